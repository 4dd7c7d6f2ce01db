import { headerOf } from '#specs';
import { fail, type Check, type CheckContext, type RawFinding } from '../check.ts';

const name = 'ocp-apim-subscription-key';
const namedWithValue = /ocp-apim-subscription-key"?\s*[:=]\s*"?[\w-]{8,}/i;
/** Shorter ones are names of variables, or masked. */
const shortestKey = 16;

/** The key reaches the service behind the gateway and stays there (reference sdir 8.2); it is never repeated. */
export const sdirKeyKept: Check = {
  id: 'sdir-key-kept',
  demands: 'No answer repeats the subscription key, in a header or in the body.',
  api: 'sdir',
  judge: (context) =>
    context.answer === undefined ? 'inapplicable' : [...inHeaders(context), ...inBody(context)],
};

function inHeaders(context: CheckContext): readonly RawFinding[] {
  const key = keyOf(context);
  const lines = context.answer?.response.headers ?? [];
  return lines
    .filter(([header, value]) => header.toLowerCase() === name || holds(value, key))
    .map(([header]) => finding(`header:${header.toLowerCase()}`));
}

function inBody(context: CheckContext): readonly RawFinding[] {
  const { body } = context.answer ?? {};
  if (body === undefined || !('text' in body)) return [];
  const repeats = namedWithValue.test(body.text) || holds(body.text, keyOf(context));
  return repeats ? [finding('')] : [];
}

function keyOf({ exchange }: CheckContext): string {
  return headerOf(exchange.request.headers, name) ?? '';
}

function holds(text: string, key: string): boolean {
  return key.length >= shortestKey && !key.startsWith('$') && text.includes(key);
}

function finding(place: string): RawFinding {
  return fail('an answer without the key', 'the key', place);
}
