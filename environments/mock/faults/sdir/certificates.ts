import type { Reply } from '../../server/message.ts';
import { isRecord, textOf } from '../../server/narrow.ts';
import type { SdirCall, SdirRoute } from '../../sdir/call.ts';
import type { OrderRuleName } from '../../sdir/rules/certificates.ts';
import { json } from '../../sdir/services/replies.ts';
import type { OrderStatus } from '../../sdir/services/certificates.ts';
import type { SdirFault } from './fault.ts';
import { answers, own, type Override } from './means.ts';

const oneId = '1bd956a7-26a4-41f7-822b-c37d2f032d4f';

/** The order is judged without one of its rules. */
const without = (...left: readonly OrderRuleName[]): Override => ({
  judgesOrder: (name, form) => (left.includes(name) ? undefined : own.judgesOrder(name, form)),
});

/** A status that is told in another way. */
const telling = (change: (status: OrderStatus) => unknown): Override => ({
  tellsStatus: (status) => (status === undefined ? own.tellsStatus(status) : change(status)),
});

/** An order whose body is like this is refused. */
const refusing =
  (isBad: (order: Readonly<Record<string, unknown>>) => boolean) =>
  ({ request }: SdirCall, { id }: SdirRoute): Reply | undefined => {
    if (id !== 'orderCertificate') return undefined;
    const order = orderIn(request.body);
    return isBad(order)
      ? json(200, { orderId: null, status: 'The order is not valid' })
      : undefined;
  };

function orderIn(body: Buffer): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(body.toString('utf8') || '{}');
  return isRecord(value) ? value : {};
}

const notJudged: readonly (readonly [rule: OrderRuleName, what: string, aimedAt: string])[] = [
  ['trialAwaits', 'a trial run that awaits changes', '012'],
  ['cancellation', 'a cancellation without a number', '013'],
  ['trialYard', 'a trial run without yard', '014'],
  ['type', 'any type', '015'],
  ['operation', 'any operation', '016'],
  ['initiator', 'no initiator', '018'],
  ['smallVessel', 'CLB for a small vessel', '019'],
  ['owners', 'any number of owners', '021'],
  ['certificateId', 'a number of any form', '024'],
];

/** E-certificates. */
export const certificateFaults: readonly SdirFault[] = [
  ...notJudged.map(([rule, what, aimedAt]) => ({
    id: `sdir-order-${rule.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-not-judged`,
    breaks: `An order with ${what} is accepted.`,
    aimedAt: `SDIR-ECERT-${aimedAt}`,
    rules: without(rule),
  })),
  {
    id: 'sdir-order-id-shared',
    breaks: 'All orders have one id.',
    aimedAt: 'SDIR-ECERT-001',
    rules: {
      answersOrder: (_id, problems) => own.answersOrder(oneId, problems),
    },
  },
  {
    id: 'sdir-order-id-no-guid',
    breaks: 'The id of an order is a number.',
    aimedAt: 'SDIR-ECERT-001',
    rules: { answersOrder: () => ({ orderId: '17', status: 'Order Accepted' }) },
  },
  {
    id: 'sdir-status-without-errors',
    breaks: 'The status lacks errors where there are none.',
    aimedAt: 'SDIR-ECERT-002',
    rules: telling(({ status, utn }) => ({ status, utn })),
  },
  {
    id: 'sdir-status-without-utn',
    breaks: 'The status lacks the number while there is none.',
    aimedAt: 'SDIR-ECERT-002',
    rules: telling(({ utn, ...rest }) => (utn === null ? rest : { ...rest, utn })),
  },
  {
    id: 'sdir-status-empty',
    breaks: 'The status of an order that is worked on is empty.',
    aimedAt: 'SDIR-ECERT-003',
    rules: { namesStage: (stage) => (stage === 'working' ? '' : own.namesStage(stage)) },
  },
  {
    id: 'sdir-status-early-errors',
    breaks: 'An order that is worked on has errors.',
    aimedAt: 'SDIR-ECERT-004',
    rules: telling((one) => ({ ...one, errors: one.errors ?? 'Step failed: none' })),
  },
  {
    id: 'sdir-order-never-done',
    breaks: 'An order is worked on for ever.',
    aimedAt: 'SDIR-ECERT-005',
    rules: { workMs: () => Infinity },
  },
  {
    id: 'sdir-order-always-fails',
    breaks: 'Every order ends with an error.',
    aimedAt: 'SDIR-ECERT-005',
    rules: { findsSteps: () => ['Step failed: Sign with messages: No key'] },
  },
  {
    id: 'sdir-certificate-number-other-form',
    breaks: 'The number of a certificate has no year.',
    aimedAt: 'SDIR-ECERT-006',
    rules: {
      numbersCertificate: (order) => own.numbersCertificate(order).replace(/-\d{2}-/, '-'),
    },
  },
  {
    id: 'sdir-certificate-number-other-vessel',
    breaks: 'The number of a certificate is of another vessel.',
    aimedAt: 'SDIR-ECERT-006',
    rules: {
      numbersCertificate: (order) => own.numbersCertificate(order).replace(/^\d{7}/, '1000007'),
    },
  },
  {
    id: 'sdir-certificate-number-changes',
    breaks: 'The number of a certificate is another at each question.',
    aimedAt: 'SDIR-ECERT-007',
    rules: {
      numbersCertificate: (order) =>
        own.numbersCertificate(order).replace(/\d{7}$/, String(Date.now()).slice(-7)),
    },
  },
  {
    id: 'sdir-unknown-order-worked-on',
    breaks: 'An order that nobody made is worked on.',
    aimedAt: 'SDIR-ECERT-008',
    rules: {
      tellsStatus: (status) => status ?? { status: 'Processing', errors: null, utn: null },
    },
  },
  {
    id: 'sdir-vessel-not-compared',
    breaks: 'A vessel is not compared with the register.',
    aimedAt: 'SDIR-ECERT-010',
    rules: {
      findsSteps: (order, issued) =>
        order.form.operation === 'Cancel' ? own.findsSteps(order, issued) : [],
    },
  },
  {
    id: 'sdir-failed-order-has-number',
    breaks: 'An order that failed has a number.',
    aimedAt: 'SDIR-ECERT-010',
    rules: telling((one) =>
      one.errors === null ? one : { ...one, utn: '1234567-CLC-26-0000001' },
    ),
  },
  {
    id: 'sdir-error-without-steps',
    breaks: 'The error of an order tells no step.',
    aimedAt: 'SDIR-ECERT-011',
    rules: { tellsSteps: () => 'Something went wrong' },
  },
  {
    id: 'sdir-order-operation-demanded',
    breaks: 'An order without an operation is refused.',
    aimedAt: 'SDIR-ECERT-017',
    bypass: refusing((order) => order['OperationType'] === undefined),
  },
  {
    id: 'sdir-tonnage-comma-refused',
    breaks: 'Gross tonnage with a comma is refused.',
    aimedAt: 'SDIR-ECERT-020',
    rules: {
      judgesOrder: (name, form) =>
        name === 'tonnage' && textOf(form.vessel['GrossTonnage']).includes(',')
          ? 'GrossTonnage is not valid'
          : own.judgesOrder(name, form),
    },
  },
  {
    id: 'sdir-order-does-not-wait',
    breaks: 'An order does not wait for changes of the vessel.',
    aimedAt: 'SDIR-ECERT-022',
    rules: { waits: () => false },
  },
  {
    id: 'sdir-order-waits-for-ever',
    breaks: 'An order waits although the register has the changes.',
    aimedAt: 'SDIR-ECERT-022',
    rules: { waits: ({ form }) => form.awaits },
  },
  {
    id: 'sdir-cancellation-fails',
    breaks: 'A certificate that was issued cannot be cancelled.',
    aimedAt: 'SDIR-ECERT-023',
    rules: { findsSteps: (order) => own.findsSteps(order, []) },
  },
  {
    id: 'sdir-cancellation-never-done',
    breaks: 'A cancellation is worked on for ever.',
    aimedAt: 'SDIR-ECERT-023',
    rules: {
      namesStage: (stage) =>
        stage === 'cancelled' ? own.namesStage('working') : own.namesStage(stage),
    },
  },
  {
    id: 'sdir-cancellation-of-anything',
    breaks: 'A certificate that was never issued is cancelled.',
    aimedAt: 'SDIR-ECERT-023',
    rules: {
      findsSteps: (order, issued) =>
        order.form.operation === 'Cancel' ? [] : own.findsSteps(order, issued),
    },
  },
  {
    id: 'sdir-recipient-name-demanded',
    breaks: 'A recipient of notices without a name is refused.',
    aimedAt: 'SDIR-ECERT-025',
    bypass: refusing((order) => JSON.stringify(order).includes('"DisplayName":null')),
  },
  {
    id: 'sdir-order-seen-by-anybody',
    breaks: 'The status of an order is told to anybody.',
    aimedAt: 'SDIR-ECERT-026',
    rules: { seesOrder: () => true },
  },
  {
    id: 'sdir-refused-order-issued',
    breaks: 'An order that is refused is worked on, and issued.',
    aimedAt: 'SDIR-ECERT-027',
    rules: {
      takesOrder: () => true,
      answersOrder: (id, problems) => ({
        orderId: id,
        status: problems.length === 0 ? 'Order Accepted' : problems.join('. '),
      }),
    },
  },
  {
    id: 'sdir-order-id-any-text',
    breaks: 'An id that is no GUID is told to be worked on.',
    aimedAt: 'SDIR-ECERT-028',
    rules: { refusesUid: answers(200, { status: 'Processing', errors: null, utn: null }) },
  },
];
