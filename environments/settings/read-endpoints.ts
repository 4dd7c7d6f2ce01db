import { readFileSync } from 'node:fs';
import { SuiteError } from '#specs';
import { isRecord } from './read-config-file.ts';

type Tokens = Readonly<
  Record<string, { readonly token: string; readonly headers?: Readonly<Record<string, string>> }>
>;

/** Where a running mock answers, as `samsvar mock --json` prints it. */
export interface Endpoints {
  readonly apis: Readonly<Record<string, { readonly baseUrl: string; readonly actors?: Tokens }>>;
  readonly actors?: Tokens;
  readonly like?: 'real' | 'promise';
  readonly control?: string;
}

/** Reads the file of `--endpoints`. Throws `endpoints-unreadable`. */
export function readEndpoints(file: string): Endpoints {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw unreadable(file, cause instanceof Error ? cause.message : String(cause));
  }
  return parseEndpoints(text, file);
}

/** Parses what `samsvar mock --json` printed. Throws `endpoints-unreadable`. */
export function parseEndpoints(text: string, from: string): Endpoints {
  const content = parseJson(text, from);
  const problems = findProblems(content);
  if (problems.length > 0) throw unreadable(from, problems.join('; '));
  // findProblems has looked at every member.
  return content as Endpoints;
}

function parseJson(text: string, from: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadable(from, cause instanceof Error ? cause.message : String(cause));
  }
}

function findProblems(content: unknown): string[] {
  if (!isRecord(content)) return ['expected an object'];
  const { apis, like, control, actors } = content;
  const problems = [...findApiProblems(apis), ...findTokenProblems(actors, 'actors')];
  if (like !== undefined && like !== 'real' && like !== 'promise') {
    problems.push('`like` is neither real nor promise');
  }
  if (control !== undefined && !isUrl(control)) problems.push('`control` is no address');
  return problems;
}

function findApiProblems(apis: unknown): string[] {
  if (!isRecord(apis) || Object.keys(apis).length === 0) return ['`apis` names no API'];
  return Object.entries(apis).flatMap(([api, entry]) =>
    isRecord(entry) && isUrl(entry['baseUrl'])
      ? findTokenProblems(entry['actors'], `apis.${api}.actors`)
      : [`apis.${api}.baseUrl is no address`],
  );
}

function findTokenProblems(actors: unknown, where: string): string[] {
  if (actors === undefined) return [];
  if (!isRecord(actors)) return [`${where} is no object`];
  return Object.entries(actors).flatMap(([actor, entry]) => {
    if (!isRecord(entry) || typeof entry['token'] !== 'string')
      return [`${where}.${actor}.token is no text`];
    return isTexts(entry['headers']) ? [] : [`${where}.${actor}.headers are not all texts`];
  });
}

function isTexts(value: unknown): boolean {
  if (value === undefined) return true;
  return isRecord(value) && Object.values(value).every((one) => typeof one === 'string');
}

function isUrl(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\/[^/]/.test(value);
}

function unreadable(from: string, reason: string): SuiteError {
  return new SuiteError(
    'endpoints-unreadable',
    `${from} does not say where the mock answers: ${reason}. Expected what \`samsvar mock --json\` prints.`,
    { kind: 'configuration', fields: { file: from } },
  );
}
