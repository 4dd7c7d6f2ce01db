import { expect, test } from '@playwright/test';
import { mintPlatformToken } from '../platform-token.ts';
import { StorageMock } from './storage.fixture.ts';

let on: StorageMock;

test.beforeEach(async () => {
  on = await StorageMock.start();
});

test.afterEach(async () => {
  expect(on.mock.world().crashes).toEqual([]);
  await on.mock.close();
});

test('the app API and Storage show one instance, each in its own way', async () => {
  const { id } = await on.made();
  const inApp = await on.askApp(`/ttd/kontrakt/instances/${id}`);
  const inStorage = await on.ask(`/instances/${id}`);
  expect(inApp.body).toMatchObject({ id, status: { readStatus: 1, archived: null } });
  expect(inStorage.body).toMatchObject({ id, status: { readStatus: 'Read' } });
  expect(JSON.stringify(inStorage.body)).not.toContain('null');
});

test('what the app does stands in the log of Storage', async () => {
  const { id, element } = await on.made();
  const app = `/ttd/kontrakt/instances/${id}`;
  await on.askApp(`${app}/data/${element}`, { method: 'PUT', json: { navn: 'Kari' } });
  await on.askApp(`${app}/process/next`, { method: 'PUT' });
  await on.askApp(app, { method: 'DELETE' });
  const { body } = await on.ask(`/instances/${id}/events`);
  const { instanceEvents } = body as { instanceEvents: { eventType: string; dataId?: string }[] };
  expect(instanceEvents.map(({ eventType }) => eventType).toSorted()).toEqual([
    'Created',
    'Created',
    'Deleted',
    'Saved',
    'process_EndTask',
    'process_StartEvent',
    'process_StartTask',
    'process_StartTask',
  ]);
  expect(instanceEvents.filter(({ dataId }) => dataId === element)).toHaveLength(2);
});

test('what Storage does is seen in the app', async () => {
  const { id } = await on.made();
  const process = { currentTask: { elementId: 'Task_3', flow: 4, altinnTaskType: 'signing' } };
  await on.ask(`/instances/${id}/process`, { method: 'PUT', json: process });
  const substatus = { label: 'mottatt', description: 'x' };
  await on.ask(`/instances/${id}/substatus`, { method: 'PUT', as: 'org', json: substatus });
  const { body } = await on.askApp(`/ttd/kontrakt/instances/${id}`);
  expect(body).toMatchObject({ process, status: { substatus } });
});

test('a lock keeps the process where it is until it ends or is let go', async () => {
  const { id, element } = await on.made();
  const app = `/ttd/kontrakt/instances/${id}`;
  await on.askApp(`${app}/data/${element}`, { method: 'PUT', json: { navn: 'Kari' } });
  const lock = { method: 'POST', json: { ttlSeconds: 30 } };
  const { body } = await on.ask(`/instances/${id}/lock`, lock);
  expect((await on.ask(`/instances/${id}/lock`, lock)).status).toBe(409);
  expect((await on.askApp(`${app}/process/next`, { method: 'PUT' })).status).toBe(409);
  const { lockToken } = body as { lockToken: string };
  const release = { method: 'PATCH', json: { ttlSeconds: 0 } };
  expect((await on.ask(`/instances/${id}/lock`, release)).status).toBe(403);
  const headers = { 'Altinn-Storage-Lock-Token': lockToken };
  expect((await on.ask(`/instances/${id}/lock`, { ...release, headers })).status).toBe(204);
  expect((await on.ask(`/instances/${id}/lock`, lock)).status).toBe(200);
  on.mock.world().clock.advance(31_000);
  expect((await on.askApp(`${app}/process/next`, { method: 'PUT' })).status).toBe(200);
});

test('locks compare the party of the path, reading does not', async () => {
  const { guid, element } = await on.made();
  expect((await on.ask(`/instances/500000/${guid}`)).status).toBe(200);
  const data = `/instances/500000/${guid}/data/${element}/lock`;
  expect((await on.ask(data, { method: 'PUT' })).status).toBe(404);
  const lock = { method: 'POST', json: { ttlSeconds: 1 } };
  expect((await on.ask(`/instances/500000/${guid}/lock`, lock)).status).toBe(404);
});

test('an element that is locked here is locked in the app', async () => {
  const { id, element } = await on.made();
  const data = `/instances/${id}/data/${element}`;
  expect((await on.ask(`${data}/lock`, { method: 'PUT' })).status).toBe(201);
  const put = { method: 'PUT', json: { navn: 'Kari' } };
  const inApp = `/ttd/kontrakt/instances/${id}/data/${element}`;
  expect((await on.askApp(inApp, put)).status).toBe(409);
  expect((await on.ask(`${data}/lock`, { method: 'DELETE' })).status).toBe(200);
  expect((await on.askApp(inApp, put)).status).toBe(201);
});

test('only the platform tells what a scan found', async () => {
  const { id, element } = await on.made();
  const path = `/instances/${id}/dataelements/${element}/filescanstatus`;
  const scan = { method: 'PUT', json: { fileScanResult: 'Clean' } };
  expect((await on.ask(path, { ...scan, as: 'anonymous' })).status).toBe(401);
  expect((await on.ask(path, scan)).status).toBe(403);
  const token = await mintPlatformToken(on.mock.world(), 'platform/filescan');
  const headers = { PlatformAccessToken: token };
  expect((await on.ask(path, { ...scan, headers })).status).toBe(200);
  const { body } = await on.ask(`/instances/${id}/dataelements`);
  expect(body).toMatchObject({ dataElements: [{ fileScanResult: 'Clean' }] });
});

test('an instance that its app keeps is not deleted', async () => {
  const { guid, id } = await on.made('ttd/slettevern');
  const instance = on.mock.api('altinn-storage').state.instances.get(guid);
  Object.assign(instance?.status ?? {}, { isArchived: true, archived: new Date().toISOString() });
  const { status, body } = await on.ask(`/instances/${id}`, { method: 'DELETE', as: 'org' });
  expect([status, typeof body]).toEqual([403, 'string']);
});

test('a signature is a locked element, and stands in the log', async () => {
  const { id, element } = await on.made();
  const json = {
    signatureDocumentDataType: 'signatur',
    dataElementSignatures: [{ dataElementId: element, signed: true }],
    signee: { userId: '1337' },
  };
  const signed = await on.ask(`/instances/${id}/sign`, { method: 'POST', json });
  expect([signed.status, signed.body]).toEqual([201, 'SignDocument is created']);
  const { body } = await on.ask(`/instances/${id}/events?eventTypes=Signed`);
  expect(body).toMatchObject({ instanceEvents: [{ user: { userId: 1337 } }] });
  const owner = { method: 'POST', as: 'org', json };
  expect((await on.ask(`/instances/${id}/sign`, owner)).status).toBe(403);
});

for (const [what, query, real] of [
  ['a time without an operator', 'created=2020-01-01', 500],
  ['an unknown operator', 'created=ge:2020-01-01', 200],
  ['one operator twice', 'created=gt:2020-01-01&created=gt:2021-01-01', 500],
  ['a raw plus', 'created=gt:2020-01-01T00:00:00+02:00', 500],
  ['a negative size', 'size=-1', 500],
  ['a size of 0', 'size=0', 200],
  ['a token that is none', 'continuationToken=abc', 200],
  ['a token of letters', 'continuationToken=abc;def', 500],
] as const)
  test(`GET instances with ${what} answers as the service does, and refuses as promised`, async () => {
    const ask = async (): Promise<number> =>
      (await on.ask(`/instances?appId=ttd/kontrakt&${query}`, { as: 'org' })).status;
    expect(await ask()).toBe(real);
    on.mock.reset({ like: 'promise' });
    expect(await ask()).toBe(400);
  });

test('an instance is found by the end of its guid', async () => {
  const { guid, id } = await on.made();
  await on.made();
  const reference = guid.slice(-12).toUpperCase();
  const { body } = await on.ask(`/instances?org=ttd&A3Ref=${reference}`, { as: 'org' });
  expect(body).toMatchObject({ count: 1, instances: [{ id }] });
});
