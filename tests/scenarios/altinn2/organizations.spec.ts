import { embeddedIn } from '../../checks/read-links.ts';
import type { Altinn2Bench, Altinn2Request } from './altinn2-bench.ts';
import { textOf } from './given.ts';
import { scenario } from './scenario.ts';

const asOwner = { needs: { actors: ['owner'] } };
const owner = { as: 'owner' } as const;

/** The numbers of a list of organisations. */
async function numbers(on: Altinn2Bench, request: Altinn2Request = {}): Promise<readonly string[]> {
  const answer = await on.send('listOrganizations', { ...owner, ...request });
  on.conform(answer, { status: 200 });
  return embeddedIn(answer.json(), 'organizations').map((one) => textOf(one, 'OrganizationNumber'));
}

scenario(
  'GET serviceowner/organizations lists organisations, and one is read alone',
  { requirement: 'ALT2-ORG-001', ...asOwner },
  async ({ on }) => {
    const organizationNumber = on.parameter('organization');
    const listed = await numbers(on);
    on.verify('the organisation', { actual: listed.includes(organizationNumber), expected: true });
    const answer = await on.send('getOrganization', { ...owner, path: { organizationNumber } });
    on.conform(answer, {
      status: 200,
      body: { OrganizationNumber: organizationNumber, Name: on.parameter('organizationName') },
    });
  },
);

for (const [requirement, query, parameter] of [
  ['ALT2-ORG-002', 'email', 'organizationEmail'],
  ['ALT2-ORG-003', 'phoneNumber', 'organizationPhone'],
] as const)
  scenario(
    `GET serviceowner/organizations finds organisations by ${query}`,
    { requirement, ...asOwner },
    async ({ on }) => {
      const wanted = on.parameter('organization');
      const found = await numbers(on, { query: { [query]: on.parameter(parameter) } });
      on.verify('the organisation is found', { actual: found.includes(wanted), expected: true });
      const all = await numbers(on);
      on.verify('others are not', { actual: found.length < all.length, expected: true });
      const none = await numbers(on, { query: { [query]: 'ukjent-ingen' } });
      on.verify('nobody has what is unknown', { actual: none.length, expected: 0 });
    },
  );

scenario(
  'The official contacts of an organisation are those that it is found by',
  { requirement: 'ALT2-ORG-004', ...asOwner },
  async ({ on }) => {
    const path = { organizationNumber: on.parameter('organization') };
    const answer = await on.send('listOfficialContacts', { ...owner, path });
    on.conform(answer, { status: 200 });
    const addresses = embeddedIn(answer.json(), 'officialcontacts').map((one) =>
      textOf(one, 'EMailAddress'),
    );
    on.verify('the address', {
      actual: addresses.includes(on.parameter('organizationEmail')),
      expected: true,
      exchange: answer,
    });
    const personal = await on.send('listPersonalContacts', { ...owner, path });
    on.conform(personal, { status: 200 });
  },
);

scenario(
  'An organisation that does not exist is answered with 404',
  { requirement: 'ALT2-ORG-005', ...asOwner },
  async ({ on }) => {
    const path = { organizationNumber: '310000000' };
    for (const operation of ['getOrganization', 'listOfficialContacts', 'listPersonalContacts'])
      on.conform(await on.send(operation, { ...owner, path }), { status: 404 });
  },
);
