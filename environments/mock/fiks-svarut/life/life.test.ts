import { expect, test } from '@playwright/test';
import {
  address,
  brev,
  brevFile,
  hours,
  pdf,
  startFiks,
  to as recipient,
  type FiksMock,
} from '../fiks.fixture.ts';
import { systemType, type recipients } from '../recipients.ts';

let fiks: FiksMock;

test.beforeAll(async () => {
  fiks = await startFiks();
});

test.afterAll(() => fiks.mock.close());

test.beforeEach(() => fiks.reset());

test.afterEach(() => expect(fiks.mock.world().crashes).toEqual([]));

const second = 1000;
const to = (name: keyof typeof recipients): object => ({ mottaker: recipient(name) });
const digital = { kunDigitalLevering: true };
const file = (bytes: Buffer): readonly { name: string; bytes: Buffer }[] => [
  { name: 'brev.pdf', bytes },
];
const enveloped = Buffer.from('308006092a864886f70d010703a0800000', 'hex');

/** Milliseconds that pass, or an act, and the status after it. */
type Step = readonly [number | string, string];

const lives: readonly (readonly [string, object, readonly Step[], Buffer?])[] = [
  [
    'a letter is printed',
    to('print'),
    [
      [0, 'MOTTATT'],
      [second, 'AKSEPTERT'],
      [2 * second, 'SENDT_PRINT'],
      [hours(23), 'SENDT_PRINT'],
      [hours(1), 'PRINTET'],
      [hours(1000), 'PRINTET'],
    ],
  ],
  ['who has no number gets paper', { mottaker: address }, [[3 * second, 'SENDT_PRINT']]],
  [
    'what is notified and opened is read',
    to('altinn'),
    [
      [3 * second, 'VARSLET'],
      ['read', 'LEST'],
      [hours(1000), 'LEST'],
    ],
  ],
  [
    'what nobody opens is printed after 40 hours',
    to('altinn'),
    [
      [3 * second, 'VARSLET'],
      [hours(40) - second, 'VARSLET'],
      [second, 'SENDT_PRINT'],
      [hours(24), 'PRINTET'],
    ],
  ],
  ['a long time passes all steps at once', to('altinn'), [[hours(100), 'PRINTET']]],
  [
    'what is purely digital is never printed',
    { ...to('altinn'), ...digital },
    [
      [3 * second, 'VARSLET'],
      [hours(40), 'SENDT_DIGITALT'],
      [hours(1000), 'SENDT_DIGITALT'],
      ['read', 'LEST'],
    ],
  ],
  [
    'a mailbox gives a receipt within an hour',
    to('sdp'),
    [
      [3 * second, 'SENDT_SDP'],
      [hours(1), 'LEVERT_SDP'],
      [hours(1000), 'LEVERT_SDP'],
      ['read', 'LEST'],
    ],
  ],
  [
    'what no channel reaches is not delivered',
    { ...to('unreachable'), ...digital },
    [
      [3 * second, 'IKKE_LEVERT'],
      [hours(1000), 'IKKE_LEVERT'],
    ],
  ],
  ['unless it may be printed', to('unreachable'), [[3 * second, 'SENDT_PRINT']]],
  [
    'a system fetches what is of its type',
    { ...to('system'), forsendelsestype: systemType },
    [
      [3 * second, 'KLAR_FOR_MOTTAK'],
      [hours(1000), 'KLAR_FOR_MOTTAK'],
      ['collect', 'LEST'],
      [hours(1000), 'LEST'],
    ],
  ],
  [
    'no system fetches another type',
    { ...to('system'), forsendelsestype: 'annet' },
    [[3 * second, 'VARSLET']],
  ],
  [
    'an operator stops what waits for a system',
    { ...to('system'), forsendelsestype: systemType },
    [
      [3 * second, 'KLAR_FOR_MOTTAK'],
      ['stop', 'MANUELT_HANDTERT'],
      [hours(1000), 'MANUELT_HANDTERT'],
    ],
  ],
  [
    'an operator stops what is at the printer',
    to('print'),
    [
      [3 * second, 'SENDT_PRINT'],
      ['stop', 'MANUELT_HANDTERT'],
      [hours(1000), 'MANUELT_HANDTERT'],
    ],
  ],
  [
    'what is no PDF is rejected',
    to('print'),
    [
      [second, 'AVVIST'],
      [hours(1000), 'AVVIST'],
    ],
    Buffer.from('Hei'),
  ],
  [
    'a PDF with a password is rejected',
    to('print'),
    [[second, 'AVVIST']],
    pdf(') /Encrypt 1 0 R ('),
  ],
  [
    'a giro page behind the last is rejected',
    { ...to('print'), dokumenter: [{ ...brev, giroarkSider: [2] }] },
    [[second, 'AVVIST']],
  ],
  [
    'a giro page within is not',
    { ...to('print'), dokumenter: [{ ...brev, giroarkSider: [1] }] },
    [[second, 'AKSEPTERT']],
  ],
  [
    'plain bytes that should be encrypted are rejected',
    { ...to('print'), kryptert: true },
    [[second, 'AVVIST']],
  ],
  [
    'encrypted bytes are not judged',
    { ...to('print'), kryptert: true },
    [[second, 'AKSEPTERT']],
    enveloped,
  ],
  [
    'what is no PDF and does not say so is not',
    { ...to('altinn'), ...digital, dokumenter: [{ ...brev, mimeType: 'text/plain' }] },
    [[second, 'AKSEPTERT']],
    Buffer.from('Hei'),
  ],
];
for (const [what, members, steps, bytes] of lives) {
  test(what, async () => {
    const id = await fiks.sent(members, file(bytes ?? brevFile.bytes));
    let seen = await look(id);
    const sent = seen.changed;
    for (const [step, status] of steps) {
      const before = seen;
      if (typeof step === 'number') await fiks.pass(id, step);
      else expect((await fiks.act(id, step)).status).toBe(200);
      seen = await look(id);
      expect([step, seen.status]).toEqual([step, status]);
      // Another moment exactly when the status is another; never before the last, never ahead of now.
      expect(seen.changed === before.changed).toBe(status === before.status);
      expect(seen.changed).toBeGreaterThanOrEqual(before.changed);
      expect(seen.changed).toBeLessThanOrEqual(Date.now());
    }
    await expectHendelser(id, sent);
  });
}

async function look(id: string): Promise<{ status: unknown; changed: number }> {
  const row = await fiks.statusOf(id);
  return { status: row?.['status'], changed: Date.parse(String(row?.['sisteStatusEndring'])) };
}

async function expectHendelser(id: string, sent: number): Promise<void> {
  const { body } = await fiks.ask(`/v2/forsendelser/${id}/hendelser`);
  const hendelser = body['hendelser'] as { tidspunkt: string; hendelse: string }[];
  const moments = hendelser.map(({ tidspunkt }) => Date.parse(tidspunkt));
  expect(hendelser[0]?.hendelse).toBe('Mottatt, og tildelt forsendelse-id');
  expect(moments).toEqual(moments.toSorted((a, b) => a - b));
  expect(moments.every((one) => one >= sent && one <= Date.now())).toBe(true);
}

test("the mock's own clock moves all, and each change carries the moment at which it was due", async () => {
  const ids = [await fiks.sent(to('altinn')), await fiks.sent(to('sdp'))];
  const [received] = [...fiks.mock.api('fiks-svarut').state.forsendelser.values()];
  await fiks.tell('/clock', { advanceMs: hours(41) });
  const rows = await Promise.all(ids.map((id) => fiks.statusOf(id)));
  expect(rows.map((row) => row?.['status'])).toEqual(['SENDT_PRINT', 'LEVERT_SDP']);
  const due = Number(received?.received.getTime()) + hours(40) + 3 * second;
  expect(Date.parse(String(rows[0]?.['sisteStatusEndring']))).toBe(due);
});

test('time that passes for one leaves others as they are', async () => {
  const [one, other] = [await fiks.sent(to('altinn')), await fiks.sent(to('altinn'))];
  await fiks.pass(one, hours(41));
  expect((await fiks.statusOf(other))?.['status']).toBe('MOTTATT');
});

test('acts that make no sense are refused', async () => {
  const id = await fiks.sent(to('altinn'));
  for (const act of ['read', 'collect', 'stop', 'sign', 'dance', 'constructor']) {
    expect([act, (await fiks.act(id, act)).status]).toEqual([act, 400]);
  }
  expect((await fiks.act('x', 'read')).status).toBe(400);
  expect((await fiks.tell('/clock', { forsendelse: id, advanceMs: -1 })).status).toBe(400);
});

test('word of reading does not raise what is lost', async () => {
  const id = await fiks.sent({ ...to('unreachable'), ...digital });
  await fiks.pass(id, 3 * second);
  const json = { fnr: '13876551289', tidspunkt: '2026-01-01T12:00:00Z' };
  const { status } = await fiks.ask(`/v2/forsendelser/${id}/lest`, { method: 'POST', json });
  expect([status, (await fiks.statusOf(id))?.['status']]).toEqual([400, 'IKKE_LEVERT']);
});

test('word of reading stops the printer', async () => {
  const id = await fiks.sent(to('print'));
  await fiks.pass(id, 3 * second);
  const json = { fnr: '13876551289', tidspunkt: '2026-01-01T12:00:00Z' };
  expect((await fiks.ask(`/v2/forsendelser/${id}/lest`, { method: 'POST', json })).status).toBe(
    204,
  );
  expect(await fiks.pass(id, hours(100))).toBe('LEST');
});

test('what is deleted on its way goes on, with events in order', async () => {
  const id = await fiks.sent(to('altinn'));
  await fiks.pass(id, 3 * second);
  await fiks.ask(`/v2/forsendelser/${id}/dokumenter`, { method: 'DELETE' });
  expect(await fiks.pass(id, hours(100))).toBe('PRINTET');
  await expectHendelser(id, 0);
});
