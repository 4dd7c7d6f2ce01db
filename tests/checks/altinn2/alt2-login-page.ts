import { headerOf, type HeaderLines } from '#specs';
import { fail } from '../check.ts';
import { alt2Check } from './alt2-check.ts';

/** Whether a request says who asks: by a token, or by the cookie of a login. */
function isLoggedIn(lines: HeaderLines): boolean {
  return ['authorization', 'cookie'].some((name) => headerOf(lines, name) !== undefined);
}

/** HTML and a redirect mean "not logged in": who is, gets neither (reference altinn2 8, A6). */
export const alt2LoginPage = alt2Check({
  id: 'alt2-login-page',
  demands: 'A caller who is logged in is answered neither with HTML nor with a redirect.',
  judge: ({ answer, exchange, contract }) => {
    if (answer === undefined || contract.document === 'closed') return 'inapplicable';
    if (exchange.request.deliberatelyInvalid || !isLoggedIn(exchange.request.headers))
      return 'inapplicable';
    const { status, contentType = '' } = answer;
    if (status >= 300 && status < 400) return [fail('an answer', `a redirect, ${status}`)];
    return /^\s*text\/html/i.test(contentType)
      ? [fail('an answer of the API', contentType, 'header:content-type')]
      : [];
  },
});
