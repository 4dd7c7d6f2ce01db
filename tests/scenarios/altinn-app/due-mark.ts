import type { LiveExchange } from '#environments';
import type { AppContext } from './scenario.ts';

const yearMs = 365 * 24 * 3600 * 1000;

/** A due date that no other instance has: by it an instance that should not exist is found again. */
export function dueMark({ bench }: AppContext, ...words: readonly string[]): string {
  const offset = Math.floor(bench.session.random(bench.scenario.title, ...words) * yearMs);
  return new Date(Date.now() + yearMs + offset).toISOString();
}

/** Claims that no active instance of the party carries any of the marks. */
export async function verifyNoneMade(
  { on, bench }: AppContext,
  {
    partyId,
    marks,
    requirement,
  }: { partyId: string; marks: readonly string[]; requirement: string },
): Promise<void> {
  const active = await on.send('listActiveInstances', { path: { instanceOwnerPartyId: partyId } });
  if (active.status !== 200)
    bench.inconclusive(`the list of active instances answered ${active.status}`);
  const times = marks.map((mark) => Date.parse(mark));
  on.verify('no instance is left behind', {
    actual: dueDates(active).filter((due) => times.includes(due)).length,
    expected: 0,
    exchange: active,
    requirement,
  });
}

function dueDates(active: LiveExchange): readonly number[] {
  const list = active.json();
  if (!Array.isArray(list)) return [];
  return list.map((one: { dueBefore?: unknown }) => Date.parse(String(one.dueBefore)));
}
