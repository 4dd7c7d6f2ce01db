import { fail, note, type RawFinding } from '../check.ts';
import { shorten } from '../shorten.ts';
import { isNorwegian, textIn } from './members.ts';
import type { Json } from '../../har/json-parts.ts';

/** What an address lacks to be reached by post: poststed, and in Norway postnummer (reference fiks 3.1 R6). */
export function postalFindings(address: Json, pointer: string): readonly RawFinding[] {
  const place = textIn(address, 'poststed');
  const missing = place === undefined ? [fail('a poststed', 'absent', `${pointer}/poststed`)] : [];
  return isNorwegian(address) ? [...missing, ...numberFindings(address, pointer)] : missing;
}

/** A name instead of a number is what a swapped pair looks like; four digits are asked for by the older interface alone. */
function numberFindings(address: Json, pointer: string): readonly RawFinding[] {
  const place = `${pointer}/postnummer`;
  const value = textIn(address, 'postnummer');
  if (value === undefined) return [fail('a postnummer of a Norwegian address', 'absent', place)];
  if (/^\d{4}$/.test(value) || value.includes('***')) return [];
  const told = /\d/.test(value) ? note : fail;
  return [told('a postnummer of four digits', shorten(value), place)];
}
