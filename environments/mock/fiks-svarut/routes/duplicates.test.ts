import { expect, test } from '@playwright/test';
import { account } from '../access/accounts.ts';
import { letter, pdf, startFiks, to, type FiksMock } from '../fiks.fixture.ts';

let fiks: FiksMock;

test.beforeAll(async () => {
  fiks = await startFiks();
});

test.afterAll(() => fiks.mock.close());

test.beforeEach(() => fiks.reset());

test.afterEach(() => expect(fiks.mock.world().crashes).toEqual([]));

const konto = `/v2/kontoer/${account.id}/forsendelser`;

test('the same again is refused with the known text, and makes no second', async () => {
  const sent = letter({ eksternReferanse: 'ref' });
  expect((await fiks.send(sent)).status).toBe(200);
  const { status, body } = await fiks.send({ ...sent, eksternReferanse: 'ref2' });
  expect([status, body['message'], body['errorCode']]).toEqual([
    400,
    'Forsendelse med samme mottaker, tittel, avsender og filer er forsøkt sendt tidligere',
    null,
  ]);
  expect((await fiks.ask(`${konto}?eksternRef=ref2`)).body).toEqual({ forsendelseIds: [] });
  for (const other of [
    { ...sent, tittel: 'Annet' },
    { ...sent, mottaker: to('altinn') },
  ])
    expect((await fiks.send(other)).status).toBe(200);
  expect((await fiks.send(sent, [{ name: 'brev.pdf', bytes: pdf('x') }])).status).toBe(200);
});

test('of two alike at once one is taken', async () => {
  const sent = letter();
  const answers = await Promise.all([fiks.send(sent), fiks.send(sent), fiks.send(sent)]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400, 400]);
});

test('a recipient that takes nothing is refused', async () => {
  const { status, body } = await fiks.send(letter({ mottaker: to('refusing') }));
  expect([status, body['message']]).toEqual([400, 'Mottaker nekter å ta imot']);
});
