import { expect, test } from '@playwright/test';
import { startMock, type Mock } from '../../start-mock.ts';

let mock: Mock;
test.beforeEach(async () => {
  mock = await startMock({ apis: ['altinn-app'] });
});
test.afterEach(() => mock.close());

interface Sent {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function send(method: string, path: string, sent: Sent = {}): Promise<Response> {
  const { baseUrl } = mock.apis['altinn-app'] ?? { baseUrl: '' };
  const actor = method === 'PUT' ? 'org' : 'user';
  const headers = { authorization: `Bearer ${mock.actors[actor]?.token}`, ...sent.headers };
  return fetch(`${baseUrl}/ttd/guide/instances${path}`, { ...sent, method, headers });
}

async function create(): Promise<string> {
  const body = '{"instanceOwner":{"partyId":"501337"}}';
  const json = { 'content-type': 'application/json' };
  const created = await send('POST', '/create', { body, headers: json });
  return `/${String(((await created.json()) as { id?: unknown }).id)}`;
}

test('the preview of a PDF is a PDF, and of an unknown instance none', async () => {
  const instance = await create();
  const preview = await send('GET', `${instance}/pdf/preview`);
  expect(preview.headers.get('content-type')).toBe('application/pdf');
  expect((await preview.text()).slice(0, 5)).toBe('%PDF-');
  const unknown = instance.replace(/.{8}$/, '00000000');
  expect((await send('GET', `${unknown}/pdf/preview`)).status).toBe(404);
});

for (const [title, body, status] of [
  ['is set', '<Substatus><Label>a</Label><Description>b</Description></Substatus>', 200],
  ['needs a label', '<Substatus><Description>b</Description></Substatus>', 400],
  ['must be well-formed', '<Substatus><Label>', 400],
] as const) {
  test(`a substatus in XML ${title}`, async () => {
    const headers = { 'content-type': 'application/xml' };
    const answer = await send('PUT', `${await create()}/substatus`, { body, headers });
    expect(answer.status).toBe(status);
    if (status !== 200) return;
    const { status: stored } = (await answer.json()) as { status: object };
    expect(stored).toMatchObject({ substatus: { label: 'a', description: 'b' } });
  });
}
