import { expect, test } from '@playwright/test';
import { json, judgeSdir, type SdirCase } from './make-sdir-exchange.ts';
import { sdirKeyChallenge } from './sdir-key-challenge.ts';

const denied = (what: string): object => ({
  statusCode: 401,
  message: `Access denied due to ${what} subscription key. Make sure to include it.`,
});
const challenge = (value: string): Record<string, string> => ({ 'WWW-Authenticate': value });
const good =
  'AzureApiManagementKey realm="https://api.example/x",name="Ocp-Apim-Subscription-Key",type="header"';

const cases: readonly SdirCase[] = [
  ['all of it', json(401, denied('missing'), { headers: challenge(good) }), []],
  ['a wrong key', json(401, denied('invalid'), { headers: challenge(good) }), []],
  ['none', json(401, denied('missing')), ['fail | header:www-authenticate | absent']],
  [
    'another scheme',
    json(401, denied('missing'), {
      headers: challenge('Bearer realm="https://api.example",name="a"'),
    }),
    ['fail | header:www-authenticate | Bearer realm="https://api.example",name="a"'],
  ],
  [
    'the realm of another host, and no name',
    json(401, denied('missing'), {
      headers: challenge('AzureApiManagementKey realm="https://else/"'),
    }),
    [
      'fail | header:www-authenticate | AzureApiManagementKey realm="https://else/"',
      'fail | header:www-authenticate | AzureApiManagementKey realm="https://else/"',
    ],
  ],
  ['a token has none', { status: 401, body: '' }, 'inapplicable'],
  ['another text', json(401, { message: 'JWT not present.' }), 'inapplicable'],
];

for (const [name, made, found] of cases)
  test(`sdir-key-challenge: ${name}`, () => {
    expect(judgeSdir(sdirKeyChallenge, made)).toEqual(found);
  });
