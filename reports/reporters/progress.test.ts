import { expect, test } from '@playwright/test';
import { finding, result } from '../stored-example.ts';
import { Progress } from './progress.ts';

function record(isTTY: boolean): { texts: string[]; progress: Progress; clock: { ms: number } } {
  const texts: string[] = [];
  const clock = { ms: 0 };
  const stream = { isTTY, write: (text: string) => texts.push(text) };
  return { texts, clock, progress: new Progress(stream, () => clock.ms) };
}

test('a log gets a line every few seconds and the last one', () => {
  const { texts, progress, clock } = record(false);
  progress.begin(4);
  for (const ms of [10, 3100, 3200, 3300]) {
    clock.ms = ms;
    progress.count(result('a', ['T-1'], ms === 10 ? { findings: [finding()] } : {}));
  }
  progress.end();
  expect(texts).toEqual([
    '4 scenarios\n',
    '2/4 scenarios, 1 with deviations so far\n',
    '4/4 scenarios, 1 with deviations so far\n',
  ]);
});

test('a terminal gets one live line that is wiped at the end', () => {
  const { texts, progress, clock } = record(true);
  progress.begin(2);
  clock.ms = 200;
  progress.count(result('a', ['T-1']));
  progress.end();
  expect(texts).toEqual([
    '2 scenarios',
    '\r\u001b[2K1/2 scenarios, no deviations so far',
    '\r\u001b[2K',
  ]);
});
