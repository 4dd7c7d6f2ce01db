import { embeddedIn, isObject } from '../../checks/read-links.ts';
import type { Altinn2Bench } from './altinn2-bench.ts';
import { textOf } from './given.ts';
import { scenario } from './scenario.ts';

scenario(
  'GET reportees lists the caller and those whom he may stand for',
  { requirement: 'ALT2-REP-001' },
  async ({ on }) => {
    const answer = await on.send('listReportees');
    on.conform(answer, { status: 200 });
    const list = embeddedIn(answer.json(), 'reportees');
    const organizations = list.map((one) => textOf(one, 'OrganizationNumber'));
    const persons = list.map((one) => textOf(one, 'SocialSecurityNumber'));
    on.verify('the organisation', {
      actual: organizations.includes(on.parameter('organization')),
      expected: true,
      exchange: answer,
    });
    on.verify('the caller', {
      actual: persons.includes(on.parameter('subject')),
      expected: true,
      exchange: answer,
    });
    on.verify("somebody else's organisation", {
      actual: organizations.includes(on.parameter('foreignOrganization')),
      expected: false,
      exchange: answer,
    });
  },
);

scenario(
  'A reportee tells the same in the list and alone',
  { requirement: 'ALT2-REP-002' },
  async ({ on }) => {
    const list = await on.send('listReportees');
    for (const listed of embeddedIn(list.json(), 'reportees')) {
      const path = { reporteeId: textOf(listed, 'ReporteeId') };
      const body = isObject(listed) ? withoutLinks(listed) : {};
      on.conform(await on.send('getReportee', { path }), { status: 200, body });
    }
  },
);

scenario(
  'Persons have no organisation number, organisations no identity number',
  { requirement: 'ALT2-REP-003' },
  async ({ on }) => {
    const answer = await on.send('listReportees');
    on.conform(answer, { status: 200 });
    const numbers = embeddedIn(answer.json(), 'reportees').map((one) =>
      [textOf(one, 'SocialSecurityNumber'), textOf(one, 'OrganizationNumber')].filter(Boolean),
    );
    on.verify('how many numbers each reportee has', {
      actual: numbers.map(({ length }) => length),
      expected: numbers.map(() => 1),
      exchange: answer,
    });
  },
);

scenario(
  'Somebody whom the caller may not stand for is no reportee of his',
  { requirement: 'ALT2-REP-004', needs: { actors: ['user', 'stranger'] } },
  async ({ on }) => {
    const foreign = { reporteeId: on.parameter('foreignReportee') };
    on.conform(await on.send('getReportee', { path: foreign }), { status: [403, 404] });
    const own = { reporteeId: on.parameter('organizationReportee') };
    on.conform(await on.send('getReportee', { as: 'stranger', path: own }), { status: [403, 404] });
    on.conform(await on.send('getReportee', { path: { reporteeId: 'r9' } }), {
      status: [403, 404],
    });
  },
);

/** Who is converted, and to whom. */
function named(on: Altinn2Bench): readonly (readonly [body: object, id: RegExp])[] {
  const organization = {
    OrganizationNumber: on.parameter('organization'),
    Name: on.parameter('organizationName'),
  };
  const person = {
    SocialSecurityNumber: on.parameter('subject'),
    LastName: on.parameter('subjectLastName'),
  };
  return [
    [organization, new RegExp(`^${on.parameter('organizationReportee')}$`)],
    [person, /^r\d+$/],
  ];
}

scenario(
  'POST ReporteeConversion finds the reportee of a number and its name',
  { requirement: 'ALT2-REP-005' },
  async ({ on }) => {
    for (const [body, ReporteeId] of named(on))
      on.conform(await on.write('convertReportee', body), { status: 200, body: { ReporteeId } });
  },
);

scenario(
  'POST ReporteeConversion refuses a name that does not agree',
  { requirement: 'ALT2-REP-006' },
  async ({ on }) => {
    for (const [body] of named(on)) {
      const name = 'Name' in body ? { Name: 'NOE ANNET' } : { LastName: 'ANNET' };
      const answer = await on.write('convertReportee', { ...body, ...name });
      on.conform(answer, { status: '4xx' });
      on.verify('no id', {
        actual: answer.text().includes('ReporteeId'),
        expected: false,
        exchange: answer,
      });
    }
  },
);

const asOwner = { needs: { actors: ['owner'] } };

scenario(
  'GET serviceowner/reportees lists whom a person may stand for',
  { requirement: 'ALT2-REP-007', ...asOwner },
  async ({ on }) => {
    const query = { subject: on.parameter('subject') };
    const answer = await on.send('listOwnersReportees', { as: 'owner', query });
    on.conform(answer, { status: 200 });
    const numbers = embeddedIn(answer.json(), 'reportees').map((one) =>
      textOf(one, 'OrganizationNumber'),
    );
    on.verify('the organisation', {
      actual: numbers.includes(on.parameter('organization')),
      expected: true,
      exchange: answer,
    });
    on.verify('another organisation', {
      actual: numbers.includes(on.parameter('foreignOrganization')),
      expected: false,
      exchange: answer,
    });
  },
);

scenario(
  'GET serviceowner/reportees is narrowed by a service',
  { requirement: 'ALT2-REP-008', ...asOwner },
  async ({ on }) => {
    const subject = on.parameter('subject');
    const { serviceCode, serviceEdition } = on.service('roleService');
    const all = await on.send('listOwnersReportees', { as: 'owner', query: { subject } });
    const query = { subject, serviceCode, serviceEdition };
    const some = await on.send('listOwnersReportees', { as: 'owner', query });
    on.conform(some, { status: 200 });
    const [many, few] = [all, some].map((one) => embeddedIn(one.json(), 'reportees').length);
    on.verify('fewer than without a service, and not none', {
      actual: (few ?? 0) > 0 && (few ?? 0) < (many ?? 0),
      expected: true,
      exchange: some,
    });
  },
);

scenario(
  'GET serviceowner/reportees refuses a person whom nobody knows with 400',
  { requirement: 'ALT2-REP-009', ...asOwner },
  async ({ on }) => {
    const query = { subject: on.parameter('unknownSubject') };
    on.conform(await on.send('listOwnersReportees', { as: 'owner', query }), { status: 400 });
  },
);

scenario(
  'That refusal says in its status line that there is no profile',
  { requirement: 'ALT2-REP-010', ...asOwner },
  async ({ on }) => {
    const query = { subject: on.parameter('unknownSubject') };
    const answer = await on.send('listOwnersReportees', { as: 'owner', query });
    on.conform(answer, { status: 400 });
    on.tells(answer, /profile could not be found/i);
  },
);

function withoutLinks({ _links, ...members }: Readonly<Record<string, unknown>>): {
  readonly [name: string]: string;
} {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, String(value)]));
}
