import { unknownGuid } from '../altinn-app/seen.ts';
import { scenario } from './scenario.ts';
import { at, listAt } from './seen.ts';

const org = { needs: { actors: ['org'] } };

for (const { requirement, sent, stored } of [
  { requirement: 'STOR-STATE-001', sent: 'Unread', stored: 'Unread' },
  { requirement: 'STOR-STATE-001', sent: 'Read', stored: 'Read' },
  {
    requirement: 'STOR-STATE-001',
    sent: 'UpdatedSinceLastReview',
    stored: 'UpdatedSinceLastReview',
  },
  { requirement: 'STOR-STATE-002', sent: 'unread', stored: 'Unread' },
  { requirement: 'STOR-STATE-002', sent: 'READ', stored: 'Read' },
])
  scenario(
    `PUT readstatus=${sent} is what the instance then says`,
    { requirement, ...org },
    async ({ on, given }) => {
      const instance = await given.instance();
      // From another status: what was before proves nothing.
      await given.prepare('putReadStatus', {
        on: instance,
        query: { status: stored === 'Read' ? 'Unread' : 'Read' },
      });
      on.conform(await on.send('putReadStatus', { on: instance, query: { status: sent } }), {
        status: 200,
        body: { status: { readStatus: stored } },
      });
      on.conform(await on.send('getInstance', { on: instance, as: 'org' }), {
        status: 200,
        body: { status: { readStatus: stored } },
      });
    },
  );

for (const { requirement, says, query } of [
  { requirement: 'STOR-STATE-003', says: 'a status that is none', query: { status: 'lest' } },
  { requirement: 'STOR-STATE-004', says: 'no status', query: undefined },
])
  scenario(
    `PUT readstatus with ${says} is refused, and the status stays`,
    { requirement, ...org },
    async ({ on, given }) => {
      const instance = await given.instance();
      await given.prepare('putReadStatus', { on: instance, query: { status: 'Unread' } });
      const refused = await on.send('putReadStatus', {
        on: instance,
        ...(query === undefined ? {} : { query }),
        deliberatelyInvalid: true,
      });
      on.conform(refused, {
        status: query === undefined ? '4xx' : 400,
        mediaType: 'application/json',
      });
      on.conform(await on.send('getInstance', { on: instance, as: 'org' }), {
        status: 200,
        body: { status: { readStatus: 'Unread' } },
      });
    },
  );

scenario(
  'PUT substatus by the app owner is what the instance then says, in the app too',
  { requirement: ['STOR-STATE-005', 'STOR-STATE-008'], ...org },
  async ({ on, given, inApp }) => {
    const instance = await given.instance();
    const substatus = { label: 'samsvar', description: 'fra testen' };
    on.conform(await on.send('putSubstatus', { on: instance, as: 'org', json: substatus }), {
      status: 200,
      body: { status: { substatus } },
    });
    on.conform(await on.send('getInstance', { on: instance }), {
      status: 200,
      body: { status: { substatus } },
    });
    const shown = await inApp.send('getInstance', { on: instance });
    on.verify('the substatus in the app', {
      actual: at(shown, '/status/substatus'),
      expected: substatus,
      exchange: shown,
    });
    const log = await on.send('listEvents', {
      on: instance,
      query: { eventTypes: 'SubstatusUpdated' },
    });
    on.verify('the event', {
      actual: listAt(log, '/instanceEvents').length,
      expected: 1,
      exchange: log,
      requirement: 'STOR-STATE-008',
    });
  },
);

scenario(
  'PUT substatus without a label is refused, and the former stays',
  { requirement: 'STOR-STATE-006', ...org },
  async ({ on, given }) => {
    const instance = await given.instance();
    await given.prepare('putSubstatus', { on: instance, as: 'org', json: { label: 'som før' } });
    const refused = await on.send('putSubstatus', {
      on: instance,
      as: 'org',
      json: { description: 'y' },
      deliberatelyInvalid: true,
    });
    on.conform(refused, { status: 400, mediaType: 'application/json', text: /^".+"$/s });
    on.conform(await on.send('getInstance', { on: instance }), {
      status: 200,
      body: { status: { substatus: { label: 'som før' } } },
    });
  },
);

scenario(
  'PUT substatus of an instance that does not exist is refused',
  { requirement: 'STOR-STATE-007', ...org },
  async ({ on, given }) => {
    const { partyId } = await given.instance();
    on.conform(
      await on.send('putSubstatus', {
        on: { partyId, guid: unknownGuid },
        as: 'org',
        json: { label: 'x' },
      }),
      { status: '4xx' },
    );
  },
);

/** Texts or values: one operation each, with the member of its body and of the instance. */
const kept = [
  {
    requirement: 'STOR-STATE-009',
    operation: 'putPresentationTexts',
    member: 'texts',
    pointer: '/presentationTexts',
  },
  {
    requirement: 'STOR-STATE-010',
    operation: 'putDataValues',
    member: 'values',
    pointer: '/dataValues',
  },
];

for (const { requirement, operation, member, pointer } of kept)
  scenario(
    `${operation} changes what is named and leaves the rest`,
    { requirement: [requirement, 'STOR-STATE-013'], ...org },
    async ({ on, given }) => {
      const instance = await given.instance();
      const before = await on.send('getInstance', { on: instance, as: 'org' });
      for (const named of [{ samsvar: 'en', annet: 'to' }, { samsvar: 'ny' }]) {
        const put = await on.send(operation, { on: instance, json: { [member]: named } });
        on.conform(put, { status: 200 });
      }
      const read = await on.send('getInstance', { on: instance, as: 'org' });
      on.verify('changed, kept, and what was there before', {
        actual: at(read, pointer),
        expected: {
          ...(Object(at(before, pointer)) as Record<string, string>),
          samsvar: 'ny',
          annet: 'to',
        },
        exchange: read,
      });
      on.verify('the last change of before', {
        actual: at(read, '/lastChanged'),
        expected: String(at(before, '/lastChanged')),
        exchange: read,
        requirement: 'STOR-STATE-013',
      });
    },
  );

scenario(
  'PUT presentationtexts with null leaves the text',
  { requirement: 'STOR-STATE-012' },
  async ({ on, given }) => {
    const instance = await given.instance();
    await given.prepare('putPresentationTexts', {
      on: instance,
      json: { texts: { samsvar: 'en' } },
    });
    on.conform(
      await on.send('putPresentationTexts', { on: instance, json: { texts: { samsvar: null } } }),
      { status: 200 },
    );
    const read = await on.send('getInstance', { on: instance });
    on.verify('the text', {
      actual: at(read, '/presentationTexts/samsvar'),
      expected: 'en',
      exchange: read,
    });
  },
);

scenario(
  'PUT datavalues without values is refused, and they stay',
  { requirement: 'STOR-STATE-011' },
  async ({ on, given }) => {
    const instance = await given.instance();
    await given.prepare('putDataValues', { on: instance, json: { values: { samsvar: 'en' } } });
    const refused = await on.send('putDataValues', {
      on: instance,
      json: { texts: {} },
      deliberatelyInvalid: true,
    });
    on.conform(refused, { status: 400, mediaType: 'application/json', text: /^".+"$/s });
    const read = await on.send('getInstance', { on: instance });
    on.verify('the value', {
      actual: at(read, '/dataValues/samsvar'),
      expected: 'en',
      exchange: read,
    });
  },
);
