import type { Reply } from '../../server/message.ts';
import type { Call, Route } from '../call.ts';
import { bareProblem, bindingProblem, empty, json, plainText, titledProblem } from '../families.ts';
import type { StoredInstance } from '../instances/instance.ts';
import { defects } from '../defects.ts';
import type { PaymentConfig } from '../process/process-definition.ts';
import { readableInstance, uncaughtReply } from '../instances/readable-instance.ts';

const base = '/{org}/{app}/instances/{party:int}/{guid:guid}/payment';

/** Payment (reference 1.9); none of it asks for a token itself. */
export const paymentRoutes: readonly Route[] = [
  { id: 'getPayment', method: 'GET', path: base, access: 'none', handle: getPayment },
  {
    id: 'getPaymentOrderDetails',
    method: 'GET',
    path: `${base}/order-details`,
    access: 'none',
    handle: getOrderDetails,
  },
  {
    id: 'receivePaymentNotice',
    method: 'POST',
    path: `${base}/nets-webhook-listener`,
    access: 'none',
    handle: receivePayment,
  },
];

const unreadable = {
  anonymous: defects.paymentWithoutToken,
  unknown: defects.paymentWithoutRights,
  denied: defects.paymentWithoutRights,
};

function getPayment(call: Call): Reply {
  const instance = readableInstance(call);
  if (typeof instance === 'string') return uncaughtReply(call, instance, unreadable);
  const asked = call.request.query.get('taskId') ?? instance.process?.currentTask?.elementId;
  const config = call.app.process.elements.get(asked ?? '')?.payment;
  if (asked === undefined || config === undefined) return titledProblem(400, notPayment);
  return json(200, { taskId: asked, ...stored(instance, config), orderDetails: order });
}

const notPayment = {
  title: 'Not a payment task',
  detail:
    "This endpoint is only callable while the current task is a payment task, or when the taskId query param is set to a payment task's ID.",
};

function stored(instance: StoredInstance, config: PaymentConfig): Record<string, unknown> {
  const element = instance.data.find((one) => one.dataType === config.paymentDataType);
  if (element === undefined) return { status: 'Uninitialized', paymentDetails: null };
  const information: unknown = JSON.parse(element.content.toString('utf8'));
  return typeof information === 'object' && information !== null ? { ...information } : {};
}

// What the app's own code would calculate: the mock orders nothing.
const order = {
  paymentProcessorId: 'mock',
  currency: 'NOK',
  orderLines: [],
  totalPriceExVat: 0,
  totalVat: 0,
  totalPriceIncVat: 0,
};

// Without any payment in the app nothing calculates orders, and the service does not expect that.
function getOrderDetails(call: Call): Reply {
  const hasPayment = [...call.app.process.elements.values()].some((one) => one.payment);
  if (!hasPayment && call.state.world.has(defects.orderDetailsWithoutPayment)) return empty(500);
  const instance = readableInstance(call);
  if (typeof instance === 'string') return uncaughtReply(call, instance, unreadable);
  return hasPayment ? json(200, order) : bareProblem(404);
}

function receivePayment(call: Call): Reply {
  if (call.request.header('authorization') === undefined)
    return bindingProblem({ Authorization: ['The authorizationHeader field is required.'] });
  return plainText(401, 'Invalid authorization header');
}
