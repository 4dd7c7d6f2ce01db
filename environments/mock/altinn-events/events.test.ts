import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import type { MockOptions } from '../start-mock.ts';
import { cloudEvents, EventsMock, genericEvent, startTestReceiver } from './events.fixture.ts';

const onMock = async (
  act: (events: EventsMock) => Promise<void>,
  options: MockOptions = {},
): Promise<void> => {
  const events = await EventsMock.start(options);
  try {
    await act(events);
    expect(events.mock.world().crashes).toEqual([]);
  } finally {
    await events.close();
  }
};

const ofSamsvar = 'events?resource=urn:altinn:resource:samsvar&after=0';

test('what an app does with an instance is read as its events when they are half a minute old', () =>
  onMock(async (events) => {
    const base = `${events.mock.apis['altinn-app']?.baseUrl}/ttd/kontrakt/instances`;
    const headers = { Authorization: `Bearer ${events.mock.actors['user']?.token}` };
    const made = await fetch(`${base}?instanceOwnerPartyId=501337`, { method: 'POST', headers });
    const { id } = (await made.json()) as { id: string };
    events.passSeconds(31);
    const { text, headers: answered } = await events.send('app/ttd/kontrakt?from=2020-01-01Z');
    const listed = JSON.parse(text) as Record<string, string>[];
    expect(listed.map(({ type }) => type)).toEqual([
      'app.instance.process.movedTo.Task_1',
      'app.instance.created',
    ]);
    expect(listed[1]).toMatchObject({
      source: `https://ttd.apps.altinn.no/ttd/kontrakt/instances/${id}`,
      subject: '/party/501337',
      resource: 'urn:altinn:resource:app_ttd_kontrakt',
      resourceinstance: id,
      alternativesubject: '/person/01039012345',
    });
    expect(answered.get('next')).toContain(`after=${listed[1]?.['id']}&from=2020-01-01Z`);
    expect(
      await events.ids('app/party?from=2020-01-01Z&party=501337', { as: 'user' }),
    ).toHaveLength(2);
    expect(await events.ids('app/party?from=2020-01-01Z&party=501337', { as: 'stranger' })).toEqual(
      [],
    );
    expect(await events.ids('app/ttd/kontrakt?from=2020-01-01Z', { as: 'otherOrg' })).toEqual([]);
  }));

test('a generic event is hidden for half a minute, and is one of its id and source', () =>
  onMock(async (events) => {
    expect(await events.publish()).toBe(200);
    expect(await events.publish({ type: 'other' })).toBe(200);
    expect(await events.publish({ source: 'https://samsvar.invalid/2' })).toBe(200);
    expect(await events.ids(ofSamsvar)).toEqual([]);
    events.passSeconds(30);
    expect(await events.ids(ofSamsvar)).toEqual(['one', 'one']);
    expect((await events.send(ofSamsvar, { as: 'orgPublish' })).status).toBe(403);
  }));

test('a page of events that are denied ends the list, and as promised leads on', () =>
  onMock(async (events) => {
    for (const id of ['a', 'b', 'c']) await events.publish({ id });
    events.passSeconds(31);
    events.state.denied.add('a').add('b');
    const page = `${ofSamsvar}&size=2`;
    expect((await events.send(page)).headers.get('next')).toBe(null);
    events.mock.reset({ like: 'promise' });
    for (const id of ['a', 'b', 'c']) await events.publish({ id });
    events.passSeconds(31);
    events.state.denied.add('a').add('b');
    const next = (await events.send(page)).headers.get('next') ?? '';
    expect(next).toContain('after=b');
    expect(next).toContain('resource=urn%3Aaltinn');
  }));

test('the queue is down for what was ordered alone', () =>
  onMock(async (events) => {
    const order = events.mock.api('altinn-events').control?.['POST /events/down'];
    await order?.({ what: 'queue', of: 'no.samsvar.down' });
    expect(await events.publish({ type: 'no.samsvar.down' })).toBe(500);
    expect(await events.publish()).toBe(200);
    await order?.({ what: 'queue', of: 'no.samsvar.down', on: false });
    expect(await events.publish({ type: 'no.samsvar.down', id: 'two' })).toBe(200);
    await order?.({ what: 'functions' });
    const large = { ...genericEvent, data: 'x'.repeat(100_000) };
    const answer = await events.send('events', { json: large, headers: cloudEvents });
    expect(answer.status).toBe(500);
  }));

test('an address is asked first, then sent what matches, again after a bad answer, and nothing after DELETE', async () => {
  const receiver = await startTestReceiver();
  const addressOf = (): string => `http://127.0.0.1:${receiver.port}/`;
  const fault = { id: 'to-receiver', breaks: '', aimedAt: '', rules: { addressOf } };
  await onMock(async (events) => {
    events.mock.reset({ faults: { 'altinn-events': [fault] } });
    const settle = async (): Promise<void> => {
      await turn();
      await events.state.deliveries.settled();
    };
    const types = (): readonly string[] => receiver.bodies.map(({ type }) => type);
    receiver.status = 503;
    const json = { endPoint: 'https://localhost:1/', resourceFilter: genericEvent.resource };
    const made = await events.send('subscriptions', { json });
    expect(JSON.parse(made.text)).toMatchObject({ id: 1, validated: false, consumer: '/org/ttd' });
    await settle();
    await events.publish();
    await settle();
    expect(types()).toEqual(['platform.events.validatesubscription']);
    receiver.status = 200;
    events.passSeconds(10);
    await settle();
    expect(JSON.parse((await events.send('subscriptions/1')).text)).toMatchObject({
      validated: true,
    });
    receiver.status = 500;
    await events.publish({ id: 'two' });
    await settle();
    events.passSeconds(9);
    await settle();
    expect(receiver.bodies.slice(2).map(({ id }) => id)).toEqual(['two']);
    receiver.status = 200;
    events.passSeconds(1);
    await settle();
    expect(receiver.bodies.slice(2).map(({ id }) => id)).toEqual(['two', 'two']);
    await events.send('subscriptions/1', { method: 'DELETE' });
    await events.publish({ id: 'three' });
    await settle();
    expect(receiver.bodies).toHaveLength(4);
  });
  await receiver.close();
});

test('an app publishes for itself alone', () =>
  onMock(async (events) => {
    const json = {
      source:
        'https://ttd.apps.altinn.no/ttd/kontrakt/instances/501337/00000001-1111-4222-8333-444444444444',
      specversion: '1.0',
      type: 'app.test',
      subject: '/party/501337',
    };
    const statuses: number[] = [];
    for (const as of ['app', 'otherApp', 'platform', 'org', 'anonymous'])
      statuses.push((await events.send('app', { as, json })).status);
    expect(statuses).toEqual([201, 401, 401, 403, 401]);
  }));
