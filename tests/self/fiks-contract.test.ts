import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { loadContract, type Exchange } from '#specs';
import { checks } from '../checks/index.ts';
import { judgeExchange } from '../checks/judge-exchange.ts';

// Hand-made answers and requests of every operation: what conforms gives no failure, what does not gives one.

/** One exchange in short; see the file of cases. */
interface Case {
  readonly title: string;
  /** `METHOD path`; `{id}` stands for a UUID. */
  readonly of: string;
  /** With the base path; default: that of the test environment. */
  readonly host?: string;
  readonly operation: string;
  /** A body of JSON. */
  readonly sent?: unknown;
  /** The lines of a multipart body with the boundary `b`. */
  readonly parts?: string;
  readonly status: number;
  readonly answer?: unknown;
  readonly type?: string;
  /** `outcome check pointer` of each finding; none: the exchange conforms without a note. */
  readonly findings?: readonly string[];
}

const cases: readonly Case[] = parse(
  readFileSync(new URL('fiks-contract.cases.yaml', import.meta.url), 'utf8'),
  { merge: true },
);
const contracts = await loadContract('fiks-svarut');
/** The rules of prose have tables of their own (checks/fiks-svarut). */
const contractChecks = checks.filter((check) => !check.id.startsWith('fiks-'));
const id = '0b7c9d1e-2f3a-4b5c-8d6e-7f8091a2b3c4';

for (const one of cases) {
  test(`${one.of}: ${one.title}`, () => {
    const judged = judgeExchange(contracts, exchangeOf(one), { checks: contractChecks });
    expect(judged.operation?.id).toBe(one.operation);
    const told = judged.findings.map(({ outcome, check, pointer }) =>
      [outcome, check, pointer].filter((part) => part !== undefined && part !== '').join(' '),
    );
    expect(told).toEqual(one.findings ?? []);
  });
}

test('every operation has a case that conforms and one that does not', () => {
  const operations = contracts.flatMap((contract) => contract.operations.map((one) => one.id));
  const shown = new Set(cases.map((one) => `${one.operation} ${conforms(one)}`));
  const lacking = operations.flatMap((operation) =>
    [true, false].map((kind) => `${operation} ${kind}`).filter((kind) => !shown.has(kind)),
  );
  expect(operations).toHaveLength(11);
  expect(lacking).toEqual([]);
});

function conforms({ findings = [] }: Case): boolean {
  return !findings.some((one) => one.startsWith('fail'));
}

function exchangeOf(one: Case): Exchange {
  return {
    id: one.title,
    api: '',
    actor: 'recorded',
    startedAt: '2026-01-01T00:00:00Z',
    durationMs: 1,
    request: requestOf(one),
    response: responseOf(one),
  };
}

function requestOf(one: Case): Exchange['request'] {
  const [method = '', path = ''] = one.of.split(' ');
  const { body, contentType } = bodyOf(one);
  return {
    method,
    url: `${one.host ?? 'https://test.svarut.ks.no/api'}${path.replaceAll('{id}', id)}`,
    headers: contentType === undefined ? [] : [['Content-Type', contentType]],
    bodyBytes: body?.length ?? 0,
    deliberatelyInvalid: false,
    ...(body === undefined ? {} : { body }),
  };
}

function responseOf({ status, answer, type }: Case): NonNullable<Exchange['response']> {
  if (answer === undefined) return { status, headers: [], body: Buffer.alloc(0) };
  const headers = [['Content-Type', type ?? 'application/json']] as const;
  return { status, headers, body: Buffer.from(textOf(answer)) };
}

function bodyOf({ sent, parts }: Case): { body?: Buffer; contentType?: string } {
  if (parts !== undefined) {
    const body = Buffer.from(parts.replaceAll('\n', '\r\n'));
    return { body, contentType: 'multipart/form-data; boundary=b' };
  }
  if (sent === undefined) return {};
  return { body: Buffer.from(textOf(sent)), contentType: 'application/json' };
}

function textOf(value: unknown): string {
  return JSON.stringify(value).replaceAll('{id}', id);
}
