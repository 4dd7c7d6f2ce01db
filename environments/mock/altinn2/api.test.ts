import { expect, test } from '@playwright/test';
import { company, startAltinn2, type Altinn2Mock } from './altinn2.fixture.ts';

let alt2: Altinn2Mock;

test.beforeAll(async () => {
  alt2 = await startAltinn2();
});

test.afterAll(() => alt2.mock.close());

test.beforeEach(() => alt2.mock.reset({ faults: {} }));

test.afterEach(() => expect(alt2.mock.world().crashes).toEqual([]));

test('addresses stand in any case; others are 404 and other methods 405', async () => {
  expect((await alt2.ask('/METADATA/CodeLists')).status).toBe(200);
  expect((await alt2.ask('/metadata/nothing')).status).toBe(404);
  const refused = await alt2.ask('/metadata', { method: 'DELETE' });
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET']);
});

test('every answer is not to be kept', async () => {
  const { headers } = await alt2.ask('/metadata');
  expect(['cache-control', 'pragma', 'expires'].map((name) => headers.get(name))).toEqual([
    'no-cache',
    'no-cache',
    '-1',
  ]);
});

test('one resource is the same in four formats, byte for byte of its own type', async () => {
  const types = ['application/hal+json', 'application/json', 'application/hal+xml'];
  for (const type of [...types, 'application/xml']) {
    const { headers, text } = await alt2.ask('/my/profile', { headers: { accept: type } });
    expect(headers.get('content-type')).toBe(`${type}; charset=utf-8`);
    expect(text).toContain('BJELLE FORSIKTIG');
    expect(text.includes('portalview')).toBe(type.includes('hal'));
  }
});

test('an origin that was registered is told back, others and none are not', async () => {
  const allowed = async (origin?: string): Promise<string | null> => {
    const headers = origin === undefined ? {} : { origin };
    const answer = await alt2.ask('/metadata', { headers });
    return answer.headers.get('access-control-allow-origin');
  };
  expect(await allowed('https://www.samsvar.invalid')).toBe('https://www.samsvar.invalid');
  expect(await allowed('https://www.samsvar.invalid.example')).toBeNull();
  expect(await allowed('http://www.samsvar.invalid')).toBeNull();
  expect(await allowed()).toBeNull();
});

test('a preflight needs no key', async () => {
  const headers = {
    origin: 'https://www.samsvar.invalid',
    'access-control-request-method': 'GET',
    'access-control-request-headers': 'apikey',
  };
  const answer = await alt2.ask('/reportees', { method: 'OPTIONS', as: null, headers });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('access-control-allow-headers')).toBe('apikey');
});

test('a page has 50, $skip goes on, $top takes less, and refusals stand in the status line', async () => {
  const long = '/312802112/messages';
  expect(await alt2.idsIn(long)).toHaveLength(50);
  expect(await alt2.idsIn(`${long}?$skip=100`)).toHaveLength(20);
  expect(await alt2.idsIn(`${long}?$top=3`)).toHaveLength(3);
  const reasons: readonly (readonly [string, RegExp])[] = [
    ['$top=10001', /limit of '10000'.*'10001'/],
    ['$filter=Nothing eq 1', /property named 'Nothing' on type/],
    ['$filter=Subject eq', /Syntax error at position 10/],
    ['$skip=-1', /Invalid value '-1' for \$skip/],
  ];
  for (const [query, reason] of reasons) {
    const answer = await alt2.ask(`${long}?${query}`);
    expect([answer.status, answer.text]).toEqual([400, '']);
    expect(answer.reason).toMatch(reason);
  }
});

test('texts come in the language that was asked for, in that of the caller where it is none', async () => {
  const first = async (query: string): Promise<string> => {
    const headers = { accept: 'application/json' };
    return (await alt2.ask(`/metadata/codelists/ASF_Land${query}`, { headers })).text;
  };
  expect(await first('?language=1033')).toContain('DENMARK');
  expect(await first('?language=1')).toContain('DANMARK');
});

test('the numbers of persons are masked', async () => {
  const { text } = await alt2.ask(`/${company}/authorization/delegations`);
  expect(text).not.toMatch(/(?<!\d)\d{11}(?!\d)/);
  expect(text).toMatch(/\d{6}\*{5}/);
});

const closed: readonly (readonly [string, number])[] = [
  ['not-found', 404],
  ['gone', 410],
  ['redirect', 301],
];

for (const [way, status] of closed)
  test(`closed as ${way} there is nothing of the API`, async () => {
    const url = new URL(`/closed/${way}/api/metadata`, alt2.baseUrl);
    const answer = await fetch(url, { redirect: 'manual' });
    expect([answer.status, await answer.text()]).toEqual([status, '']);
  });

test('closed as silent not even a status comes', async () => {
  const url = new URL('/closed/silent/api/metadata', alt2.baseUrl);
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});
