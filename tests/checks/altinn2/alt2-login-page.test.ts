import { alt2LoginPage } from './alt2-login-page.ts';
import { bodyOf, judgeCases, type Case } from './judge-case.ts';

const loggedIn = {
  request: { method: 'GET', headers: [['Authorization', 'Bearer $SAMSVAR_TOKEN_USER']] },
} as const;

const cases: readonly Case[] = [
  { says: 'data', made: { ...bodyOf({}), ...loggedIn }, told: [] },
  {
    says: 'HTML under 200',
    made: { type: 'Text/HTML', body: '<html>', ...loggedIn },
    told: [/Text\/HTML/],
  },
  { says: 'a redirect', made: { status: 302, body: '', ...loggedIn }, told: [/302/] },
  {
    says: 'HTML to a cookie',
    made: {
      type: 'text/html',
      body: '<html>',
      request: { method: 'GET', headers: [['Cookie', '***']] },
    },
    told: [/html/],
  },
  {
    says: 'HTML to nobody',
    made: { type: 'text/html', body: '<html>', request: { method: 'GET' } },
    told: 'inapplicable',
  },
  {
    says: 'HTML to a login that is wrong on purpose',
    made: {
      type: 'text/html',
      body: '<html>',
      request: { ...loggedIn.request, deliberatelyInvalid: true },
    },
    told: 'inapplicable',
  },
];

judgeCases(alt2LoginPage, cases);
