import { json, problem } from '../../../sdir/services/replies.ts';
import { own } from '../means.ts';
import type { SdirVariation } from '../variation.ts';

const seenBy = /^SDIR-ECERT-/;

/** Other ways to tell of an order (reference sdir 6.4). */
export const certificateVariations: readonly SdirVariation[] = [
  {
    says: 'an order that nobody made answered with 404',
    seenBy,
    answers: {
      replies: {
        routes: ['readOrderStatus'],
        when: (reply) => reply.body?.toString().includes('Order not found') === true,
        change: () => problem(404, 'Order not found'),
      },
    },
  },
  {
    says: 'a refused order answered with 422',
    seenBy,
    answers: {
      replies: {
        routes: ['orderCertificate'],
        when: (reply) => reply.body?.toString().includes('Order Accepted') !== true,
        change: () => json(422, [{ message: 'The order is not valid.' }]),
      },
    },
  },
  {
    says: 'a refused order that has an id which nothing is known of',
    seenBy,
    answers: {
      rules: {
        answersOrder: (id, problems) =>
          problems.length === 0
            ? own.answersOrder(id, problems)
            : { orderId: id, status: problems.join('. ') },
      },
    },
  },
  {
    says: 'other words for a cancellation and for a failure',
    seenBy,
    answers: {
      rules: {
        namesStage: (stage) =>
          stage === 'cancelled'
            ? 'Certificate Cancelled'
            : stage === 'failed'
              ? 'Stopped: new error occurred'
              : own.namesStage(stage),
      },
    },
  },
  {
    says: 'a cancellation of what was never issued refused at once',
    seenBy,
    answers: {
      rules: {
        judgesOrder: (name, form) =>
          name === 'certificateId' && form.certificateId?.endsWith('9999999') === true
            ? 'CertificateId is not issued'
            : own.judgesOrder(name, form),
      },
    },
  },
  {
    says: 'a state of the prose for an order that is worked on',
    seenBy,
    answers: {
      rules: { namesStage: (stage) => (stage === 'working' ? 'Change OK' : own.namesStage(stage)) },
    },
  },
];
