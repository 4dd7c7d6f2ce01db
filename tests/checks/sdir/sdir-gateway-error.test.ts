import { expect, test } from '@playwright/test';
import { json, judgeSdir, type SdirCase } from './make-sdir-exchange.ts';
import { sdirGatewayError } from './sdir-gateway-error.ts';

const cases: readonly SdirCase[] = [
  ['the status of the answer', json(404, { statusCode: 404, message: 'm' }), []],
  ['another', json(404, { statusCode: 401 }), ['fail | /statusCode | 401']],
  ['a server error of the gateway', json(500, { statusCode: 500 }), []],
  ['problem details have none', json(404, { status: 404 }), 'inapplicable'],
  ['a text belongs to the family', json(404, { statusCode: '404' }), 'inapplicable'],
  ['a success', json(200, { statusCode: 1 }), 'inapplicable'],
  ['an empty body', { status: 401, body: '' }, 'inapplicable'],
];

for (const [name, made, found] of cases)
  test(`sdir-gateway-error: ${name}`, () => {
    expect(judgeSdir(sdirGatewayError, made)).toEqual(found);
  });
