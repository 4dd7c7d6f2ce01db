import { expect, test } from '@playwright/test';
import { account } from '../access/accounts.ts';
import { hours, startFiks, to, type FiksMock } from '../fiks.fixture.ts';

let fiks: FiksMock;

test.beforeAll(async () => {
  fiks = await startFiks();
});

test.afterAll(() => fiks.mock.close());

test.beforeEach(() => fiks.reset());

test.afterEach(() => expect(fiks.mock.world().crashes).toEqual([]));

const konto = `/v2/kontoer/${account.id}/forsendelser`;

test('word of reading acts once', async () => {
  const id = await fiks.sent({ mottaker: to('altinn') });
  await fiks.pass(id, 3000);
  const tell = (json: unknown): Promise<{ status: number; body: unknown }> =>
    fiks.ask(`/v2/forsendelser/${id}/lest`, { method: 'POST', json });
  const word = { fnr: '13876551289', tidspunkt: '2026-01-01T12:00:00+01:00' };
  expect((await tell({ ...word, fnr: '1' })).status).toBe(400);
  expect((await fiks.statusOf(id))?.['status']).toBe('VARSLET');
  expect(await tell({ ...word, eksterntSystemnavn: 'Sak' })).toMatchObject({
    status: 204,
    body: {},
  });
  const read = await fiks.statusOf(id);
  expect(read?.['status']).toBe('LEST');
  expect((await tell(word)).status).toBe(204);
  expect(await fiks.statusOf(id)).toEqual(read);
  expect(await fiks.pass(id, hours(100))).toBe('LEST');
});

test('word of reading that comes before delivery waits for it', async () => {
  const id = await fiks.sent({ mottaker: to('altinn') });
  const json = { fnr: '13876551289', tidspunkt: '2026-01-01T12:00:00+01:00' };
  expect((await fiks.ask(`/v2/forsendelser/${id}/lest`, { method: 'POST', json })).status).toBe(
    204,
  );
  expect((await fiks.statusOf(id))?.['status']).toBe('MOTTATT');
  expect(await fiks.pass(id, 1000)).toBe('AKSEPTERT');
  expect(await fiks.pass(id, 3000)).toBe('LEST');
});

for (const query of ['', '?slettetype=ORIGINALDOKUMENTER', '?slettetype=ALLE', '?slettetype=']) {
  test(`DELETE dokumenter${query} takes the files of what has arrived, not the forsendelse`, async () => {
    const id = await fiks.sent({ eksternReferanse: 'ref' });
    await fiks.pass(id, hours(48));
    const remove = (): Promise<{ status: number }> =>
      fiks.ask(`/v2/forsendelser/${id}/dokumenter${query}`, { method: 'DELETE' });
    expect((await remove()).status).toBe(204);
    const deleted = await fiks.statusOf(id);
    expect(deleted?.['status']).toBe('SLETTET');
    expect((await fiks.ask(`/v2/forsendelser/${id}/metadata`)).body).toEqual({ dokumenter: [] });
    expect((await remove()).status).toBe(204);
    expect(await fiks.statusOf(id)).toEqual(deleted);
    expect((await fiks.ask(`${konto}?eksternRef=ref`)).body).toEqual({ forsendelseIds: [id] });
  });
}

test('DELETE with an unknown kind deletes nothing, and before arrival leaves the status', async () => {
  const id = await fiks.sent();
  const path = `/v2/forsendelser/${id}/dokumenter`;
  expect((await fiks.ask(`${path}?slettetype=alle`, { method: 'DELETE' })).status).toBe(400);
  const shown = await fiks.ask(`/v2/forsendelser/${id}/metadata`);
  expect(shown.body['dokumenter']).toHaveLength(1);
  expect((await fiks.ask(path, { method: 'DELETE' })).status).toBe(204);
  expect((await fiks.statusOf(id))?.['status']).toBe('MOTTATT');
});
