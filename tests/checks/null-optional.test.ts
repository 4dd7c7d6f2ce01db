import { expect, test } from '@playwright/test';
import { exchange, judgeBy, media, operation, response, type Made } from './make-context.ts';
import { nullOptional } from './null-optional.ts';

const content = [media('application/json')];
const it = operation([response('200'), response('400')], {
  requestBody: { required: false, content },
});
const sent = (text: string): NonNullable<Made['request']> => ({
  body: Buffer.from(text),
  bodyBytes: text.length,
  headers: [['Content-Type', 'application/json']],
});
const many = Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`n${index}`, null]));
const cases: readonly (readonly [string, Made, readonly string[] | 'inapplicable'])[] = [
  ['nothing is null', {}, 'inapplicable'],
  ['nulls of an answer are one note', { body: '{"a":null,"b":null}' }, ['warn | null at /a, /b']],
  ['of an error too', { status: 400, body: '{"a":null}' }, ['warn | null at /a']],
  ['of a request', { request: sent('{"a":null}') }, ['warn | null at request:body/a']],
  [
    'of a request that breaks the contract on purpose not',
    { request: { ...sent('{"a":null}'), deliberatelyInvalid: true } },
    'inapplicable',
  ],
  ['of a server error not', { status: 500, body: '{"a":null}' }, 'inapplicable'],
  ['of an undocumented media type not', { type: 'text/html', body: '{"a":null}' }, 'inapplicable'],
  [
    'many are counted',
    { body: JSON.stringify(many) },
    [
      `warn | null at ${Object.keys(many)
        .slice(0, 12)
        .map((name) => `/${name}`)
        .join(', ')} and 2 more`,
    ],
  ],
];

for (const [name, given, expected] of cases) {
  test(name, () => {
    expect(judgeBy(nullOptional, it, exchange(given))).toEqual(expected);
  });
}
