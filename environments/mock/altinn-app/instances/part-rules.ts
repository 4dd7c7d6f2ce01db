import type { AppDefinition, DataType } from '../app/app-definition.ts';
import type { RequestPart } from './request-parts.ts';

/** The first faulty part's text, behind the prefix; undefined where all parts fit (M14-M23). */
export function partProblem(app: AppDefinition, parts: readonly RequestPart[]): string | undefined {
  const problem =
    firstProblem(parts, (part) => singleProblem(app, part)) ?? countProblem(app, parts);
  return problem === undefined
    ? undefined
    : `Error when comparing content to application metadata: ${problem}`;
}

function firstProblem(
  parts: readonly RequestPart[],
  ask: (part: RequestPart) => string | undefined,
): string | undefined {
  for (const part of parts) {
    const problem = ask(part);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function singleProblem(app: AppDefinition, part: RequestPart): string | undefined {
  if (part.name === 'instance') return templateProblem(part);
  const type = app.dataTypes.find((one) => one.id === part.name);
  if (type === undefined) {
    return `Multipart section named, '${part.name ?? ''}' does not correspond to an element type in application metadata`;
  }
  return typeProblem(part, type) ?? sizeProblem(part, type);
}

function templateProblem(part: RequestPart): string | undefined {
  if (mediaTypeOf(part) === 'application/json') return undefined;
  return `Unexpected Content-Type '${part.contentType}' of embedded instance template. Expecting 'application/json'`;
}

// The text before the first `;`, not trimmed, in its own case.
function mediaTypeOf(part: RequestPart): string {
  return part.contentType.split(';')[0] ?? '';
}

function typeProblem(part: RequestPart, type: DataType): string | undefined {
  const allowed = type.allowedContentTypes ?? [];
  const sent = mediaTypeOf(part);
  if (allowed.length === 0 || allowed.includes(sent)) return undefined;
  return `The multipart section named ${part.name} has a Content-Type '${sent}' which is invalid for element type '${type.id}'`;
}

function sizeProblem(part: RequestPart, type: DataType): string | undefined {
  const bytes = part.body.length;
  if (bytes === 0) {
    return `The multipart section named ${part.name} has no data. Cannot process empty part.`;
  }
  const limit = (type.maxSize ?? 0) * 1024 * 1024;
  if (limit === 0 || bytes <= limit) return undefined;
  return `The multipart section named ${part.name} exceeds the size limit of element type '${type.id}'`;
}

function countProblem(app: AppDefinition, parts: readonly RequestPart[]): string | undefined {
  const over = app.dataTypes.find((type) => {
    const count = parts.filter((part) => part.name === type.id).length;
    return type.maxCount > 0 && count > type.maxCount;
  });
  if (over === undefined) return undefined;
  return `The list of parts contains more elements of type '${over.id}' than the element type allows.`;
}
