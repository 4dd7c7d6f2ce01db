import { expect, test } from '@playwright/test';
import type { Exchange, Operation } from '#specs';
import type { Check } from '../check.ts';
import { judgeExchange } from '../judge-exchange.ts';
import { exchange, operation, response, type Made } from '../make-context.ts';

/** Media types as Altinn 2 writes them. */
export const types = {
  hal: 'application/hal+json; charset=utf-8',
  halXml: 'application/hal+xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const;

/** What a check says of one answer: nothing, `inapplicable`, or what it found. */
export interface Case {
  readonly says: string;
  readonly made: Made;
  /** The `x-…` members of the operation. */
  readonly of?: Readonly<Record<string, unknown>>;
  readonly id?: string;
  readonly told: readonly RegExp[] | 'inapplicable';
}

/** One test for each case of a check. */
export function judgeCases(check: Check, cases: readonly Case[]): void {
  for (const one of cases) {
    const told = one.told === 'inapplicable' ? one.told : `${one.told.length} findings`;
    test(`${check.id}, ${one.says}: ${told}`, () => {
      const found = judgeCase(check, one);
      if (one.told === 'inapplicable') expect(found).toBe('inapplicable');
      else expect(found).toEqual(one.told.map((pattern) => expect.stringMatching(pattern)));
    });
  }
}

/** What a check finds in the case, one line each. */
export function judgeCase(
  check: Check,
  { made, of = {}, id = 'doIt' }: Case,
): readonly string[] | 'inapplicable' {
  const change = { id, method: 'GET', extensions: of };
  const one: Operation = operation([response('200'), response('204')], change);
  const given: Exchange = { ...exchange(made), operationId: id, api: 'altinn2' };
  const names = { api: 'altinn2', document: 'altinn2', title: '', version: '1' };
  const contract = { ...names, basePaths: [''], operations: [one] };
  const result = judgeExchange([contract], given, { checks: [check] });
  if (!result.checks.includes(check.id)) return 'inapplicable';
  return result.findings.map(
    ({ outcome, pointer = '', actual }) => `${outcome} ${pointer} ${actual}`,
  );
}

/** A JSON body. */
export function bodyOf(value: unknown, type: string = types.hal): Made {
  return { type, body: JSON.stringify(value) };
}

/** A list of so many items. */
export function rows(count: number): readonly object[] {
  return Array.from({ length: count }, () => ({}));
}
