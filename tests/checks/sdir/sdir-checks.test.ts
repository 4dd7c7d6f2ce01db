import { expect, test } from '@playwright/test';
import type { Check } from '../check.ts';
import { json, judgeSdir, type SdirCase } from './make-sdir-exchange.ts';
import { sdirCharset } from './sdir-charset.ts';
import { sdirDatesOut } from './sdir-dates-out.ts';
import { sdirGatewayError } from './sdir-gateway-error.ts';
import { sdirKeyChallenge } from './sdir-key-challenge.ts';
import { sdirKeyKept } from './sdir-key-kept.ts';
import { sdirNoIdentityInUrl } from './sdir-no-identity-in-url.ts';
import { sdirNoTrace } from './sdir-no-trace.ts';
import { sdirOwnVersion } from './sdir-own-version.ts';
import { sdirRetryAfter } from './sdir-retry-after.ts';
import { sdirRetryTime } from './sdir-retry-time.ts';
import { sdirVersionPath } from './sdir-version-path.ts';

const wait = (seconds: number): object => ({
  statusCode: 429,
  message: `Rate limit is exceeded. Try again in ${seconds} seconds.`,
});
const denied = (what: string): object => ({
  statusCode: 401,
  message: `Access denied due to ${what} subscription key. Make sure to include it.`,
});
const challenge = (value: string): Record<string, string> => ({ 'WWW-Authenticate': value });
const good =
  'AzureApiManagementKey realm="https://api.example/x",name="Ocp-Apim-Subscription-Key",type="header"';
const key = '0123456789abcdef0123456789abcdef';
const withKey = (value: string): object => ({
  request: { headers: [['Ocp-Apim-Subscription-Key', value]] },
});
const person = '13876512345';
const uuid = '1bd956a7-26a4-41f7-822b-c13876512345';

const table: readonly (readonly [Check, readonly SdirCase[]])[] = [
  [
    sdirGatewayError,
    [
      ['the status of the answer', json(404, { statusCode: 404, message: 'm' }), []],
      ['another', json(404, { statusCode: 401 }), ['fail | /statusCode | 401']],
      ['a server error of the gateway', json(500, { statusCode: 500 }), []],
      ['problem details have none', json(404, { status: 404 }), 'inapplicable'],
      ['a text belongs to the family', json(404, { statusCode: '404' }), 'inapplicable'],
      ['a success', json(200, { statusCode: 1 }), 'inapplicable'],
      ['an empty body', { status: 401, body: '' }, 'inapplicable'],
    ],
  ],
  [
    sdirRetryAfter,
    [
      ['whole seconds', json(429, wait(7), { headers: { 'Retry-After': '7' } }), []],
      ['none', json(429, wait(7)), ['fail | header:retry-after | absent']],
      [
        'a fraction',
        json(429, wait(7), { headers: { 'Retry-After': '7.5' } }),
        ['fail | header:retry-after | 7.5'],
      ],
      [
        'a date, which the gateway never sends',
        json(429, wait(7), { headers: { 'Retry-After': 'Fri, 27 Nov 2026 12:00:00 GMT' } }),
        ['fail | header:retry-after | Fri, 27 Nov 2026 12:00:00 GMT'],
      ],
      ['another status', json(403, {}), 'inapplicable'],
      [
        'headers that were not recorded',
        json(429, {}, { response: { headersMissing: true } }),
        'inapplicable',
      ],
    ],
  ],
  [
    sdirRetryTime,
    [
      ['as the message tells', json(429, wait(7), { headers: { 'Retry-After': '7' } }), []],
      ['one beside it', json(429, wait(7), { headers: { 'Retry-After': '8' } }), []],
      [
        'another',
        json(429, wait(7), { headers: { 'Retry-After': '9' } }),
        ['fail | header:retry-after | 9'],
      ],
      ['a message of the publisher', json(429, {}, { headers: { 'Retry-After': '300' } }), []],
      [
        'too long',
        json(429, {}, { headers: { 'Retry-After': '301' } }),
        ['fail | header:retry-after | 301'],
      ],
      ['none is a finding of its own', json(429, wait(7)), 'inapplicable'],
      [
        'a quota may take days',
        json(403, {}, { headers: { 'Retry-After': '90000' } }),
        'inapplicable',
      ],
    ],
  ],
  [
    sdirKeyChallenge,
    [
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
    ],
  ],
  [
    sdirDatesOut,
    [
      ['the documented form', json(200, { a: '2020-08-17T13:57:31+00:00' }), []],
      [
        'a fraction',
        json(200, [{ a: '2020-08-17T13:57:31.5+00:00' }]),
        ['warn | /0/a | 2020-08-17T13:57:31.5+00:00'],
      ],
      ['Z', json(200, { a: '2020-08-17T13:57:31Z' }), ['fail | /a | 2020-08-17T13:57:31Z']],
      ['a day', json(200, { a: { b: '2020-08-17' } }), ['fail | /a/b | 2020-08-17']],
      ['no seconds', json(200, ['2020-08-17T13:57+00:00']), ['fail | /0 | 2020-08-17T13:57+00:00']],
      ['no offset', json(200, ['2020-08-17T13:57:31']), ['fail | /0 | 2020-08-17T13:57:31']],
      [
        'another offset',
        json(200, ['2020-08-17T15:57:31+02:00']),
        ['fail | /0 | 2020-08-17T15:57:31+02:00'],
      ],
      ['texts that are no dates', json(200, ['9-2020', '2020-08-17 was a day']), 'inapplicable'],
      ['an error', json(422, ['2020-08-17']), 'inapplicable'],
    ],
  ],
  [
    sdirCharset,
    [
      ['utf-8 in any case', { type: 'application/json; charset=UTF-8' }, []],
      ['quoted', { type: 'application/json;charset="utf-8"' }, []],
      ['none', {}, []],
      [
        'another',
        { type: 'application/json; charset=iso-8859-1' },
        ['fail | header:content-type | iso-8859-1'],
      ],
      ['an error', { status: 400, type: 'text/html; charset=iso-8859-1' }, 'inapplicable'],
      ['no body', { type: undefined, body: '' }, 'inapplicable'],
    ],
  ],
  [
    sdirNoIdentityInUrl,
    [
      ['none', {}, []],
      [
        'in the path',
        { path: `/v1/competence/${person}` },
        ['fail | request:url | eleven digits that are one'],
      ],
      [
        'in the query',
        { path: `/v1/competence/1?id=${person}` },
        ['fail | request:url | eleven digits that are one'],
      ],
      [
        'masked',
        { path: '/v1/competence/[fnr]' },
        ['fail | request:url | eleven digits that are one'],
      ],
      ['the end of a uuid', { path: `/v1/competence/${uuid}` }, []],
      ['eleven digits that are none', { path: '/v1/competence/99999999999' }, []],
      ['more digits', { path: `/v1/competence/1${person}` }, []],
      [
        'in Location',
        { headers: { Location: `/v1/competence/${person}` } },
        ['fail | header:location | eleven digits that are one'],
      ],
    ],
  ],
  [
    sdirKeyKept,
    [
      ['kept', withKey(key), []],
      [
        'a header of its own',
        { headers: { 'Ocp-Apim-Subscription-Key': 'x' } },
        ['fail | header:ocp-apim-subscription-key | the key'],
      ],
      [
        'another header',
        { ...withKey(key), headers: { 'X-Key': `key ${key}` } },
        ['fail | header:x-key | the key'],
      ],
      ['in the body', { ...withKey(key), body: `{"name":"${key}"}` }, ['fail |  | the key']],
      ['by its name', { body: `{"Ocp-Apim-Subscription-Key": "${key}"}` }, ['fail |  | the key']],
      ['the name alone', { body: '{"name":"send Ocp-Apim-Subscription-Key"}' }, []],
      ['a masked one', { ...withKey('***'), body: '{"name":"***"}' }, []],
      [
        'the name of a variable',
        { ...withKey('$SAMSVAR_TOKEN_REPORTER'), body: '{"name":"$SAMSVAR_TOKEN_REPORTER"}' },
        [],
      ],
    ],
  ],
  [
    sdirNoTrace,
    [
      ['none', {}, []],
      [
        'present',
        { headers: { 'Ocp-Apim-Trace-Location': 'https://x' } },
        ['fail | header:ocp-apim-trace-location | present'],
      ],
    ],
  ],
  [
    sdirOwnVersion,
    [
      ['no address', json(200, { name: 'v2' }), 'inapplicable'],
      ['an address without a version', json(200, { name: '/codes' }), 'inapplicable'],
      [
        'its own',
        json(201, { a: '/x/v1/competence/1' }, { headers: { Location: 'https://a/v1/1' } }),
        [],
      ],
      [
        'another, in header and body',
        json(201, { a: '/x/v2/competence' }, { headers: { Location: 'https://a/x/v2' } }),
        ['fail | header:location | one of v2', 'fail | /a | one of v2'],
      ],
      [
        'an operation without one',
        json(200, { a: '/v2/x' }, { operationId: 'orderIt', path: '/api/order' }),
        'inapplicable',
      ],
    ],
  ],
  [
    sdirVersionPath,
    [
      ['its own', {}, []],
      ['under the older name', { url: 'https://a/aps-competence/competence/v1/competence/1' }, []],
      [
        'another',
        { path: '/v2/competence/1' },
        ['fail | request:url | /aps-competence-external/v2/competence/1'],
      ],
      [
        'none',
        { path: '/competence/1' },
        ['fail | request:url | /aps-competence-external/competence/1'],
      ],
      [
        'on purpose',
        { path: '/v9/competence/1', request: { deliberatelyInvalid: true } },
        'inapplicable',
      ],
      [
        'a name beside the custom',
        { url: 'https://a/somewhere/v1/competence/1' },
        ['fail | request:url | /somewhere/v1/competence/1'],
      ],
      ['an operation without one', { operationId: 'orderIt', path: '/api/order' }, 'inapplicable'],
    ],
  ],
];

for (const [check, cases] of table)
  for (const [name, made, found] of cases)
    test(`${check.id}: ${name}`, () => {
      expect(judgeSdir(check, made)).toEqual(found);
    });
