import { expect, test } from '@playwright/test';
import { judgeHistory, type HistoryOptions } from './judge-history.ts';
import { loadMachines, requireMachine } from './load-machines.ts';

const life = requireMachine(loadMachines('fiks-svarut'), 'forsendelse');
const day = '2026-03-01';
const sentAtMs = Date.parse(`${day}T12:00:00.000Z`);

/** `STATUS changed [seen]`, times of the day; seen an hour later where nothing is said. */
function told(looks: readonly string[], options: HistoryOptions = {}): readonly string[] {
  const observations = looks.map((look) => {
    const [status = '', changed = '', seen] = look.split(' ');
    const sisteStatusEndring = changed.includes('-') ? changed : `${day}T${changed}`;
    const seenAtMs =
      seen === undefined
        ? Date.parse(sisteStatusEndring) + 3_600_000
        : Date.parse(`${day}T${seen}`);
    return { status, sisteStatusEndring, seenAtMs };
  });
  return judgeHistory(life, observations, options).map(({ rule, at }) => `${at} ${rule}`);
}

const cases: readonly (readonly [string, readonly string[], readonly string[], HistoryOptions?])[] =
  [
    ['nothing seen', [], []],
    ['a legal life', ['MOTTATT 12:00:00.100Z', 'AKSEPTERT 12:00:01.000Z', 'VARSLET 13:00:00Z'], []],
    ['a state that stays', ['AKSEPTERT 12:00:01.000Z', 'AKSEPTERT 12:00:01.000Z'], []],
    [
      'the same instant, written otherwise',
      ['AKSEPTERT 12:00:01.000Z', 'AKSEPTERT 13:00:01+01:00'],
      [],
    ],
    [
      'a time that goes back',
      ['AKSEPTERT 12:00:01.000Z', 'VARSLET 12:00:00.999Z'],
      ['1 time-goes-back'],
    ],
    [
      'back by nanoseconds',
      ['MOTTATT 12:00:01.0000012Z', 'AKSEPTERT 12:00:01.0000011Z'],
      ['1 time-goes-back'],
    ],
    [
      'back under another offset',
      ['MOTTATT 12:00:01.000Z', 'AKSEPTERT 13:00:00.000+01:00'],
      ['1 time-goes-back'],
    ],
    [
      'back though the status stays',
      ['VARSLET 12:00:01.000Z', 'VARSLET 12:00:00.000Z'],
      ['1 time-goes-back'],
    ],
    [
      'a time that moves alone',
      ['VARSLET 12:00:01.000Z', 'VARSLET 12:00:02.000Z'],
      ['1 time-changes-without-status'],
    ],
    [
      'a status that moves alone',
      ['MOTTATT 12:00:01.000Z', 'AKSEPTERT 12:00:01.000Z'],
      ['1 status-changes-without-time'],
    ],
    [
      'a status that moves within nanoseconds',
      ['MOTTATT 12:00:01.000000100Z', 'AKSEPTERT 12:00:01.000000200Z'],
      [],
    ],
    [
      'two changes in one second, written in seconds',
      ['MOTTATT 12:00:01Z', 'AKSEPTERT 12:00:01Z'],
      [],
    ],
    ['a time in the future', ['MOTTATT 12:00:10.000Z 12:00:04.000Z'], ['0 later-than-now']],
    ['a time ahead within the skew', ['MOTTATT 12:00:09.000Z 12:00:04.000Z'], []],
    [
      'a smaller skew',
      ['MOTTATT 12:00:09.000Z 12:00:04.000Z'],
      ['0 later-than-now'],
      { skewMs: 1000 },
    ],
    ['before the send', ['MOTTATT 11:59:54.999Z'], ['0 before-the-send'], { sentAtMs }],
    ['before the send within the skew', ['MOTTATT 11:59:55.000Z'], [], { sentAtMs }],
    ['cut to its second', ['MOTTATT 12:00:00Z'], [], { sentAtMs: sentAtMs + 900, skewMs: 0 }],
    [
      'not cut, and before the send',
      ['MOTTATT 12:00:00.000Z'],
      ['0 before-the-send'],
      { sentAtMs: sentAtMs + 900, skewMs: 0 },
    ],
    ['without a send nothing is before it', ['MOTTATT 01:00:00.000Z'], []],
    [
      'a terminal state that is left',
      ['AVVIST 12:00:01.000Z', 'SENDT_PRINT 12:00:02.000Z'],
      ['1 terminal-state-left'],
    ],
    [
      'a deleted one that opens again',
      ['SLETTET 12:00:01.000Z', 'LEST 12:00:02.000Z'],
      ['1 terminal-state-left'],
    ],
    [
      'a terminal state for one that nobody knows',
      ['AVVIST 12:00:01.000Z', 'NOE 12:00:02.000Z'],
      ['1 terminal-state-left'],
    ],
    ['a terminal state that is deleted', ['AVVIST 12:00:01.000Z', 'SLETTET 12:00:02.000Z'], []],
    [
      'read, which is final for delivery, then deleted',
      ['LEST 12:00:01.000Z', 'SLETTET 12:00:02.000Z'],
      [],
    ],
    ['printed, then read', ['PRINTET 12:00:01.000Z', 'LEST 12:00:02.000Z'], []],
    [
      'times that cannot be read are not compared',
      ['MOTTATT 2026-03-01T12:00:00 12:00:00Z', 'AKSEPTERT 1-2 12:00:00Z'],
      [],
    ],
    [
      'a terminal state that is left without times',
      ['AVVIST x-y', 'LEST x-y'],
      ['1 terminal-state-left'],
    ],
    [
      'every look is judged',
      ['LEST 12:00:03.000Z', 'LEST 12:00:04.000Z', 'LEST 12:00:02.000Z'],
      ['1 time-changes-without-status', '2 time-goes-back'],
    ],
  ];

for (const [name, looks, breaches, options] of cases) {
  test(name, () => {
    expect(told(looks, options)).toEqual(breaches);
  });
}

test('a breach tells what was expected and what came', () => {
  const looks = ['AVVIST', 'LEST'].map((status, index) => ({
    status,
    sisteStatusEndring: `${day}T12:00:0${index}.000Z`,
    seenAtMs: sentAtMs,
  }));
  expect(judgeHistory(life, looks)).toEqual([
    { rule: 'terminal-state-left', at: 1, expected: 'AVVIST, which is terminal', actual: 'LEST' },
  ]);
});
