import { findHref } from '../../checks/read-links.ts';
import { lastOf, type Altinn2Bench } from './altinn2-bench.ts';

/** The id of the first form, by its relation. */
export async function firstForm(on: Altinn2Bench, of: string): Promise<string> {
  const answer = await on.send('getMessage', { of });
  return lastOf(findHref(answer.json(), 'form'));
}
