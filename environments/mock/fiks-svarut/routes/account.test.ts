import { expect, test } from '@playwright/test';
import { account } from '../access/accounts.ts';
import { brev, brevFile, pdf, sha256, startFiks, to, type FiksMock } from '../fiks.fixture.ts';

let fiks: FiksMock;

test.beforeAll(async () => {
  fiks = await startFiks();
});

test.afterAll(() => fiks.mock.close());

test.beforeEach(() => fiks.reset());

test.afterEach(() => expect(fiks.mock.world().crashes).toEqual([]));

const konto = `/v2/kontoer/${account.id}/forsendelser`;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0[12]:00$/;

test('what was sent is known at once, by id, reference and metadata', async () => {
  const eksternReferanse = 'a/b+c & d% #? "æøå" 😀';
  const bytes = pdf('annet');
  const id = await fiks.sent(
    {
      eksternReferanse,
      avgivendeSystem: 'Samsvar',
      dokumenter: [
        { ...brev, dokumentType: 'B', ekstraMetadata: [{ key: 'k', value: 'v' }] },
        {
          filnavn: 'søk.pdf',
          mimeType: 'application/pdf',
          inneholderPersonsensitivInformasjon: true,
        },
      ],
    },
    [brevFile, { name: 'søk.pdf', bytes }],
  );
  expect(await fiks.statusOf(id)).toEqual({
    id,
    status: 'MOTTATT',
    sisteStatusEndring: expect.stringMatching(moment),
  });
  const reference = encodeURIComponent(eksternReferanse);
  expect((await fiks.ask(`${konto}?eksternRef=${reference}`)).body).toEqual({
    forsendelseIds: [id],
  });
  expect((await fiks.ask(`${konto}/metadata?eksternRef=${reference}`)).body).toEqual({
    forsendelser: [
      {
        id,
        dato: expect.stringMatching(moment),
        avgivendeSystem: 'Samsvar',
        status: 'MOTTATT',
      },
    ],
  });
  const url = `${fiks.baseUrl.replace('/api', '')}/forsendelse/${id}`;
  const shared = { mimeType: 'application/pdf', kanSigneres: false, signeringUrl: null };
  expect((await fiks.ask(`/v2/forsendelser/${id}/metadata`)).body).toEqual({
    dokumenter: [
      {
        ...shared,
        filnavn: 'brev.pdf',
        dokumentType: 'B',
        storrelse: brevFile.bytes.length,
        sha256Hash: sha256(brevFile.bytes),
        nedlasningUrl: `${url}/1`,
        ekstraMetadata: [{ key: 'k', value: 'v' }],
        inneholderPersonsensitivInformasjon: false,
      },
      {
        ...shared,
        filnavn: 'søk.pdf',
        dokumentType: null,
        storrelse: bytes.length,
        sha256Hash: sha256(bytes),
        nedlasningUrl: `${url}/2`,
        ekstraMetadata: [],
        inneholderPersonsensitivInformasjon: true,
      },
    ],
  });
  expect((await fiks.ask(`/v2/forsendelser/${id}/signeringshendelser`)).body).toEqual({
    hendelser: [],
  });
});

test('a reference finds all that have it, to the sign, and nothing of others', async () => {
  const ids = [
    await fiks.sent({ eksternReferanse: 'ref' }),
    await fiks.sent({ eksternReferanse: 'ref' }),
  ];
  await fiks.sent({ eksternReferanse: 'Ref' });
  await fiks.sent({ eksternReferanse: 'ref2' });
  await fiks.sent();
  const find = async (reference: string): Promise<unknown> =>
    (await fiks.ask(`${konto}?eksternRef=${reference}`)).body['forsendelseIds'];
  expect(await find('ref')).toEqual(ids);
  expect(await find('re')).toEqual([]);
  expect((await fiks.ask(konto)).status).toBe(400);
});

test('the lookup has another name for what Altinn notifies', async () => {
  const id = await fiks.sent({ mottaker: to('altinn'), eksternReferanse: 'ref' });
  expect(await fiks.pass(id, 3000)).toBe('VARSLET');
  const { body } = await fiks.ask(`${konto}/metadata?eksternRef=ref`);
  expect(body).toMatchObject({ forsendelser: [{ id, status: 'SENDT_ALTINN' }] });
});

test('a search answers ids once, and leaves out what is unknown or of another account', async () => {
  const [first, second] = [await fiks.sent(), await fiks.sent()];
  const { status, body } = await fiks.find([
    second,
    '7b0d2c8e-5a41-4f3b-9c6d-1e8f02a4b609',
    first.toUpperCase(),
    second,
  ]);
  expect(status).toBe(200);
  expect((body['statuser'] as { id: string }[]).map(({ id }) => id)).toEqual([second, first]);
  const other = await fiks.find([first], 'otherSender', '7b0d2c8e-5a41-4f3b-9c6d-1e8f02a4b602');
  expect(other.body).toEqual({ statuser: [] });
});

test('a search reads JSON under any media type, and nothing else', async () => {
  const id = await fiks.sent();
  const body = Buffer.from(JSON.stringify({ forsendelseIds: [id] }));
  for (const type of ['application/json', 'APPLICATION/JSON;charset=utf-8', 'text/plain']) {
    const headers = { 'content-type': type };
    const { status } = await fiks.ask(`${konto}/status-sok`, { method: 'POST', headers, body });
    expect(status).toBe(200);
  }
  for (const text of ['', '{', '[]', 'null', '{"forsendelseIds":"x"}']) {
    const asked = { method: 'POST', body: Buffer.from(text) };
    expect((await fiks.ask(`${konto}/status-sok`, asked)).status).toBe(400);
  }
});
