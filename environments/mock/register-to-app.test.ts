import { expect, test } from '@playwright/test';
import { clientOf, instantiate, requestToken } from './grant-to-app.fixture.ts';
import { startMock, type Mock } from './start-mock.ts';

const owner = '950474084';
const systemId = '991825827_samsvar';
const right = { resource: [{ id: 'urn:altinn:resource', value: 'app_ttd_guide' }] };
const texts = { nb: 'Samsvar', nn: 'Samsvar', en: 'Samsvar' };

/** Calls the register; the body of the answer, where it has one. */
async function call(
  mock: Mock,
  [actor, method, path]: readonly [actor: string, method: string, path: string],
  body?: unknown,
): Promise<{ readonly status: number; readonly value: unknown }> {
  const { baseUrl = '', actors } = mock.apis['altinn-system-register'] ?? {};
  const response = await fetch(`${baseUrl}/authentication/api/v1/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${actors?.[actor]?.token ?? ''}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, value: text === '' ? undefined : JSON.parse(text) };
}

interface Begun {
  readonly mock: Mock;
  /** Whether Maskinporten gives a token to the system user of a reference. */
  readonly token: (externalRef: string) => ReturnType<typeof requestToken>;
}

async function registered(): Promise<Begun> {
  const mock = await startMock();
  const client = await clientOf(mock, 'samsvar-system-vendor');
  const system = {
    id: systemId,
    vendor: { ID: '0192:991825827' },
    name: texts,
    description: texts,
    rights: [right],
    clientId: [client.clientId],
  };
  const made = await call(mock, ['vendor', 'POST', 'systemregister/vendor'], system);
  expect(made.status).toBe(200);
  return { mock, token: (externalRef) => requestToken(mock, { client, owner, externalRef }) };
}

async function requested(mock: Mock, externalRef: string): Promise<string> {
  const wanted = { systemId, partyOrgNo: owner, externalRef, rights: [right] };
  const { value } = await call(mock, ['vendor', 'POST', 'systemuser/request/vendor'], wanted);
  return (value as { id: string }).id;
}

function answered(mock: Mock, id: string, answer: string): ReturnType<typeof call> {
  return call(mock, ['user', 'POST', `systemuser/request/500700/${id}/${answer}`]);
}

test('a system user whom the customer approves gets a token and instantiates', async () => {
  const { mock, token } = await registered();
  const id = await requested(mock, 'approved');
  expect((await token('approved')).status, 'before the approval').toBe(400);
  expect(await answered(mock, id, 'approve')).toEqual({ status: 200, value: true });
  const { access_token } = await token('approved');
  const created = await instantiate(mock, access_token, owner);
  expect(created.status).toBe(201);
  expect(await created.json()).toMatchObject({ createdBy: owner });
  await mock.close();
});

test('rejected, ended, or of a deleted system, it gets none', async () => {
  const { mock, token } = await registered();
  await answered(mock, await requested(mock, 'rejected'), 'reject');
  expect((await token('rejected')).status, 'rejected').toBe(400);
  const [ended, kept] = [await requested(mock, 'ended'), await requested(mock, 'kept')];
  await answered(mock, ended, 'approve');
  await answered(mock, kept, 'approve');
  const left = await call(mock, ['user', 'DELETE', `systemuser/500700/${ended}`]);
  expect(left.status).toBe(202);
  expect((await token('ended')).status, 'ended').toBe(400);
  expect((await token('kept')).status, 'kept').toBe(200);
  await call(mock, ['vendor', 'DELETE', `systemregister/vendor/${systemId}`]);
  expect((await token('kept')).status, 'of a deleted system').toBe(400);
  await mock.close();
});
