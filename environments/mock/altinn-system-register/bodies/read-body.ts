import { bareProblem, bindingProblem } from '../../altinn-app/families.ts';
import type { MockRequest, Reply } from '../../server/message.ts';
import { readJson } from '../../server/read-json.ts';
import { convert } from './convert.ts';
import type { Kind } from './model.ts';
import { validate } from './validate.ts';

/** A body as its model has it, or the refusal. */
export type Bound = { readonly value: unknown } | { readonly refusal: Reply };

/** What a body is read as: its model, and what the operation calls it. */
export interface BodyForm {
  readonly kind: Kind;
  readonly parameter: string;
}

const jsonType = /^\s*(application\/json|text\/json|application\/[^;\s]+\+json)\s*(;|$)/i;
const otherCharset = /charset\s*=\s*"?(?!utf-8|utf-16)/i;

/** Media type, JSON, kinds of members, then what the model refuses (recorded SR-54 to SR-112). */
export function readBody(request: MockRequest, form: BodyForm): Bound {
  const type = request.header('content-type') ?? '';
  if (!jsonType.test(type) || otherCharset.test(type)) return { refusal: bareProblem(415) };
  const text = request.body.toString('utf8').replace(/^\uFEFF/, '');
  const reading = text.trim() === '' ? { value: null } : readJson(text);
  if ('fault' in reading) return unread(form, { [reading.fault.path]: [reading.fault.message] });
  if (reading.value === null) return unread(form, { '': ['The request has no body.'] });
  const converted = convert(reading.value, form.kind);
  if ('fault' in converted) {
    return unread(form, { [converted.fault.path]: [converted.fault.message] });
  }
  const errors = validate(converted.value, form.kind);
  if (Object.keys(errors).length > 0) return { refusal: bindingProblem(errors) };
  return { value: converted.value };
}

function unread({ parameter }: BodyForm, errors: Record<string, readonly string[]>): Bound {
  const required = { [parameter]: [`The ${parameter} field is required.`] };
  return { refusal: bindingProblem({ ...errors, ...required }) };
}
