import type { Json } from '../../har/json-parts.ts';
import type { Check } from '../check.ts';
import { judgeExchange } from '../judge-exchange.ts';
import { exchange, type Made } from '../make-context.ts';
import { contract } from './make-sending.ts';

/** When a made refusal was answered. */
export const answeredAtMs = Date.parse('2026-03-01T12:00:01.000Z');

const path = '/v2/forsendelser/7b0d2c8e-5a41-4f3b-9c6d-1e8f02a4b601/metadata';

/** The error message of a refusal, in the form that was seen, with what a case differs in. */
export function message(change: Json = {}): Json {
  return {
    timestamp: answeredAtMs,
    status: 400,
    error: 'Bad Request',
    errorId: '0b8f5a52-6c0f-4a54-9a41-1f6d8f0f3a11',
    path: `/tjenester/api${path}`,
    originalPath: null,
    message: 'Ugyldig forespørsel',
    errorCode: null,
    errorJson: null,
    ...change,
  };
}

/** The short message that the publisher shows as legal. */
export function shortMessage(change: Json = {}): Json {
  const { message: text, errorId, status } = message();
  return { message: text, errorId, status, ...change };
}

/** How a made refusal differs. */
export type MadeRefusal = Made & { readonly startedAt?: string; readonly durationMs?: number };

/** Judges a refusal by one check: outcome lines, or that there was nothing to judge. */
export function judgeRefusal(
  check: Check,
  body: unknown,
  made: MadeRefusal = {},
): readonly string[] | 'inapplicable' {
  const given = exchange({
    status: 400,
    body: JSON.stringify(body),
    url: `https://svarut.example/api${path}`,
    ...made,
  });
  const { startedAt = new Date(answeredAtMs).toISOString(), durationMs = 1 } = made;
  const request = { ...given.request, method: 'GET', ...made.request };
  const judged = judgeExchange(
    [{ ...contract, basePaths: ['/api'] }],
    { ...given, startedAt, durationMs, operationId: 'hentMetadata', request },
    { checks: [check], now: new Date(answeredAtMs + 3_600_000) },
  );
  if (!judged.checks.includes(check.id)) return 'inapplicable';
  return judged.findings.map(({ outcome, pointer = '', actual }) =>
    [outcome, pointer, actual].join(' | '),
  );
}

/** One case of the error profile: its name, the body, what is found, and how the answer differs. */
export type RefusalCase = readonly [
  name: string,
  body: unknown,
  found: readonly string[] | 'inapplicable',
  made?: MadeRefusal,
];

/** Cases that hold for every condition: nothing is judged of them. */
export const besideErrors: readonly RefusalCase[] = [
  ['a success', {}, 'inapplicable', { status: 200 }],
  ['a server error, which is a finding of its own', {}, 'inapplicable', { status: 500 }],
  ['a body that is no object belongs to the family', [], 'inapplicable'],
  ['a body that is no JSON', {}, 'inapplicable', { body: '<html>', type: 'text/html' }],
  ['an empty body', {}, 'inapplicable', { body: '' }],
  ['a body that was not recorded', {}, 'inapplicable', { response: { bodyMissing: true } }],
];
