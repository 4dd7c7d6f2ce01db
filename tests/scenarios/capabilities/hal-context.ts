import type { LiveExchange } from '#environments';
import type { Hal, HalRoot } from '#specs';
import { ownLinks } from '../../checks/read-links.ts';
import type { Bench } from '../../engine/bench.ts';
import type { Asker } from './asker.ts';
import type { Walker } from './walker.ts';

/** What a scenario of links works with. */
export interface HalContext {
  readonly bench: Bench;
  readonly walker: Walker;
  readonly asker: Asker;
  readonly hal: Hal;
}

/** One list at the front, read. */
export interface ReadRoot {
  readonly root: HalRoot;
  readonly answer: LiveExchange;
  readonly items: readonly unknown[];
}

/** The address that an item tells of itself. */
export function selfOf(item: unknown): string | undefined {
  return ownLinks(item).find(({ rel }) => rel === 'self')?.href;
}

/** Judges a list; where the rule is about its items, gives how many it judged. */
type Judge = (read: ReadRoot) => Promise<number | void> | number | void;

/** Reads every list that the target can be asked, and judges each; untested where all of them lack what is judged. */
export async function eachRoot(
  { bench, asker, hal, walker }: HalContext,
  judge: Judge,
  only: (root: HalRoot) => boolean = () => true,
): Promise<void> {
  const askable = hal.roots.filter((root) => only(root) && asker.missing(root) === undefined);
  if (askable.length === 0) bench.untested('the target has no caller for any of the lists');
  const counts: number[] = [];
  for (const root of askable) {
    const answer = await walker.root(root);
    if (!bench.conform(answer, { status: 200 })) continue;
    const count = await judge({ root, answer, items: walker.items(answer, root) });
    if (typeof count === 'number') counts.push(count);
  }
  if (counts.length > 0 && counts.every((count) => count === 0))
    bench.untested(`no item to judge: ${askable.map(({ name }) => name).join(', ')} are empty`);
}

/** Lists that no other scenario changes: what one read shows, another shows too. */
export const steady = ({ changes }: HalRoot): boolean => !changes;
