import type { LiveExchange } from '#environments';
import type { Removal } from '../../engine/journal.ts';

const path = '/events/api/v1/subscriptions';

/** How a subscription that an answer tells of is deleted again, by whoever made it. */
export function removalOf(exchange: LiveExchange): readonly Removal['steps'][] {
  const { operationId, status, actor } = exchange;
  if (operationId !== 'createSubscription' || status !== 201) return [];
  const id = idOf(exchange.text());
  return id === undefined ? [] : [[{ method: 'DELETE', path: `${path}/${id}`, as: actor }]];
}

function idOf(text: string): number | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('id' in value)) return undefined;
    return typeof value.id === 'number' ? value.id : undefined;
  } catch {
    return undefined;
  }
}
