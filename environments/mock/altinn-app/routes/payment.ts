import type { Reply } from '../../server/message.ts';
import type { Call, Route } from '../call.ts';
import { bareProblem, bindingProblem, empty, json, plainText, titledProblem } from '../families.ts';
import type { StoredInstance } from '../instance.ts';
import { processDefects } from '../process-defects.ts';
import type { PaymentConfig } from '../process-definition.ts';
import { readableInstance, uncaughtReply } from '../readable-instance.ts';

const base = '/{org}/{app}/instances/{party:int}/{guid:guid}/payment';

/** Payment (reference 1.9); none of it asks for a token itself. */
export const paymentRoutes: readonly Route[] = [
  { id: 'getPayment', method: 'GET', path: base, access: 'none', handle: getPayment },
  {
    ...{ id: 'getOrderDetails', method: 'GET', path: `${base}/order-details`, access: 'none' },
    handle: getOrderDetails,
  },
  {
    ...{ id: 'receivePayment', method: 'POST', path: `${base}/nets-webhook-listener` },
    ...{ access: 'none', handle: receivePayment },
  },
];

function getPayment(call: Call): Reply {
  const instance = readableInstance(call);
  if (typeof instance === 'string')
    return uncaughtReply(call, instance, processDefects.openPayment);
  const asked = call.request.query.get('taskId') ?? instance.process?.currentTask?.elementId;
  const config = call.app.process.elements.get(asked ?? '')?.payment;
  return config === undefined ? titledProblem(400, notPayment) : stored(call, instance, config);
}

const notPayment = {
  title: 'Not a payment task',
  detail:
    "This endpoint is only callable while the current task is a payment task, or when the taskId query param is set to a payment task's ID.",
};

function stored(call: Call, instance: StoredInstance, config: PaymentConfig): Reply {
  const element = instance.data.find((one) => one.dataType === config.paymentDataType);
  if (element !== undefined) return json(200, JSON.parse(element.content.toString('utf8')));
  return call.state.world.has(processDefects.paymentNotPaid) ? empty(500) : bareProblem(404);
}

// No app of the mock calculates orders, and the service does not expect that.
function getOrderDetails(call: Call): Reply {
  if (call.state.world.has(processDefects.orderDetails)) return empty(500);
  const instance = readableInstance(call);
  if (typeof instance === 'string')
    return uncaughtReply(call, instance, processDefects.openPayment);
  return bareProblem(404);
}

function receivePayment(call: Call): Reply {
  if (call.request.header('authorization') === undefined)
    return bindingProblem({ Authorization: ['The authorizationHeader field is required.'] });
  return plainText(401, 'Invalid authorization header');
}
