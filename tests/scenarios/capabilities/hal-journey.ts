import type { LiveExchange } from '#environments';
import type { HalJourney } from '#specs';
import type { HalContext } from './hal-context.ts';
import { textAt, type WalkEnd } from './walker.ts';

/** Goes the way from the first item that it is possible from. */
export async function travel(on: HalContext, journey: HalJourney): Promise<void> {
  const root = on.hal.roots.find(({ name }) => name === journey.from);
  if (root === undefined) return;
  const reason = on.asker.missing(root);
  if (reason !== undefined) on.bench.untested(reason);
  const answer = await on.walker.root(root);
  if (!on.bench.conform(answer, { status: 200 })) return;
  const items = on.walker.items(answer, root).filter((item) => fits(item, journey));
  const end = await walkFirst(on, journey, { items, as: on.asker.actorOf(root) });
  if (end !== undefined && 'reached' in end) arrive(on, end.reached, journey);
  else tellMissing(on, journey, { end, answer });
}

const tried = 20;

/** The end of the first way that is whole, else of the last one. */
async function walkFirst(
  { walker }: HalContext,
  journey: HalJourney,
  from: { readonly items: readonly unknown[]; readonly as: string },
): Promise<WalkEnd | undefined> {
  let end: WalkEnd | undefined;
  for (const item of from.items.slice(0, tried)) {
    end = await walker.walk(item, journey, from.as);
    if (end !== undefined && 'reached' in end) return end;
  }
  return end;
}

interface Unreached {
  readonly end: Exclude<WalkEnd, { readonly reached: LiveExchange }> | undefined;
  readonly answer: LiveExchange;
}

function tellMissing(
  { bench }: HalContext,
  { name, from, steps }: HalJourney,
  { end, answer }: Unreached,
): void {
  bench.verify(`${name} is reached by ${from}, ${steps.join(', ')}`, {
    actual: `no ${end?.missing ?? steps[0]}`,
    expected: 'reached',
    exchange: end?.exchange ?? answer,
  });
}

function fits(item: unknown, { where }: HalJourney): boolean {
  return Object.entries(where).every(([name, value]) => textAt(item, `/${name}`) === value);
}

function arrive({ bench, hal }: HalContext, reached: LiveExchange, { ends }: HalJourney): void {
  const isAny = ends === '*/*';
  bench.conform(reached, {
    status: 200,
    empty: false,
    ...(isAny ? {} : { mediaType: ends ?? hal.type }),
  });
}
