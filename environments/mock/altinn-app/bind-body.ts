import { readJson } from '../server/read-json.ts';
import type { Reply } from '../server/message.ts';
import type { Call } from './call.ts';
import { bareProblem, bindingProblem, type ProblemMedia } from './families.ts';
import { isRecord } from '../server/narrow.ts';

/** What a member of a bound body may be; null is allowed everywhere. */
export type BodyShape =
  | 'any'
  | 'string'
  | 'guid'
  | 'date-time'
  | 'boolean'
  | 'integer'
  | { readonly members: Readonly<Record<string, BodyShape>>; readonly type: string }
  | { readonly map: BodyShape }
  | { readonly list: BodyShape };

/** How an action binds its JSON body. */
export interface BodyBinding {
  readonly shape: BodyShape;
  /** Name of the C# parameter; absent where the body may be left out. */
  readonly parameter?: string;
  readonly media: ProblemMedia;
}

/** A body in the shape's own member names, or the refusal (E3, or E1 with 415). */
export type Bound = { readonly value: unknown } | { readonly reply: Reply };

/** Binds a `[FromBody]` JSON body as ASP.NET with System.Text.Json does (reference 0.2, 0.3). */
export function bindBody(call: Call, binding: BodyBinding): Bound {
  if (!isJsonType(call.request.header('content-type'))) {
    return { reply: bareProblem(415, binding.media) };
  }
  const text = call.request.body.toString('utf8');
  if (text.trim() === '') return absent(binding);
  const reading = readJson(text);
  if ('fault' in reading) return refused(binding, reading.fault.path, reading.fault.message);
  if (reading.value === null) return absent(binding);
  return shaped(reading.value, binding);
}

/** Whether a media type is JSON for a bound body: also `text/json` and `application/*+json`, UTF only. */
export function isJsonType(type: string | undefined): boolean {
  const [, charset] = /charset\s*=\s*"?([\w-]+)/i.exec(type ?? '') ?? [];
  return (
    /^\s*((application|text)\/json|application\/[\w.-]+\+json)\s*(;|$)/i.test(type ?? '') &&
    (charset === undefined || /^utf-?(8|16)$/i.test(charset))
  );
}

function absent(binding: BodyBinding): Bound {
  if (binding.parameter === undefined) return { value: null };
  return refused(binding, '', 'A non-empty request body is required.');
}

function refused(binding: BodyBinding, path: string, message: string): Bound {
  const { parameter } = binding;
  const missing =
    parameter === undefined ? {} : { [parameter]: [`The ${parameter} field is required.`] };
  return { reply: bindingProblem({ [path]: [message], ...missing }, binding.media) };
}

class Mismatch {
  readonly path: string;
  readonly type: string;
  constructor(path: string, type: string) {
    this.path = path;
    this.type = type;
  }
}

function shaped(value: unknown, binding: BodyBinding): Bound {
  const result = converted(value, binding.shape, '$');
  if (!(result instanceof Mismatch)) return { value: result };
  const text = `The JSON value could not be converted to ${result.type}. Path: ${result.path}.`;
  return refused(binding, result.path, text);
}

const scalars: Readonly<Record<string, { type: string; fits: (value: unknown) => boolean }>> = {
  any: { type: 'System.Object', fits: () => true },
  string: { type: 'System.String', fits: (value) => typeof value === 'string' },
  guid: {
    type: 'System.Guid',
    fits: (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(String(value)),
  },
  'date-time': { type: 'System.DateTime', fits: isDateTime },
  boolean: { type: 'System.Boolean', fits: (value) => typeof value === 'boolean' },
  // Numbers may be read from strings, not the reverse.
  integer: {
    type: 'System.Int32',
    fits: (value) => Number.isInteger(typeof value === 'string' ? Number(value || 'x') : value),
  },
};

function converted(value: unknown, shape: BodyShape, path: string): unknown {
  if (value === null) return null;
  if (typeof shape === 'string') return convertedScalar(value, shape, path);
  if ('list' in shape) return convertedList(value, shape.list, path);
  const type = 'members' in shape ? shape.type : 'System.Collections.Generic.Dictionary`2';
  if (!isRecord(value)) return new Mismatch(path, type);
  return 'map' in shape
    ? convertedMap(value, shape.map, path)
    : convertedMembers(value, shape.members, path);
}

function convertedScalar(value: unknown, shape: string, path: string): unknown {
  const scalar = scalars[shape];
  return scalar?.fits(value) === true ? value : new Mismatch(path, scalar?.type ?? shape);
}

function convertedList(value: unknown, item: BodyShape, path: string): unknown {
  if (!Array.isArray(value)) return new Mismatch(path, 'System.Collections.Generic.List`1');
  const items = value.map((one, i) => converted(one, item, `${path}[${i}]`));
  return items.find((one) => one instanceof Mismatch) ?? items;
}

function convertedMap(value: Record<string, unknown>, item: BodyShape, path: string): unknown {
  const entries = Object.entries(value).map(
    ([key, one]) => [key, converted(one, item, `${path}.${key}`)] as const,
  );
  return entries.find(([, one]) => one instanceof Mismatch)?.[1] ?? Object.fromEntries(entries);
}

// Member names are read in any case; unknown members are ignored.
function convertedMembers(
  value: Record<string, unknown>,
  members: Readonly<Record<string, BodyShape>>,
  path: string,
): unknown {
  const names = new Map(Object.keys(members).map((name) => [name.toLowerCase(), name]));
  const result: Record<string, unknown> = {};
  for (const [sent, one] of Object.entries(value)) {
    const name = names.get(sent.toLowerCase());
    if (name === undefined) continue;
    const member = converted(one, members[name] ?? 'any', `${path}.${sent}`);
    if (member instanceof Mismatch) return member;
    result[name] = member;
  }
  return result;
}

function isDateTime(value: unknown): boolean {
  const pattern = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;
  return typeof value === 'string' && pattern.test(value) && !Number.isNaN(Date.parse(value));
}
