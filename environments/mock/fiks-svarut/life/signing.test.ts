import { expect, test } from '@playwright/test';
import { account } from '../access/accounts.ts';
import { brev, brevFile, hours, sha256, startFiks, to, type FiksMock } from '../fiks.fixture.ts';

let fiks: FiksMock;

test.beforeAll(async () => {
  fiks = await startFiks();
});

test.afterAll(() => fiks.mock.close());

test.beforeEach(() => fiks.reset());

test.afterEach(() => expect(fiks.mock.world().crashes).toEqual([]));

const deadline = (): string => new Date(Date.now() + hours(72)).toISOString();
const order = (members: object = {}): object => ({
  mottaker: to('altinn'),
  svarSendesTil: to('reply'),
  signaturType: 'AUTENTISERT_SIGNATUR',
  signeringUtloper: deadline(),
  eksternReferanse: 'ref',
  dokumenter: [{ ...brev, skalSigneres: true }],
  ...members,
});

async function signingOf(id: string): Promise<readonly unknown[]> {
  const { body } = await fiks.ask(`/v2/forsendelser/${id}/signeringshendelser`);
  return (body['hendelser'] as { status: string }[]).map(({ status }) => status);
}

async function documentOf(id: string): Promise<unknown> {
  const { body } = await fiks.ask(`/v2/forsendelser/${id}/metadata`);
  return (body['dokumenter'] as unknown[])[0];
}

test('an order waits when its forsendelse is accepted', async () => {
  const id = await fiks.sent(order());
  expect(await signingOf(id)).toEqual([]);
  await fiks.pass(id, 1000);
  expect(await signingOf(id)).toEqual(['VENTER_SIGNERING']);
  expect(await documentOf(id)).toMatchObject({
    kanSigneres: true,
    signeringUrl: expect.stringMatching(new RegExp(`/forsendelse/${id}/1/signering$`)),
  });
});

test('an order whose document is none is refused by the service', async () => {
  const id = await fiks.sent(order(), [{ name: 'brev.pdf', bytes: Buffer.from('Hei') }]);
  expect(await fiks.pass(id, 1000)).toBe('AVVIST');
  expect(await signingOf(id)).toEqual(['AVVIST_AV_SVARUT']);
  expect((await fiks.act(id, 'sign')).status).toBe(400);
});

test('what is signed goes to the reply address as a new forsendelse, once', async () => {
  const id = await fiks.sent(order());
  await fiks.pass(id, 3000);
  const { created, signering } = (await fiks.act(id, 'sign')).body;
  expect(signering).toBe('SIGNERT_AV_MOTTAKER');
  expect(await signingOf(id)).toEqual(['VENTER_SIGNERING', 'SIGNERT_AV_MOTTAKER']);
  expect(await documentOf(id)).toMatchObject({ kanSigneres: false, signeringUrl: null });
  expect(await documentOf(String(created))).toMatchObject({
    filnavn: brev.filnavn,
    sha256Hash: sha256(brevFile.bytes),
  });
  expect((await fiks.statusOf(String(created)))?.['status']).toBe('MOTTATT');
  expect((await fiks.act(id, 'sign')).status).toBe(400);
  expect((await fiks.act(id, 'refuse-signature')).status).toBe(400);
  await fiks.pass(id, hours(100));
  expect(await signingOf(id)).toHaveLength(2);
  const { body } = await fiks.ask(`/v2/kontoer/${account.id}/forsendelser?eksternRef=ref`);
  expect(body).toEqual({ forsendelseIds: [id] });
});

test('what is refused makes none', async () => {
  const id = await fiks.sent(order());
  await fiks.pass(id, 3000);
  expect((await fiks.act(id, 'refuse-signature')).body['created']).toBeUndefined();
  expect(await signingOf(id)).toEqual(['VENTER_SIGNERING', 'AVVIST_AV_MOTTAKER']);
  expect((await fiks.act(id, 'sign')).status).toBe(400);
  expect(fiks.mock.api('fiks-svarut').state.forsendelser.size).toBe(1);
});

test('an order can be signed on paper days, until its deadline', async () => {
  const id = await fiks.sent(order());
  expect(await fiks.pass(id, hours(70))).toBe('PRINTET');
  expect((await fiks.act(id, 'sign')).status).toBe(200);
});

test('an order ends at its deadline', async () => {
  const id = await fiks.sent(order());
  await fiks.pass(id, hours(71));
  expect(await signingOf(id)).toEqual(['VENTER_SIGNERING']);
  await fiks.pass(id, hours(1));
  expect(await signingOf(id)).toEqual(['VENTER_SIGNERING', 'UTLOPT']);
  expect((await fiks.act(id, 'sign')).status).toBe(400);
  expect(await documentOf(id)).toMatchObject({ kanSigneres: false });
});

test('nothing is left to sign when the documents are deleted', async () => {
  const id = await fiks.sent(order());
  await fiks.pass(id, 3000);
  await fiks.ask(`/v2/forsendelser/${id}/dokumenter`, { method: 'DELETE' });
  expect((await fiks.act(id, 'sign')).status).toBe(400);
});
