import { findHref } from '../../checks/read-links.ts';
import type { Altinn2Bench } from './altinn2-bench.ts';
import { textOf } from './given.ts';
import { scenario, writes } from './scenario.ts';

scenario(
  'GET my/profile tells of the caller',
  { requirement: 'ALT2-PROF-001', needs: { actors: ['user', 'stranger'] } },
  async ({ on }) => {
    const answer = await on.send('getProfile');
    const Name = new RegExp(on.parameter('subjectLastName'), 'i');
    on.conform(answer, { status: 200, body: { Name } });
    const other = await on.send('getProfile', { as: 'stranger' });
    on.verify("another caller's name", {
      actual: textOf(other.json(), 'Name') === textOf(answer.json(), 'Name'),
      expected: false,
      exchange: other,
    });
  },
);

scenario(
  'GET profile of an organisation tells of it',
  { requirement: 'ALT2-PROF-002' },
  async ({ on }) => {
    const answer = await on.send('getProfile', { who: on.parameter('organization') });
    on.conform(answer, { status: 200, body: { Entity: on.parameter('organizationName') } });
  },
);

/** Ids of the contact data of an organisation by what they hold. */
async function contactsOf(on: Altinn2Bench, who: string): Promise<ReadonlyMap<string, string>> {
  const answer = await on.send('listContactInformation', { who, accept: 'application/json' });
  const list = answer.json();
  const rows = Array.isArray(list) ? list : [];
  return new Map(
    rows.map((one: unknown) => [
      textOf(one, 'Email') || textOf(one, 'MobileNumber'),
      textOf(one, 'Id'),
    ]),
  );
}

/** Adds contact data, and removes them when the scenario ends; the id where they were listed. */
async function addContact(
  on: Altinn2Bench,
  who: string,
  [name, value]: readonly [name: string, value: string],
): Promise<string | undefined> {
  const answer = await on.write('createContactInformation', { [name]: value }, { who });
  on.conform(answer, { status: 204, empty: true });
  const id = (await contactsOf(on, who)).get(value);
  if (id !== undefined)
    on.bench.removeLater([
      { method: 'DELETE', path: `/${who}/profile/contactinformation/${id}`, as: 'user' },
    ]);
  return id;
}

const kinds: readonly (readonly [name: string, value: (number: number) => string])[] = [
  ['Email', (number) => `samsvar.${number}@samsvar.example`],
  ['MobileNumber', (number) => `+4799${String(number).padStart(6, '0')}`],
];

for (const [name, value] of kinds) {
  scenario(
    `POST contactinformation adds ${name}, and it is listed`,
    { requirement: 'ALT2-PROF-003', ...writes },
    async ({ on, bench }) => {
      const who = on.parameter('organization');
      const number = Math.floor(bench.session.random(name, 'add') * 1e6);
      const id = await addContact(on, who, [name, value(number)]);
      on.verify('it is listed', { actual: id ?? 'no', expected: /^\d+$/ });
    },
  );

  scenario(
    `DELETE contactinformation removes ${name}`,
    { requirement: 'ALT2-PROF-004', ...writes },
    async ({ on, bench }) => {
      const who = on.parameter('organization');
      const text = value(Math.floor(bench.session.random(name, 'remove') * 1e6));
      const contactId = (await addContact(on, who, [name, text])) ?? 'none';
      const answer = await on.send('deleteContactInformation', { who, path: { contactId } });
      on.conform(answer, { status: 204, empty: true });
      const left = await contactsOf(on, who);
      on.verify('it is no longer listed', { actual: left.has(text), expected: false });
    },
  );
}

scenario(
  'The status lines say that contact information was created and deleted',
  { requirement: 'ALT2-PROF-005', ...writes },
  async ({ on, bench }) => {
    const who = on.parameter('organization');
    const Email = `samsvar.${Math.floor(bench.session.random('told') * 1e6)}@samsvar.example`;
    const created = await on.write('createContactInformation', { Email }, { who });
    on.tells(created, /created/i);
    const contactId = (await contactsOf(on, who)).get(Email) ?? 'none';
    const deleted = await on.send('deleteContactInformation', { who, path: { contactId } });
    on.conform(deleted, { status: 204 });
    on.tells(deleted, /deleted/i);
  },
);

scenario(
  'POST contactinformation refuses address and number together',
  { requirement: 'ALT2-PROF-006', ...writes },
  async ({ on, bench }) => {
    const who = on.parameter('organization');
    const Email = `samsvar.${Math.floor(bench.session.random('both') * 1e6)}@samsvar.example`;
    const body = { Email, MobileNumber: '+4799000001' };
    const request = { who, deliberatelyInvalid: true };
    const answer = await on.write('createContactInformation', body, request);
    on.conform(answer, { status: '4xx' });
    const left = await contactsOf(on, who);
    on.verify('nothing was added', { actual: left.has(Email), expected: false });
  },
);

scenario(
  "The profile of somebody else's organisation is refused with 403",
  { requirement: 'ALT2-PROF-007', needs: { actors: ['user', 'stranger'] } },
  async ({ on }) => {
    const foreign = on.parameter('foreignOrganization');
    const own = on.parameter('organization');
    for (const operation of ['getProfile', 'listContactInformation']) {
      on.conform(await on.send(operation, { who: foreign }), { status: 403 });
      on.conform(await on.send(operation, { who: own, as: 'stranger' }), { status: 403 });
    }
  },
);

scenario(
  'The contact data of an organisation are reached from its profile by relation',
  { requirement: 'ALT2-NAV-014' },
  async ({ on, bench }) => {
    const profile = await on.send('getProfile', { who: on.parameter('organization') });
    const href = findHref(profile.json(), 'contactinformation');
    on.verify('a relation contactinformation', {
      actual: href !== undefined,
      expected: true,
      exchange: profile,
    });
    if (href === undefined) return;
    const { origin } = new URL(bench.session.target.baseUrl);
    const { pathname, search } = new URL(href, bench.session.target.baseUrl);
    const url = origin + pathname + search;
    const headers = [['Accept', 'application/json']] as const;
    on.conform(await bench.send({ method: 'GET', url, as: 'user', headers }), { status: 200 });
  },
);
