import { randomUUID } from 'node:crypto';
import type { Reply } from '../../server/message.ts';
import { textOf } from '../../server/narrow.ts';
import type { AdmittedCall, SdirRoute } from '../call.ts';
import type { OrderRuleName } from '../rules/certificates.ts';
import { readOrder } from '../services/certificates.ts';
import { statusAt } from '../services/order-life.ts';
import { objectIn, readBody } from '../services/read-body.ts';
import { json } from '../services/replies.ts';
import { findOrder, insertOrder, listOrders } from '../store/certificate-orders.ts';

const service = 'ecertificate' as const;

/** E-certificates for insurers: both calls are POST (reference sdir 6.4). */
export const certificateRoutes: readonly SdirRoute[] = [
  { id: 'orderCertificate', service, method: 'POST', path: '/api/order', handle: order },
  { id: 'readOrderStatus', service, method: 'POST', path: '/api/status', handle: status },
];

const names: readonly OrderRuleName[] = [
  'initiator',
  'insurer',
  'type',
  'operation',
  'cancellation',
  'certificateId',
  'trialAwaits',
  'trialYard',
  'vessel',
  'tonnage',
  'smallVessel',
  'owners',
];

async function order(call: AdmittedCall): Promise<Reply> {
  const sent = await objectOf(call);
  if ('refused' in sent) return sent.refused;
  const { rules } = call.state;
  const form = readOrder(sent.object);
  const problems = names.flatMap((name) => rules.judgesOrder(name, form) ?? []);
  const id = randomUUID();
  if (rules.takesOrder(problems)) {
    const { organisation, nowMs } = call;
    const store = await call.state.store();
    await store.exclusive((database) =>
      insertOrder(database, { id, organisation, createdMs: nowMs, json: sent.object }),
    );
  }
  return json(200, rules.answersOrder(id, problems));
}

async function status(call: AdmittedCall): Promise<Reply> {
  const sent = await objectOf(call);
  if ('refused' in sent) return sent.refused;
  const { rules } = call.state;
  const id = textOf(sent.object['orderId']);
  if (!rules.isUid(id)) return rules.refusesUid('orderId');
  const store = await call.state.store();
  const { found, orders } = await store.exclusive((database) => ({
    found: findOrder(database, id),
    orders: listOrders(database),
  }));
  const isSeen = found !== undefined && rules.seesOrder(found, call.organisation);
  const told = isSeen ? statusAt(found, orders, { rules, nowMs: call.nowMs }) : undefined;
  return json(200, rules.tellsStatus(told));
}

async function objectOf(
  call: AdmittedCall,
): Promise<{ readonly object: Readonly<Record<string, unknown>> } | { readonly refused: Reply }> {
  const body = await readBody(call);
  if ('refused' in body) return body;
  const object = objectIn(body.value);
  return object === undefined ? { refused: call.state.rules.refusesBody() } : { object };
}
