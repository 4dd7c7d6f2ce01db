import { expect, test } from '@playwright/test';
import { finding, result } from '../stored-example.ts';
import { Progress } from './progress.ts';

function record(
  isTTY: boolean,
  live = false,
): { texts: string[]; progress: Progress; clock: { ms: number } } {
  const texts: string[] = [];
  const clock = { ms: 0 };
  const stream = { isTTY, write: (text: string) => texts.push(text) };
  return { texts, clock, progress: new Progress(stream, { live, now: () => clock.ms }) };
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

test('by hand, each deviation is told when its scenario ends', () => {
  const { texts, progress } = record(false, true);
  progress.begin(3);
  progress.count(result('a', ['T-1']));
  const found = [finding({ requirement: 'T-1', outcome: 'warn' }), finding({ requirement: 'T-1' })];
  progress.count(result('b', ['T-1'], { findings: found }));
  const broken = result('c', ['T-1'], { status: 'error', reason: 'the suite broke' });
  progress.count(broken);
  expect(texts.slice(1)).toEqual([
    '  things: GET /things/{id} b\n    T-1 getThing: expected status 200, actual status 404\n',
    '  things: GET /things/{id} c\n    the suite broke\n',
    '3/3 scenarios, 2 with deviations so far\n',
  ]);
});
