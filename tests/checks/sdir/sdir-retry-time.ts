import { headerOf } from '#specs';
import { textOf } from '../../har/json-parts.ts';
import { fail, type Check } from '../check.ts';
import { refusalObject } from './answer-parts.ts';

/** The gateway renews a rate within 300 seconds (reference sdir 8.2). */
const longestSeconds = 300;

/** The time to wait is one that the gateway can mean, and the one that its message tells (reference sdir 8.2). */
export const sdirRetryTime: Check = {
  id: 'sdir-retry-time',
  demands: 'Retry-After of a 429 is at most 300 seconds and agrees with the message within one.',
  api: 'sdir',
  judge: (context) => {
    const { answer } = context;
    const value = headerOf(answer?.response.headers ?? [], 'retry-after') ?? '';
    if (answer?.status !== 429 || !/^\d+$/.test(value)) return 'inapplicable';
    const message = textOf(refusalObject(context)?.['message']);
    const expected = problemOf(Number(value), secondsIn(message));
    return expected === undefined ? [] : [fail(expected, value, 'header:retry-after')];
  },
};

function problemOf(seconds: number, told: number | undefined): string | undefined {
  if (seconds > longestSeconds) return `at most ${longestSeconds} seconds`;
  if (told === undefined || Math.abs(told - seconds) <= 1) return undefined;
  return `${told} seconds, as the message tells`;
}

function secondsIn(message = ''): number | undefined {
  const found = /\bin (\d+) seconds?\b/i.exec(message)?.[1];
  return found === undefined ? undefined : Number(found);
}
