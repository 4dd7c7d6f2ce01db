import { fail, type Answer, type Check } from './check.ts';
import { shorten } from './shorten.ts';

/** No request, however wrong, brings the service to a 5xx; where a failure was ordered it is right. */
export const noServerError: Check = {
  id: 'no-server-error',
  demands: 'No request is answered with a 5xx.',
  judge: ({ answer, exchange }) => {
    if (answer === undefined || exchange.request.provoked === 'server-error') return 'inapplicable';
    if (answer.status < 500) return [];
    return [fail('no 5xx', `status ${answer.status}, ${bodyOf(answer)}`)];
  },
};

function bodyOf({ body, contentType }: Answer): string {
  if (body.kind === 'empty' || body.kind === 'missing') return `${body.kind} body`;
  return 'text' in body ? shorten(body.text) : (contentType ?? 'a body without a media type');
}
