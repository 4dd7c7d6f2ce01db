import { expect, test } from '@playwright/test';
import { startFiks, type FiksMock } from '../fiks.fixture.ts';
import { recipients, systemType } from '../recipients.ts';

let fiks: FiksMock;

test.beforeAll(async () => {
  fiks = await startFiks();
});

test.afterAll(() => fiks.mock.close());

test.beforeEach(() => fiks.reset());

test.afterEach(() => expect(fiks.mock.world().crashes).toEqual([]));

test('types are unique and sorted, and have those of all systems', async () => {
  const { body } = await fiks.ask('/v2/forsendelsestyper');
  const types = body['forsendelsestyper'] as string[];
  expect(types).toContain(systemType);
  expect([...new Set(types)].toSorted()).toEqual(types);
  const { mottakersystemer } = (await fiks.ask('/v2/mottakersystem')).body;
  for (const { forsendelseType } of mottakersystemer as { forsendelseType: string }[])
    expect(types).toContain(forsendelseType);
});

const filters: readonly (readonly [string, number])[] = [
  ['', 4],
  [`organisasjonsnummer=${recipients.system.digitalId}`, 3],
  [`forsendelseType=${systemType}`, 2],
  ['niva=4', 1],
  [`organisasjonsnummer=${recipients.system.digitalId}&forsendelseType=${systemType}&niva=3`, 1],
  [`organisasjonsnummer=${recipients.reply.digitalId}&forsendelseType=${systemType}`, 0],
  ['niva=0', 0],
  ['niva=9', 0],
  [`forsendelseType=${'x'.repeat(100)}`, 0],
  ['forsendelseType=samsvar.h%C3%B8ring', 0],
];
for (const [query, rows] of filters) {
  test(`mottakersystem?${query} gives ${rows}`, async () => {
    const { status, body } = await fiks.ask(`/v2/mottakersystem?${query}`);
    expect([status, (body['mottakersystemer'] as unknown[]).length]).toEqual([200, rows]);
  });
}

for (const query of [
  'organisasjonsnummer=12345678',
  'organisasjonsnummer=1234567890',
  'organisasjonsnummer=',
  'forsendelseType=a-b',
  'forsendelseType=a_b',
  'forsendelseType=a%20b',
  'forsendelseType=a..b',
  'forsendelseType=a.',
  'forsendelseType=',
  `forsendelseType=${'x'.repeat(101)}`,
  'niva=-1',
  'niva=10',
  'niva=x',
  'niva=1.5',
]) {
  test(`mottakersystem?${query} is refused`, async () => {
    expect((await fiks.ask(`/v2/mottakersystem?${query}`)).status).toBe(400);
  });
}
