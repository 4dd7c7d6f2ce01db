import { randomBytes } from 'node:crypto';
import type { Reply } from '../server/message.ts';
import { refusal } from '../server/control-reply.ts';
import { jsonReply } from '../server/json-reply.ts';
import type { ControlBody, ServedApi } from '../server/served-api.ts';
import { organisationNumber } from './access/subscriptions.ts';
import { mintTokenFor } from './access/token.ts';
import type { SdirState } from './call.ts';
import type { Order, OrderWish } from './orders/order-book.ts';
import { releaseOrder } from './store/certificate-orders.ts';

/** Orders for the requests that carry a mark (orders/order-book.ts), and what the ship register does. */
export function sdirControl(state: SdirState): NonNullable<ServedApi['control']> {
  return {
    'POST /sdir/caller': () => makeCaller(state),
    'POST /sdir/order': (body) => takeOrder(state, body),
    'POST /sdir/held': (body) =>
      withOrder(state, body, async ({ hold }) => {
        await hold.reached;
        return jsonReply(200, {});
      }),
    'POST /sdir/release': (body) => withOrder(state, body, (order) => release(state, order, body)),
    'POST /sdir/register': (body) => changeRegister(state, body),
  };
}

/** A subscription and a token of an organisation that nobody else reports for. */
async function makeCaller({ callers, world }: SdirState): Promise<Reply> {
  const organisation = organisationNumber(callers.length);
  const [primary, secondary] = [randomBytes(16), randomBytes(16)].map((one) => one.toString('hex'));
  const keys = { primary: primary ?? '', secondary: secondary ?? '' };
  callers.push({ organisation, product: 'seafarer', ...keys });
  const token = await mintTokenFor(world, organisation);
  return jsonReply(200, { organisation, key: keys.primary, secondaryKey: keys.secondary, token });
}

const members: readonly (keyof OrderWish)[] = [
  'failAfter',
  'holdAfter',
  'laterMs',
  'throttledSeconds',
  'quotaSeconds',
];

function takeOrder({ orders, world }: SdirState, body: ControlBody): Reply {
  const unknown = Object.keys(body).filter((name) => !members.some((one) => one === name));
  const wrong = Object.values(body).some((value) => typeof value !== 'number');
  if (unknown.length > 0 || wrong)
    return refusal(`An order has numbers under ${members.join(', ')} and nothing else.`);
  return jsonReply(200, { mark: orders.take(body, world.clock.now().getTime()) });
}

function withOrder(
  { orders }: SdirState,
  body: ControlBody,
  obey: (order: Order) => Promise<Reply>,
): Promise<Reply> | Reply {
  const order = orders.find(typeof body['mark'] === 'string' ? body['mark'] : undefined);
  return order === undefined ? refusal('mark must be that of an order.') : obey(order);
}

/** Lets a held batch go on, when so many others have asked for the store since. */
async function release(state: SdirState, order: Order, body: ControlBody): Promise<Reply> {
  const { afterAsked = 0 } = body;
  if (typeof afterAsked !== 'number') return refusal('afterAsked must be a number.');
  const store = await state.store();
  void store.whenAsked(afterAsked).then(() => order.hold.release());
  return jsonReply(200, {});
}

async function changeRegister(state: SdirState, body: ControlBody): Promise<Reply> {
  const id = String(body['orderId']);
  const store = await state.store();
  const nowMs = state.world.clock.now().getTime();
  const found = await store.exclusive((database) => releaseOrder(database, id, nowMs));
  return found ? jsonReply(200, {}) : refusal('orderId must be that of an order.');
}
