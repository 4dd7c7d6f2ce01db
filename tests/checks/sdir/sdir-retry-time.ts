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
    const seconds = Number(value);
    const place = 'header:retry-after';
    if (seconds > longestSeconds)
      return [fail(`at most ${longestSeconds} seconds`, `${seconds}`, place)];
    const told = secondsIn(textOf(refusalObject(context)?.['message']));
    if (told === undefined || Math.abs(told - seconds) <= 1) return [];
    return [fail(`${told} seconds, as the message tells`, `${seconds}`, place)];
  },
};

function secondsIn(message = ''): number | undefined {
  const found = /\bin (\d+) seconds?\b/i.exec(message)?.[1];
  return found === undefined ? undefined : Number(found);
}
