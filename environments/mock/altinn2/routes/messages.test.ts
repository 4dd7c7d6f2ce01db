import { expect, test } from '@playwright/test';
import { persons } from '../access/parties.ts';
import { company, form, mainForm, startAltinn2, type Altinn2Mock } from '../altinn2.fixture.ts';

let alt2: Altinn2Mock;

test.beforeAll(async () => {
  alt2 = await startAltinn2();
});

test.afterAll(() => alt2.mock.close());

test.beforeEach(() => alt2.mock.reset({ faults: {} }));

test.afterEach(() => expect(alt2.mock.world().crashes).toEqual([]));

/** Delivers a letter and gives the path where it is read. */
async function letter(to: string, needsConfirmation = false): Promise<string> {
  const { body } = await alt2.tell('/correspondence', { to, needsConfirmation });
  return `/${to === company ? to : 'my'}/messages/${String(body['messageId'])}`;
}

const put = { method: 'PUT' };
const remove = { method: 'DELETE' };

test('what is sent whole is archived under another id, and stands in the box once', async () => {
  const before = await alt2.idsIn('/my/messages');
  const path = await alt2.sent();
  expect(path).toMatch(/\/messages\/b\d+$/);
  expect((await alt2.ask(path)).body['Status']).toBe('Sendt og arkivert');
  expect(await alt2.idsIn('/my/messages')).toHaveLength(before.length + 1);
});

test('complete=false waits to be filled in, sign=false to be signed; both can be replaced', async () => {
  const filling = await alt2.sent('?complete=false');
  const signing = await alt2.sent('?sign=false');
  expect([filling, signing].every((path) => /\/a\d+$/.test(path))).toBe(true);
  const replaced = await alt2.ask(filling, { ...put, json: form() });
  expect(replaced.status).toBe(201);
  expect((await alt2.ask(filling)).status).toBe(404);
  const archived = alt2.pathOf(replaced.headers.get('location'));
  expect((await alt2.ask(archived, { ...put, json: form() })).status).toBe(403);
});

const refused: readonly (readonly [string, object, string])[] = [
  ['a form that is not valid', { _embedded: { forms: [mainForm('<Skjema/>')] } }, ''],
  ['a form without end', { _embedded: { forms: [mainForm('<Skjema>')] } }, ''],
  [
    'a form alone that is no main form',
    { _embedded: { forms: [{ ...mainForm('<Skjema/>'), Type: 'SubForm' }] } },
    '?complete=false',
  ],
  ['a service that is not there', { ServiceCode: '1' }, ''],
  ['a service that is not for REST', { ServiceCode: '9003' }, ''],
  ['a service that others sign', { ServiceCode: '9004', ServiceEdition: 2 }, ''],
  ['another type', { Type: 'Correspondence' }, ''],
];

for (const [what, members, query] of refused)
  test(`${what} is refused and leaves nothing`, async () => {
    const before = await alt2.idsIn('/my/messages');
    const message = { method: 'POST', json: form(members) };
    const { status, text } = await alt2.ask(`/my/messages${query}`, message);
    expect([status, text]).toEqual([400, '']);
    expect(await alt2.idsIn('/my/messages')).toEqual(before);
  });

test('validation tells what is wrong with what is being filled in', async () => {
  const xml = '<Skjema><alder>mange</alder></Skjema>';
  const path = await alt2.sent('?complete=false', { _embedded: { forms: [mainForm(xml)] } });
  const { body } = await alt2.ask(`${path}/validate`);
  expect(body).toMatchObject({
    Success: false,
    ValidationErrors: [{ FieldName: 'navn' }, { FieldName: 'alder' }],
    ValidationWarnings: [{ FieldName: 'epost' }],
  });
});

test('reading marks as read unless it is told not to', async () => {
  const path = await letter(persons.user.number);
  const statusOf = async (query: string): Promise<unknown> =>
    (await alt2.ask(path + query)).body['Status'];
  const unread = await statusOf('?markAsRead=false');
  expect(await statusOf('?markAsRead=false')).toBe(unread);
  const read = await statusOf('');
  expect(read).not.toBe(unread);
  expect(await statusOf('?markAsRead=false')).toBe(read);
});

test('a letter is archived under another id; one that asks for it is confirmed before', async () => {
  const path = await letter(persons.user.number, true);
  expect((await alt2.ask(`${path}/archive`, put)).status).toBe(403);
  expect((await alt2.ask(`${path}/confirm`, put)).status).toBe(204);
  const archived = await alt2.ask(`${path}/archive`, put);
  expect([archived.status, archived.reason]).toEqual([204, 'Message has been archived']);
  expect((await alt2.ask(path)).status).toBe(404);
  expect((await alt2.ask(alt2.pathOf(archived.headers.get('location')))).status).toBe(200);
});

test('what is deleted stands in the trash bin alone; letters to organisations stay', async () => {
  const path = await letter(persons.user.number);
  const id = path.split('/').at(-1);
  expect((await alt2.ask(path, remove)).status).toBe(204);
  expect((await alt2.ask(path)).status).toBe(404);
  expect(await alt2.idsIn('/my/messages')).not.toContain(id);
  expect(await alt2.idsIn('/my/messages/trashbin')).toContain(id);
  expect((await alt2.ask(await letter(company), remove)).status).toBe(403);
});

test('a message stands in one box alone', async () => {
  const path = await letter(persons.user.number);
  expect((await alt2.ask(path.replace('/my/', `/${company}/`))).status).toBe(404);
});

test('the control address takes letters to those whom the register knows', async () => {
  expect((await alt2.tell('/correspondence', { to: '1' })).status).toBe(400);
});
