import { setTimeout as pause } from 'node:timers/promises';
import type { LiveExchange } from '#environments';
import { withValueAt, type Json } from '../capabilities/json-value.ts';
import { give } from './orders.ts';
import type { SdirBench, SdirRequest } from './sdir-bench.ts';

/** How far an order has come, as it is told. */
export interface OrderStatus {
  readonly status: string;
  readonly errors: unknown;
  readonly utn: unknown;
  readonly exchange: LiveExchange;
}

/** An order for the registered vessel of the target that keeps every rule; members given replace its own. */
export function certificateOrder(on: SdirBench, change: Json = {}): Json {
  return {
    Initiator: 'Samsvar P&I',
    CertificateType: 'CLC',
    OperationType: 'Create',
    ValidFrom: { Date: '2026-01-01T00:00:00+00:00' },
    ValidTo: { Date: '2026-12-31T00:00:00+00:00' },
    Vessel: { ...vesselOf(on, 'vessel'), Owners: { Owner: [owner] } },
    'INSURER.NAME': 'Samsvar Forsikring',
    'INSURER.ADDRESS': 'Bergen',
    ...change,
  };
}

/** An owner as orders name him. */
export const owner: Json = {
  Name: 'Samsvar Rederi',
  Address: { StreetAddress: 'Kaien 1', City: 'Haugesund', Country: 'NORWAY' },
};

/** A vessel that the target says to be registered. */
export function vesselOf(on: SdirBench, parameter: 'vessel' | 'smallVessel'): Json {
  return JSON.parse(on.parameter(parameter)) as Json;
}

/** The order with another value at a place. */
export function orderWith(on: SdirBench, pointer: string, value: unknown): Json {
  return withValueAt(certificateOrder(on), pointer, value);
}

/** Orders; what is answered is for the caller to judge. */
export function post(on: SdirBench, order: Json, request: SdirRequest = {}): Promise<LiveExchange> {
  return on.send('orderCertificate', { json: order, ...request });
}

/** True where an answer accepts an order (reference sdir 6.4). */
export function isAccepted(exchange: LiveExchange): boolean {
  const { orderId, status } = (exchange.json() ?? {}) as Json;
  return exchange.status === 200 && status === 'Order Accepted' && typeof orderId === 'string';
}

/** The id of an order that was accepted; inconclusive where it was not. */
export async function ordered(on: SdirBench, order = certificateOrder(on)): Promise<string> {
  const exchange = await post(on, order);
  if (!isAccepted(exchange))
    on.bench.inconclusive(`no order to go on with: it was answered ${exchange.status}`);
  return String((exchange.json() as Json)['orderId']);
}

/** How far the order has come now, or so much later where a mock can be told. */
export async function statusOf(
  on: SdirBench,
  orderId: string,
  request: SdirRequest = {},
): Promise<OrderStatus> {
  const exchange = await on.send('readOrderStatus', { json: { orderId }, ...request });
  const { status, errors, utn } = (exchange.json() ?? {}) as Json;
  return { status: typeof status === 'string' ? status : '', errors, utn, exchange };
}

const laterMs = 10 * 60_000;
const pollMs = 10_000;
const tries = 30;

/** Statuses behind which nothing comes by itself; others, such as `Change OK`, are steps on the way (reference sdir 6.4). */
const ends = /^(?:$|Certificate Issued|Order not found|Error|Stopped|On Hold|(?:Trial|Cancel) OK)/i;

/** How an order ended. Its status is an open text: only errors, and the words for them and for work, say more (reference sdir 6.4). */
export function endOf({ status, errors }: OrderStatus): 'done' | 'failed' | 'none' {
  if (/^(?:Error|Stopped)/i.test(status) || typeof errors === 'string') return 'failed';
  return /^(?:$|Processing|On Hold|Order not found)/i.test(status) ? 'none' : 'done';
}

/** Looks until the order is worked on no more: on a mock later, elsewhere by asking again; inconclusive where it takes too long. */
export async function settled(on: SdirBench, orderId: string): Promise<OrderStatus> {
  const { control } = on.bench.session;
  if (control !== undefined) return statusOf(on, orderId, await give(on.bench, { laterMs }));
  let last = await statusOf(on, orderId);
  for (let round = 1; round < tries && !ends.test(last.status); round += 1) {
    await pause(pollMs);
    last = await statusOf(on, orderId);
  }
  if (!ends.test(last.status))
    on.bench.inconclusive(`the order is still told as ${last.status} after ${tries} looks`);
  return last;
}
