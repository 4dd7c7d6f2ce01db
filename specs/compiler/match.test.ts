import { expect, test } from '@playwright/test';
import type { Contract } from './contract.ts';
import { matchMedia } from './match-media.ts';
import { matchOperation } from './match-operation.ts';
import { matchResponse } from './match-response.ts';
import { compileText } from './testing/compile-yaml.ts';

const OK = 'responses: { "200": { description: ok } }';
const id = '{ name: id, in: path, required: true, schema: { type: string } }';
const number = '{ name: number, in: path, required: true, schema: { type: integer } }';
const name = '{ name: name, in: path, required: true, schema: { type: string, format: uuid } }';
const DOCUMENT = `
openapi: 3.0.4
info: { title: Things, version: "1" }
servers:
  - { url: "https://api.example.no/base/v1/" }
  - { url: "/other" }
  - { url: "https://{org}.example.no/{org}/app", variables: { org: { default: ttd } } }
paths:
  /things/{id}: { get: { operationId: one, parameters: [${id}], ${OK} }, delete: { operationId: remove, parameters: [${id}], ${OK} } }
  /things/new: { get: { operationId: blank, ${OK} } }
  /things: { get: { operationId: list, ${OK} }, post: { operationId: add, ${OK} } }
  /things/{id}/report.{format}: { get: { operationId: report, parameters: [${id}, { name: format, in: path, required: true, schema: { type: string } }], ${OK} } }
  /things/{id}/report.pdf: { get: { operationId: pdf, parameters: [${id}], ${OK} } }
  /owners/{number}: { get: { operationId: byNumber, parameters: [${number}], ${OK} } }
  /owners/{name}: { get: { operationId: byName, parameters: [${name}], ${OK} } }
  /: { get: { operationId: root, ${OK} } }
`;

let contract: Contract;
test.beforeAll(async () => {
  contract = await compileText(DOCUMENT);
});

const MATCHES: readonly (readonly [
  method: string,
  address: string,
  operation: string | undefined,
  parameters?: Readonly<Record<string, string>>,
])[] = [
  ['GET', '/things', 'list'],
  ['get', '/things', 'list'],
  ['GET', '/things/', 'list'],
  ['GET', '/things?a=/b#c', 'list'],
  ['POST', 'http://127.0.0.1:4011/things', 'add'],
  ['GET', 'https://api.example.no/base/v1/things', 'list'],
  ['GET', 'http://localhost:1/other/things', 'list'],
  ['GET', 'https://x.example.no/ttd/app/things/7', 'one', { id: '7' }],
  ['GET', '/things/new', 'blank'],
  ['GET', '/things/%6eew', 'blank'],
  ['DELETE', '/things/new', 'remove', { id: 'new' }],
  ['GET', '/things/a%2Fb%20c', 'one', { id: 'a/b c' }],
  ['GET', '/things/%E0%A4%A', 'one', { id: '%E0%A4%A' }],
  ['GET', '/things/7/report.pdf', 'pdf', { id: '7' }],
  ['GET', '/things/7/report.tar.gz', 'report', { id: '7', format: 'tar.gz' }],
  ['GET', '/owners/12', 'byNumber', { number: '12' }],
  [
    'GET',
    '/owners/a7b5c9d1-0000-4000-8000-0123456789ab',
    'byName',
    { name: 'a7b5c9d1-0000-4000-8000-0123456789ab' },
  ],
  ['GET', '/', 'root'],
  ['GET', 'https://api.example.no/base/v1', 'root'],
  ['GET', '/Things', undefined],
  ['PATCH', '/things', undefined],
  ['GET', '/things//', undefined],
  ['GET', '/things/7/more', undefined],
  ['GET', '/unknown/things', undefined],
];

for (const [method, address, operation, parameters = {}] of MATCHES) {
  test(`matchOperation: ${method} ${address} is ${operation ?? 'nothing'}`, () => {
    const match = matchOperation(contract, method, address);
    expect(match?.operation.id).toBe(operation);
    if (operation !== undefined) expect(match?.pathParameters).toEqual(parameters);
  });
}

test('operations of a contract stand with the most specific first', () => {
  expect(contract.operations.map(({ path }) => path).indexOf('/things/new')).toBeLessThan(
    contract.operations.findIndex(({ id }) => id === 'one'),
  );
  expect(contract.basePaths).toEqual(['/base/v1', '/other', '/{org}/app', '/ttd/app']);
});

test('matchResponse: the status, else its class, else default', () => {
  const operation = { responses: ['default', '4XX', '404', '200'].map((status) => ({ status })) };
  const statuses = [200, 404, 400, 302].map((status) => matchResponse(operation, status)?.status);
  expect(statuses).toEqual(['200', '404', '4XX', 'default']);
  expect(matchResponse({ responses: [{ status: '200' }] }, 201)).toBeUndefined();
});

const MEDIA: readonly (readonly [
  declared: readonly string[],
  given: string | undefined,
  expected: string | undefined,
])[] = [
  [['application/json'], 'application/json', 'application/json'],
  [['application/json'], 'application/json; charset=utf-8', 'application/json'],
  [['application/json'], 'Application/JSON;CHARSET=UTF-8', 'application/json'],
  [['Application/Json'], 'application/json', 'Application/Json'],
  [
    ['application/*+json; charset=utf-8'],
    'application/problem+json; charset=UTF-8',
    'application/*+json; charset=utf-8',
  ],
  [
    ['application/*+json; charset=utf-8'],
    'application/problem+json',
    'application/*+json; charset=utf-8',
  ],
  [['application/*+json; charset=utf-8'], 'application/problem+json; charset=latin1', undefined],
  [['application/*+json'], 'application/json', undefined],
  [
    ['*/*', 'application/*', 'application/*+json', 'application/problem+json'],
    'application/problem+json',
    'application/problem+json',
  ],
  [
    ['*/*', 'application/*', 'application/*+json'],
    'application/problem+json',
    'application/*+json',
  ],
  [['*/*', 'application/*'], 'application/problem+json', 'application/*'],
  [['*/*', 'text/*'], 'application/json', '*/*'],
  [
    ['application/json; version=1', 'application/json; version=2'],
    'application/json; version="2"; charset=utf-8',
    'application/json; version=2',
  ],
  [['application/json; version=1'], 'application/json', undefined],
  [
    ['application/json', 'application/json; version=1'],
    'application/json; version=1',
    'application/json; version=1',
  ],
  [['application/json'], 'text/plain', undefined],
  [['application/json'], 'nonsense', undefined],
  [['application/json'], undefined, undefined],
];

for (const [declared, given, expected] of MEDIA) {
  test(`matchMedia: ${given ?? 'no type'} among ${declared.join(' and ')}`, () => {
    const content = declared.map((mediaType) => ({ mediaType }));
    expect(matchMedia(content, given)?.mediaType).toBe(expected);
  });
}
