import { keysOf, type JsonObject } from './json-node.ts';
import type { RuleFinding } from './document-rules.ts';

interface MetaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/**
 * What the schema of OpenAPI documents refuses, by @apidevtools/swagger-parser: the deepest places first.
 * Nothing is fetched or read: the document is bundled already.
 */
export async function validateStructure(root: JsonObject): Promise<readonly RuleFinding[]> {
  const { default: parser } = await import('@apidevtools/swagger-parser');
  // The parser wants paths even of 3.1, where components or webhooks alone are a document.
  const copy: unknown = structuredClone({ paths: {}, ...root });
  try {
    // The typed entrance wants a document; whether it is one is the question.
    await parser.validate(copy as Parameters<typeof parser.validate>[0] & object, {
      resolve: { external: false },
    });
    return [];
  } catch (error) {
    return toFindings(error);
  }
}

function toFindings(error: unknown): readonly RuleFinding[] {
  const errors =
    error instanceof Error && 'details' in error && Array.isArray(error.details)
      ? error.details.filter(isMetaError)
      : [];
  if (errors.length === 0) return [{ keys: [], expected: firstLine(error) }];
  const telling = tellingOf(errors);
  return telling.map((one) => ({ keys: keysOf(one.instancePath), expected: toExpected(one) }));
}

function isMetaError(value: unknown): value is MetaError {
  return (
    typeof value === 'object' && value !== null && 'instancePath' in value && 'keyword' in value
  );
}

const NOISE = new Set(['oneOf', 'anyOf', 'if', 'not']);

/** `oneOf [Schema, Reference]` refuses twice: the branch that got deepest is the one that was meant. */
function tellingOf(errors: readonly MetaError[]): readonly MetaError[] {
  const concrete = errors.filter(
    (one) => !NOISE.has(one.keyword) && one.params['missingProperty'] !== '$ref',
  );
  const candidates = concrete.length > 0 ? concrete : errors;
  const deepest = Math.max(...candidates.map(depthOf));
  const best = candidates.filter((one) => depthOf(one) === deepest);
  return [...new Map(best.map((one) => [`${one.instancePath} ${toExpected(one)}`, one])).values()];
}

function depthOf({ instancePath }: MetaError): number {
  return instancePath.split('/').length;
}

const EXPECTED: Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => string>> = {
  required: (params) => `the member "${String(params['missingProperty'])}" was expected`,
  additionalProperties: (params) =>
    `the member "${String(params['additionalProperty'])}" is not known here`,
  unevaluatedProperties: (params) =>
    `the member "${String(params['unevaluatedProperty'])}" is not known here`,
  enum: (params) => `one of ${JSON.stringify(params['allowedValues'])} was expected`,
  const: (params) => `${JSON.stringify(params['allowedValue'])} was expected`,
  type: (params) => `type ${String(params['type'])} was expected`,
};

function toExpected(error: MetaError): string {
  return EXPECTED[error.keyword]?.(error.params) ?? error.message ?? error.keyword;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
