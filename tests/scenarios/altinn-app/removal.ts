import type { LiveExchange } from '#environments';
import type { RemovalStep } from '../../engine/journal.ts';

const instanceId = /^\d+\/[\da-f-]{36}$/;

/**
 * How to remove the instance that an answer tells of, or undefined where it made none. Callers in
 * order: who made it, others who may be allowed to, the app owner once the instance is completed.
 */
export function removalOf(appId: string, made: LiveExchange): readonly RemovalStep[] | undefined {
  if (made.status !== 201 || made.request.method !== 'POST') return undefined;
  const { id } = (made.json() ?? {}) as { readonly id?: unknown };
  if (typeof id !== 'string' || !instanceId.test(id)) return undefined;
  const path = `/${appId}/instances/${id}`;
  const gone = `${path}?hard=true`;
  const callers = [...new Set([made.actor, 'user', 'system'])].filter((as) => as !== 'anonymous');
  return [
    ...callers.map((as) => ({ method: 'DELETE', path: gone, as }) as const),
    { method: 'POST', path: `${path}/complete`, as: 'org' },
    { method: 'DELETE', path: gone, as: 'org' },
  ];
}
