import { _, type Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';

/** Options under which Ajv keeps the source of what it compiles; the code expects `formats` in scope. */
export const STANDALONE_OPTIONS = { source: true, formats: _`formats` };

/** JavaScript of the validators at these schema addresses, one export per key, as run-standalone runs it. */
export function toStandaloneCode(
  ajv: Ajv2020,
  addresses: Readonly<Record<string, string>>,
): string {
  return standalone.default(ajv, { ...addresses });
}
