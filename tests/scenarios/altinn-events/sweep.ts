import type { LiveExchange } from '#environments';
import { once } from '../../engine/session.ts';
import type { EventsBench } from './events-bench.ts';

/** Younger ones may belong to another shard of the same run. */
const oldMs = 6 * 3600 * 1000;

interface Listed {
  readonly id: number;
  readonly endPoint: string;
  readonly created: string;
}

/** Deletes what runs that died have left of an actor's subscriptions, by our prefix, once per session. */
export function sweepOnce(on: EventsBench, as: string): Promise<void> {
  const { session } = on.bench;
  if (!session.target.features.includes('reads')) return Promise.resolve();
  return once(session, `sweep of ${as}`, () => sweep(on, as));
}

async function sweep(on: EventsBench, as: string): Promise<void> {
  const { client } = on.bench.session;
  const path = '/events/api/v1/subscriptions';
  const answer = await client.send({ method: 'GET', path, as });
  const left = subscriptionsIn(answer).filter(
    ({ endPoint, created }) => isOurs(endPoint) && Date.now() - Date.parse(created) > oldMs,
  );
  for (const { id } of left) await client.send({ method: 'DELETE', path: `${path}/${id}`, as });
}

/** Every address that we subscribe has this word in its path. */
function isOurs(endPoint: string): boolean {
  return URL.canParse(endPoint) && new URL(endPoint).pathname.startsWith('/samsvar/');
}

/** The subscriptions of an answer; none where it is no list of them. */
export function subscriptionsIn(answer: LiveExchange): readonly Listed[] {
  if (answer.status !== 200) return [];
  const { subscriptions } = answer.json() as { subscriptions?: unknown };
  return Array.isArray(subscriptions) ? (subscriptions as Listed[]) : [];
}
