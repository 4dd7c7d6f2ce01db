import { expect, test } from '@playwright/test';
import type { Json } from '../../har/json-parts.ts';
import { fiksR04Signing } from './fiks-r04-signing.ts';
import { beside, judgeSending, letter, numbers, type Case, type Made } from './make-sending.ts';

const assignment = (change: Json = {}, more: Made = {}): Made => ({
  change: {
    dokumenter: [{ ...letter, skalSigneres: true }],
    signaturType: 'AUTENTISERT_SIGNATUR',
    signeringUtloper: '2026-03-09T12:00:00Z',
    krevNiva4Innlogging: false,
    mottaker: { navn: 'a', digitalId: numbers.person },
    svarSendesTil: { navn: 'b', digitalId: numbers.organisation },
    ...change,
  },
  ...more,
});
const until = (signeringUtloper: unknown): Made => assignment({ signeringUtloper });

const cases: readonly Case[] = [
  ...beside,
  ['no assignment', {}, []],
  ['fields of signing without a document to sign', assignment({ dokumenter: [letter] }), []],
  ['a whole assignment', assignment(), []],
  ['login of level 4', assignment({ krevNiva4Innlogging: true }), []],
  ['a deadline after a day and not a moment more', until('2026-03-02T12:00:00.000Z'), []],
  ['the same under another offset', until('2026-03-02T13:00:00+01:00'), []],
  ['a deadline that is none belongs to the contract', until('snart'), []],
  ['no kind of signature', assignment({ signaturType: null }), ['fail | /signaturType | absent']],
  ['no deadline', until(null), ['fail | /signeringUtloper | absent']],
  [
    'a deadline too early',
    until('2026-03-02T11:59:59.999Z'),
    ['fail | /signeringUtloper | 2026-03-02T11:59:59.999Z'],
  ],
  [
    'an offset that makes it too early',
    until('2026-03-02T12:30:00+01:00'),
    ['fail | /signeringUtloper | 2026-03-02T12:30:00+01:00'],
  ],
  [
    'a recording without times is judged by the clock of the judgement',
    assignment({ signeringUtloper: '2026-03-03T11:00:00Z' }, { startedAt: '' }),
    ['fail | /signeringUtloper | 2026-03-03T11:00:00Z'],
  ],
  [
    'an organisation as recipient',
    assignment({ mottaker: { navn: 'a', digitalId: numbers.organisation } }),
    ['fail | /mottaker/digitalId | organisation'],
  ],
  [
    'no digitalId',
    assignment({ mottaker: { navn: 'a' } }),
    ['fail | /mottaker/digitalId | absent'],
  ],
  [
    'no answer address',
    assignment({ svarSendesTil: null }),
    ['fail | /svarSendesTil/digitalId | absent'],
  ],
  [
    'a person for the answer',
    assignment({ svarSendesTil: { navn: 'b', digitalId: numbers.person } }),
    ['fail | /svarSendesTil/digitalId | person'],
  ],
  [
    'numbers of neither kind belong to R12, masked ones to nobody',
    assignment({ mottaker: { digitalId: '123' }, svarSendesTil: { digitalId: '***' } }),
    [],
  ],
  [
    'the level is left to its default',
    assignment({ krevNiva4Innlogging: null }),
    ['warn | /krevNiva4Innlogging | left to its default'],
  ],
];

for (const [name, made, found] of cases) {
  test(`signing: ${name}`, () => {
    expect(judgeSending(fiksR04Signing, made)).toEqual(found);
  });
}
