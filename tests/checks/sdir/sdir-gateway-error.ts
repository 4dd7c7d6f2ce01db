import { fail, type Check } from '../check.ts';
import { refusalObject } from './answer-parts.ts';

/** A body of the gateway names the status of the answer (reference sdir 8.1). */
export const sdirGatewayError: Check = {
  id: 'sdir-gateway-error',
  demands: 'The statusCode in a body of the gateway is the HTTP status.',
  api: 'sdir',
  judge: (context) => {
    const statusCode = refusalObject(context)?.['statusCode'];
    if (typeof statusCode !== 'number') return 'inapplicable';
    const status = context.answer?.status;
    if (statusCode === status) return [];
    return [fail(`statusCode ${status}`, String(statusCode), '/statusCode')];
  },
};
