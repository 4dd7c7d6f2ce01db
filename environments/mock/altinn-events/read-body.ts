import { isRecord } from '../server/narrow.ts';
import { readJson } from '../server/read-json.ts';
import type { Reply } from '../server/message.ts';
import type { EventsCall, ProblemLabel } from './call.ts';
import { problem } from './replies.ts';

/** A body that was bound, or the refusal. */
export type Bound<T> = { readonly value: T } | { readonly refusal: Reply };

const needsBody = 'A non-empty request body is required.';

/** Reads a JSON body; empty and null are none. */
export function readBody({ request }: EventsCall, label: ProblemLabel): Bound<unknown> {
  const text = request.body.toString('utf8');
  const reading = text.trim() === '' ? { value: null } : readJson(text);
  if ('fault' in reading) {
    const { path, message } = reading.fault;
    return refusal({ [path]: [`${message} Path: ${path} | LineNumber: 0.`] }, label);
  }
  if (reading.value === null && (label === 'json' || text.trim() === '')) {
    return refusal({ '': [needsBody] }, label);
  }
  return { value: reading.value };
}

/** Kinds of members that a model has; every one may be absent or null. */
export type ModelShape = Readonly<Record<string, 'string' | 'boolean' | 'none'>>;

/** Binds an object by names in any case, as System.Text.Json's web defaults do (recorded EV-39, EV-40, EV-51). */
export function bindModel(
  value: unknown,
  { name, shape }: { readonly name: string; readonly shape: ModelShape },
): Bound<Readonly<Record<string, string | boolean | undefined>>> {
  const wrong = (path: string, type: string): Bound<never> =>
    refusal({
      [path]: [`The JSON value could not be converted to ${type}. Path: ${path} | LineNumber: 0.`],
    });
  if (!isRecord(value)) return wrong('$', `Altinn.Platform.Events.Models.${name}`);
  const bound: Record<string, string | boolean | undefined> = {};
  for (const [given, one] of Object.entries(value)) {
    const member = Object.keys(shape).find((own) => own.toLowerCase() === given.toLowerCase());
    if (member === undefined || one === null) continue;
    const kind = shape[member];
    if (typeof one !== kind)
      return wrong(`$.${given}`, kind === 'boolean' ? 'System.Boolean' : 'System.String');
    bound[member] = one as string | boolean;
  }
  return { value: bound };
}

function refusal(
  errors: Record<string, readonly string[]>,
  label: ProblemLabel = 'json',
): { refusal: Reply } {
  return { refusal: problem(400, { errors, label }) };
}
