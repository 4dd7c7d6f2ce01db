import { fail } from '../check.ts';
import { errorRule } from './error-rule.ts';

/** The document calls errorJson a text, the wire shows an object: both conform, but the text is JSON (reference fiks 5.5). */
export const fiksErrorJson = errorRule({
  id: 'fiks-error-json',
  demands: 'The errorJson of an error message is an object, JSON as text, or absent.',
  judge: ({ errorJson }) => {
    if (errorJson === undefined || errorJson === null) return [];
    if (typeof errorJson !== 'string' || isJsonText(errorJson)) return [];
    return [fail('JSON as text', 'a text that is no JSON', '/errorJson')];
  },
});

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
