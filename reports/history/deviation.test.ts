import { expect, test } from '@playwright/test';
import { finding } from '../stored-example.ts';
import { identityOf, toDeviations } from './deviation.ts';

const identities = (...actuals: readonly string[]): ReadonlySet<string> =>
  new Set(actuals.map((actual) => identity({ actual })));

function identity(change: Parameters<typeof finding>[0]): string {
  const [one] = toDeviations([{ ...finding(change), level: 'must' }]);
  if (one === undefined) throw new Error('no deviation');
  return identityOf(one);
}

const same: readonly (readonly [string, string, string])[] = [
  ['ids', 'no 0f8e2c1a-1111-4222-8333-123456789abc', 'no 5A8E2C1A-1111-4222-8333-123456789ABC'],
  ['times', 'changed 2026-01-02T03:04:05.678Z', 'changed 2027-11-12T13:14:15+01:00'],
  ['times of headers', 'Fri, 02 Jan 2026 03:04:05 GMT', 'Sat, 03 Jan 2026 03:04:06 GMT'],
  ['dates', 'due 2026-01-02', 'due 2026-02-03'],
  ['ports of this machine', 'http://127.0.0.1:4011/a', 'http://127.0.0.1:53999/a'],
  ['hashes', 'etag "9f86d081884c7d65"', 'etag "60303ae22b998861"'],
  ['long numbers', 'party 501337', 'party 501338'],
  ['durations', 'after 12.5 ms', 'after 8 ms'],
  ['tokens', 'token eyJhbGciOi.eyJzdWIi.abc', 'token eyJhbGciOj.eyJzdWJi.abd'],
];
for (const [name, one, other] of same)
  test(`${name} make no other deviation`, () => expect(identities(one, other).size).toBe(1));

const different: readonly (readonly [string, string, string])[] = [
  ['a status', 'status 404', 'status 500'],
  ['a type', '"12" (string)', '12 (number)'],
  ['a small number', '3 rows', '4 rows'],
  ['a word', 'the property defaced', 'the property effaced'],
  ['a year', 'version 2025', 'version 2026'],
];
for (const [name, one, other] of different)
  test(`${name} makes another deviation`, () => expect(identities(one, other).size).toBe(2));

test('a place in a list is none of its own, a property is', () => {
  expect(identity({ pointer: '/data/0/id' })).toBe(identity({ pointer: '/data/17/id' }));
  expect(identity({ pointer: '/data/0' })).toBe(identity({ pointer: '/data/1' }));
  expect(identity({ pointer: '/data/0/id' })).not.toBe(identity({ pointer: '/data/0/size' }));
});

test('every part of the place makes another deviation, the scenario does not', () => {
  const rows = [
    {},
    { api: 'others' },
    { requirement: 'T-1' },
    { check: 'media-type' },
    { operationId: 'putThing' },
    { pointer: '/a' },
  ];
  expect(new Set(rows.map(identity)).size).toBe(rows.length);
  expect(identity({ scenario: 'one' })).toBe(identity({ scenario: 'other' }));
});

test('findings of one identity are counted, covered ones apart, notes not at all', () => {
  const all = [
    finding(),
    finding({ scenario: 'other' }),
    finding({ waiver: 'W-1' }),
    finding({ outcome: 'warn' }),
  ];
  const rows = toDeviations(all.map((one) => ({ ...one, level: 'must' })));
  expect(rows.map(({ count, cover }) => [count, cover])).toEqual([
    [2, undefined],
    [1, 'W-1'],
  ]);
});
