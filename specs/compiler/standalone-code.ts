import { _, type Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { SET_ID } from './schema-validator.ts';

/** Options under which Ajv keeps the source of what it compiles; the code expects `formats` in scope. */
export const STANDALONE_OPTIONS = { source: true, formats: _`formats` };

/** JavaScript of the validators of these keys, one export each, as run-standalone runs it. */
export function toStandaloneCode(ajv: Ajv2020, keys: readonly string[]): string {
  const exported = Object.fromEntries(keys.map((key) => [key, `${SET_ID}#/$defs/${key}`]));
  return standalone.default(ajv, exported);
}
