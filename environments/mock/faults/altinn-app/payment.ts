import { dropMember, isStatus, setMember, withStatus } from '../change.ts';
import type { Fault } from './fault.ts';
import { crashes, takesIt } from './outcome.ts';

const ok = isStatus(200);

/** Payment. */
export const paymentFaults: readonly Fault[] = [
  {
    id: 'app-payment-outside-taken',
    breaks: 'GET payment outside a payment task answers 200.',
    aimedAt: 'APP-PAY-001',
    replies: { routes: ['getPayment'], when: isStatus(400), change: withStatus(200) },
  },
  {
    id: 'app-payment-outside-crashes',
    breaks: 'GET payment outside a payment task answers 500.',
    aimedAt: 'APP-PAY-001',
    replies: { routes: ['getPayment'], when: isStatus(400), change: crashes },
  },
  {
    id: 'app-payment-order-without-payment',
    breaks: 'GET payment/order-details answers an order where the app has no payment.',
    aimedAt: 'APP-PAY-002',
    replies: { routes: ['getPaymentOrderDetails'], when: isStatus(404), change: withStatus(200) },
  },
  {
    id: 'app-payment-order-crashes',
    breaks: 'GET payment/order-details answers 500 where the app has no payment.',
    aimedAt: 'APP-PAY-002',
    replies: { routes: ['getPaymentOrderDetails'], when: isStatus(404), change: crashes },
  },
  {
    id: 'app-payment-anonymous-served',
    breaks: 'Payment information is served without a token.',
    aimedAt: 'APP-PAY-003',
    replies: {
      routes: ['getPayment', 'getPaymentOrderDetails'],
      when: isStatus(401),
      change: takesIt,
    },
  },
  {
    id: 'app-payment-anonymous-crashes',
    breaks: 'Payment information answers 500 without a token.',
    aimedAt: 'APP-PAY-003',
    replies: {
      routes: ['getPayment', 'getPaymentOrderDetails'],
      when: isStatus(401),
      change: crashes,
    },
  },
  {
    id: 'app-payment-open-to-all',
    breaks: 'Payment information is served to everybody.',
    aimedAt: 'APP-PAY-004',
    rules: { permits: () => true },
  },
  {
    id: 'app-payment-denied-crashes',
    breaks: 'Payment information answers 500 to a caller who may not read the instance.',
    aimedAt: 'APP-PAY-004',
    replies: {
      routes: ['getPayment', 'getPaymentOrderDetails'],
      when: isStatus(403),
      change: crashes,
    },
  },
  {
    id: 'app-payment-notice-taken',
    breaks: 'A notice of a payment provider is taken with any key.',
    aimedAt: 'APP-PAY-005',
    replies: { routes: ['receivePaymentNotice'], when: isStatus(401), change: withStatus(200) },
  },
  {
    id: 'app-payment-notice-crashes',
    breaks: 'A notice of a payment provider with a wrong key answers 500.',
    aimedAt: 'APP-PAY-005',
    replies: { routes: ['receivePaymentNotice'], when: isStatus(401), change: crashes },
  },
  {
    id: 'app-payment-without-task',
    breaks: 'GET payment does not name the task.',
    aimedAt: 'APP-PAY-006',
    replies: { routes: ['getPayment'], when: ok, change: setMember(['taskId'], null) },
  },
  {
    id: 'app-payment-without-status',
    breaks: 'GET payment does not say how far the payment is.',
    aimedAt: 'APP-PAY-006',
    replies: { routes: ['getPayment'], when: ok, change: dropMember('status') },
  },
  {
    id: 'app-payment-status-null',
    breaks: 'GET payment shows null for how far the payment is.',
    aimedAt: 'APP-PAY-006',
    replies: { routes: ['getPayment'], when: ok, change: setMember(['status'], null) },
  },
];
