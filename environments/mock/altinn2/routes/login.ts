import { randomBytes } from 'node:crypto';
import type { Reply } from '../../server/message.ts';
import type { Altinn2Call, Altinn2Route } from '../call.ts';
import { readSent } from '../formats/read-body.ts';

/** Login by password: no key, no token, and a cookie (reference altinn2 3.2). */
export const loginRoutes: readonly Altinn2Route[] = [
  {
    id: 'authenticateWithPassword',
    method: 'POST',
    path: '/authentication/authenticatewithpassword',
    login: 'none',
    handle: logIn,
  },
];

function logIn({ state, request }: Altinn2Call): Reply {
  const { rules, store } = state;
  const sent = readSent(request);
  if (sent === undefined) return rules.refusesBody();
  const { UserName = '', UserPassword = '' } = sent.fields;
  const party = rules.knowsPassword(UserName, UserPassword);
  if (party === undefined) return rules.refusesPassword();
  const value = randomBytes(32).toString('hex').toUpperCase();
  store.logins.set(value, party);
  return {
    status: 200,
    headers: [
      ['Set-Cookie', 'BIGipServer~mock=rd1o0; path=/; Httponly'],
      ['Set-Cookie', `${rules.cookieName()}=${value}; path=/; HttpOnly`],
    ],
  };
}
