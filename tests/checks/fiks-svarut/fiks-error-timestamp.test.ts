import { expect, test } from '@playwright/test';
import { fiksErrorTimestamp } from './fiks-error-timestamp.ts';
import {
  answeredAtMs,
  besideErrors,
  judgeRefusal,
  message,
  shortMessage,
  type RefusalCase,
} from './make-refusal.ts';

const minute = 60_000;
const at = (timestamp: unknown): unknown => message({ timestamp });
const seconds = Math.floor(answeredAtMs / 1000);
const failed = (actual: string): readonly string[] => [`fail | /timestamp | ${actual}`];

const cases: readonly RefusalCase[] = [
  ...besideErrors,
  ['now', at(answeredAtMs), []],
  ['minutes ago', at(answeredAtMs - 9 * minute), []],
  ['minutes ahead', at(answeredAtMs + 9 * minute), []],
  ['a short message has none', shortMessage(), 'inapplicable'],
  ['null', at(null), 'inapplicable'],
  ['a text belongs to the family', at('2026-03-01T12:00:01Z'), 'inapplicable'],
  ['an hour ago', at(answeredAtMs - 60 * minute), failed(`${answeredAtMs - 60 * minute}`)],
  ['an hour ahead', at(answeredAtMs + 60 * minute), failed(`${answeredAtMs + 60 * minute}`)],
  ['zero', at(0), failed('0')],
  ['seconds', at(seconds), failed(`${seconds}, which are seconds`)],
  ['at the end of a long call', at(answeredAtMs + 900_000), [], { durationMs: 900_000 }],
  [
    'a recording without times is judged by the clock of the judgement',
    at(answeredAtMs),
    failed(`${answeredAtMs}`),
    { startedAt: '' },
  ],
];

for (const [name, body, found, made] of cases) {
  test(`timestamp of an error: ${name}`, () => {
    expect(judgeRefusal(fiksErrorTimestamp, body, made)).toEqual(found);
  });
}
