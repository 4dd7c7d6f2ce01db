import type { LiveExchange } from '#environments';
import { operationsOf } from './given.ts';
import type { ItemKind } from './items.ts';
import type { SdirBench, SdirRequest } from './sdir-bench.ts';

/** A plain call of each service that anybody who may call may make. */
export const probes: readonly {
  readonly operationId: string;
  readonly request: SdirRequest;
}[] = [
  { operationId: 'listCompetencesV1', request: {} },
  { operationId: 'listCourses', request: {} },
  { operationId: 'listSeagoingServices', request: {} },
  { operationId: 'readOrderStatus', request: { json: { orderId: crypto.randomUUID() } } },
];

/** Sends the plain call of each service with the same change, and judges each answer. */
export async function probeAll(
  on: SdirBench,
  change: SdirRequest,
  judge: (exchange: LiveExchange) => void,
): Promise<void> {
  for (const { operationId, request } of probes)
    judge(await on.send(operationId, { ...request, ...change }));
}

/** Kinds of reports that every environment has. */
export const plainKinds: readonly ItemKind[] = ['competence-v1', 'course', 'seagoing'];

/** The operation that creates reports of a kind. */
export function batchOf(kind: ItemKind): string {
  return operationsOf[kind].batch;
}

/** The scenario is about tokens: untested where the key alone is taken. */
export function requireTokens(on: SdirBench): void {
  if (on.parameter('auth') !== 'key+token')
    on.bench.untested('the environment takes the key alone');
}
