import type { LiveExchange } from '#environments';
import type { RemovalStep } from '../../engine/journal.ts';

const instanceId = /^\d+\/[\da-f-]{36}$/;

/** How to remove the instance that an answer tells of, or undefined where it made none (reference 4.6). */
export function removalOf(made: LiveExchange): readonly RemovalStep[] | undefined {
  if (made.status !== 201 || made.operationId !== 'createInstance') return undefined;
  const { id } = (made.json() ?? {}) as { readonly id?: unknown };
  if (typeof id !== 'string' || !instanceId.test(id)) return undefined;
  const path = `/storage/api/v1/instances/${id}`;
  const gone = `${path}?hard=true`;
  const callers = [...new Set([made.actor, 'user', 'system'])].filter((as) => as !== 'anonymous');
  return [
    ...callers.map((as) => ({ method: 'DELETE', path: gone, as }) as const),
    { method: 'POST', path: `${path}/complete`, as: 'org' },
    { method: 'DELETE', path: gone, as: 'org' },
  ];
}
