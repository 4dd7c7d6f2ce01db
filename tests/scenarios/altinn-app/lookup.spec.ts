import type { Expectation } from '../../engine/expectation.ts';
import type { AppRequest } from './app-bench.ts';
import { requirePartyId } from './require-party.ts';
import { scenario, type AppContext } from './scenario.ts';
import { seenObject } from './seen.ts';

const readOnly = { tags: ['@read-only'] } as const;

interface SeenParty {
  readonly partyId?: number;
  readonly ssn?: string | null;
  readonly orgNumber?: string | null;
  readonly name?: string;
}

async function partiesOf({ on, bench }: AppContext): Promise<readonly SeenParty[]> {
  const answer = await on.send('listParties');
  const list: unknown = answer.json();
  return Array.isArray(list)
    ? list
    : bench.inconclusive(`the list of parties answered ${answer.status}`);
}

scenario(
  'GET parties lists the parties of the user, numbers masked',
  { requirement: ['APP-LOOK-001', 'APP-LOOK-002'], needs: { actors: ['user'] }, ...readOnly },
  async (context) => {
    const { on } = context;
    const answer = await on.send('listParties');
    on.conform(answer, { status: 200 });
    const list = Array.isArray(answer.json()) ? (answer.json() as readonly SeenParty[]) : [];
    on.verify('the party of the instance owner', {
      actual: list.some((one) => String(one.partyId) === requirePartyId(context)),
      expected: true,
      exchange: answer,
    });
    on.verify('no full identity number', {
      actual: list.filter((one) => /^\d{11}$/.test(one.ssn ?? '')).length,
      expected: 0,
      exchange: answer,
      requirement: 'APP-LOOK-002',
    });
  },
);

scenario(
  'GET parties that may instantiate lists some of them',
  { requirement: 'APP-LOOK-003', ...readOnly },
  async (context) => {
    const all = (await partiesOf(context)).map((one) => one.partyId);
    const answer = await context.on.send('listParties', {
      query: { allowedToInstantiateFilter: 'true' },
    });
    context.on.conform(answer, { status: 200 });
    const some: unknown = answer.json();
    const strange = Array.isArray(some)
      ? some.filter((one: SeenParty) => !all.includes(one.partyId))
      : ['no list'];
    context.on.verify('only parties of the whole list', {
      actual: strange.length,
      expected: 0,
      exchange: answer,
    });
  },
);

/** One request to lookup, parties or profile, and what must come of it. */
interface LookRow {
  readonly requirement: string;
  readonly says: string;
  readonly operation: string;
  readonly expectation: Expectation;
  readonly actors?: readonly string[];
  readonly invalid?: boolean;
  readonly request: (context: AppContext) => AppRequest | Promise<AppRequest>;
}

const nothing = { success: false };
const unknownOrganisation = '999999999';

const rows: readonly LookRow[] = [
  {
    requirement: 'APP-LOOK-004',
    says: 'GET parties by an organisation is refused',
    operation: 'listParties',
    expectation: { status: '4xx' },
    actors: ['org', 'otherOrg'],
    request: () => ({ as: 'otherOrg' }),
  },
  {
    requirement: 'APP-LOOK-016',
    says: 'GET of the current party by an organisation answers its id or is refused',
    operation: 'getCurrentParty',
    expectation: { status: [200, 400, 401, 403, 404] },
    actors: ['otherOrg'],
    request: () => ({ as: 'otherOrg' }),
  },
  {
    requirement: 'APP-LOOK-006',
    says: "GET profile answers the user's own",
    operation: 'getProfile',
    expectation: { status: 200, body: { userId: isPositive } },
    actors: ['user'],
    request: () => ({}),
  },
  {
    requirement: 'APP-LOOK-007',
    says: 'GET profile by an organisation is refused',
    operation: 'getProfile',
    expectation: { status: 400 },
    actors: ['org'],
    request: () => ({ as: 'org' }),
  },
  {
    requirement: 'APP-LOOK-008',
    says: 'GET lookup of a known organisation answers its name',
    operation: 'lookupOrganisation',
    expectation: {
      status: 200,
      body: { success: true, organisationDetails: { orgNr: /^\d{9}$/, name: /./ } },
    },
    request: async (context) => ({
      path: {
        organisationNumber: await knownOrganisation(context),
      },
    }),
  },
  {
    requirement: 'APP-LOOK-009',
    says: 'GET lookup of an unknown organisation answers success false',
    operation: 'lookupOrganisation',
    expectation: { status: 200, body: { ...nothing, organisationDetails: null } },
    request: () => ({
      path: { organisationNumber: unknownOrganisation },
    }),
  },
  {
    requirement: 'APP-LOOK-017',
    says: 'GET lookup of what is no organisation number answers success false',
    operation: 'lookupOrganisation',
    expectation: { status: [200, 400, 404] },
    invalid: true,
    request: () => ({ path: { organisationNumber: 'abc' } }),
  },
  {
    requirement: 'APP-LOOK-016',
    says: 'GET lookup of an organisation without a token tells nothing',
    operation: 'lookupOrganisation',
    expectation: { status: [200, 401], text: tellsNoOrganisation() },
    request: async (context) => ({
      authorization: null,
      path: {
        organisationNumber: await knownOrganisation(context),
      },
    }),
  },
  {
    requirement: 'APP-LOOK-010',
    says: 'POST lookup of a person answers that person',
    operation: 'lookupPerson',
    expectation: {
      status: 200,
      body: { success: true, personDetails: { ssn: /^\d{11}$/, lastName: /./ } },
    },
    request: async (context) => ({ json: await knownPerson(context) }),
  },
  {
    requirement: 'APP-LOOK-011',
    says: 'POST lookup of a person with a wrong name or number tells nothing',
    operation: 'lookupPerson',
    expectation: { status: 200, body: { ...nothing, personDetails: null } },
    request: async (context) => ({
      json: { ...(await knownPerson(context)), lastName: 'Finnesikke' },
    }),
  },
  {
    requirement: 'APP-LOOK-012',
    says: 'POST lookup of a person with text is refused',
    operation: 'lookupPerson',
    expectation: { status: 415 },
    invalid: true,
    request: () => ({ body: 'x', contentType: 'text/plain' }),
  },
  {
    requirement: 'APP-LOOK-013',
    says: 'POST lookup of a person without number and name is refused',
    operation: 'lookupPerson',
    expectation: { status: 400 },
    invalid: true,
    request: () => ({ json: {} }),
  },
  {
    requirement: 'APP-LOOK-015',
    says: 'POST validateInstantiation says whether the party may',
    operation: 'validateInstantiation',
    expectation: { status: 200, body: { valid: true } },
    actors: ['user'],
    request: (context) => ({ query: { partyId: requirePartyId(context) } }),
  },
  {
    requirement: 'APP-LOOK-018',
    says: 'GET form data outside an instance answers 200',
    operation: 'getStatelessData',
    expectation: { status: 200 },
    request: (context) => ({
      query: { dataType: context.app.form.id },
      headers: [['party', `partyid:${requirePartyId(context)}`]],
    }),
  },
  {
    requirement: 'APP-LOOK-019',
    says: 'GET form data outside an instance by an organisation without a party is refused',
    operation: 'getStatelessData',
    expectation: { status: '4xx' },
    actors: ['org'],
    request: ({ app }) => ({ as: 'org', query: { dataType: app.form.id } }),
  },
];

for (const { requirement, says, operation, expectation, actors, invalid, request } of rows) {
  scenario(
    says,
    { requirement, ...readOnly, ...(actors === undefined ? {} : { needs: { actors } }) },
    async (context) => {
      const answer = await context.on.send(operation, {
        deliberatelyInvalid: invalid ?? false,
        ...(await request(context)),
      });
      context.on.conform(answer, expectation);
    },
  );
}

scenario(
  'GET current party answers the id, and the party when asked',
  { requirement: 'APP-LOOK-005', ...readOnly },
  async ({ on }) => {
    const bare = await on.send('getCurrentParty');
    on.conform(bare, { status: 200, body: isPositive });
    const whole = await on.send('getCurrentParty', { query: { returnPartyObject: 'true' } });
    on.conform(whole, { status: 200 });
    on.verify('the party of that id', {
      actual: seenObject(whole)['partyId'],
      expected: Number(bare.text()),
      exchange: whole,
    });
  },
);

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && value > 0;
}

/** An answer that says no, or none at all. */
function tellsNoOrganisation(): RegExp {
  return /^$|"success":\s*false/;
}

async function knownOrganisation(context: AppContext): Promise<string> {
  const found = (await partiesOf(context)).find((one) => /^\d{9}$/.test(one.orgNumber ?? ''));
  return found?.orgNumber ?? context.app.owner.orgNumber;
}

/** The owner of the instances, by number and the last word of his name. */
async function knownPerson(
  context: AppContext,
): Promise<{ socialSecurityNumber: string; lastName: string }> {
  const { personNumber } = context.app.instanceOwner;
  const own = (await partiesOf(context)).find(
    (one) => String(one.partyId) === context.app.instanceOwner.partyId,
  );
  if (personNumber === undefined || own === undefined)
    return context.bench.untested('the settings name no person as instance owner');
  return { socialSecurityNumber: personNumber, lastName: own.name?.split(' ').at(-1) ?? '' };
}
