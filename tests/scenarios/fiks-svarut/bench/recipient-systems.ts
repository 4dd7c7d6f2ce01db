import type { LiveExchange } from '#environments';
import type { FiksContext } from './scenario.ts';
import { seenRows, type SeenObject } from './seen.ts';

/** What recipients' systems are asked by; what is left out does not count (reference fiks 3.8). */
export interface SystemFilter {
  readonly organisasjonsnummer?: string;
  readonly forsendelseType?: string;
  readonly niva?: string;
}

/** Asks with a filter. */
export function askSystems(
  { on }: FiksContext,
  filter: SystemFilter = {},
  options: { readonly deliberatelyInvalid?: boolean } = {},
): Promise<LiveExchange> {
  return on.send('hentMottakersystem', { ...options, query: { ...filter } });
}

/** The rows of an answer. */
export function systemsIn(answer: LiveExchange): readonly SeenObject[] {
  return seenRows(answer, 'mottakersystemer');
}

/** The systems that are found without a filter, without which nothing can be told of filters. */
export async function allSystems(context: FiksContext): Promise<readonly SeenObject[]> {
  const { bench } = context;
  const answer = await askSystems(context);
  if (answer.status !== 200) bench.inconclusive(`without a filter it answers ${answer.status}`);
  return systemsIn(answer);
}

/** The text by which a row is asked for again. */
export function valueOf(row: SeenObject, member: keyof SystemFilter): string {
  const value = row[member];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Members of a filter that a row does not have as asked. */
export function unlike(row: SeenObject, filter: SystemFilter): readonly string[] {
  const wanted = Object.entries(filter) as readonly (readonly [keyof SystemFilter, string])[];
  return wanted
    .filter(([member, value]) => valueOf(row, member) !== value)
    .map(([member]) => `${member} ${valueOf(row, member)}`);
}
