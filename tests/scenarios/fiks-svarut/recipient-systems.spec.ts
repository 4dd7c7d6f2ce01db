import { scenario, type FiksContext } from './bench/scenario.ts';
import { seenList, type SeenObject } from './bench/seen.ts';
import {
  allSystems,
  askSystems,
  systemsIn,
  unlike,
  valueOf,
  type SystemFilter,
} from './bench/recipient-systems.ts';

const tags = ['@read-only'] as const;
const needs = { parameters: ['kontoId', 'recipientSystem', 'systemType'] };

scenario(
  'GET mottakersystem answers 200 with a list, without any filter too',
  { requirement: 'FIKS-MOTT-001', tags },
  async (context) => {
    for (const filter of [{}, { niva: '3' }])
      context.on.conform(await askSystems(context, filter), {
        status: 200,
        body: { mottakersystemer: isList },
      });
  },
);

function isList(value: unknown): boolean {
  return Array.isArray(value);
}

/** Filters by one member each, with every value that some registered system has, at most so many. */
const most = 10;

function filtersBy(
  context: FiksContext,
  member: keyof SystemFilter,
  all: readonly SeenObject[],
): readonly SystemFilter[] {
  const values = all.map((row) => valueOf(row, member));
  const known = { ...knownSystem(context), niva: '3' }[member];
  const wanted = new Set([known, ...values].filter((value) => value !== ''));
  return [...wanted].slice(0, most).map((value) => ({ [member]: value }));
}

function knownSystem({ on }: FiksContext): Required<Omit<SystemFilter, 'niva'>> {
  return {
    organisasjonsnummer: on.parameter('recipientSystem'),
    forsendelseType: on.parameter('systemType'),
  };
}

const members: readonly (readonly [string, keyof SystemFilter])[] = [
  ['FIKS-MOTT-002', 'organisasjonsnummer'],
  ['FIKS-MOTT-003', 'forsendelseType'],
  ['FIKS-MOTT-004', 'niva'],
];

for (const [requirement, member] of members)
  scenario(
    `GET mottakersystem with ${member} answers systems that have it, and all of them`,
    { requirement: [requirement, 'FIKS-MOTT-011'], needs, tags },
    async (context) => {
      const all = await allSystems(context);
      for (const filter of filtersBy(context, member, all)) await judgeFilter(context, filter, all);
    },
  );

/** Every row is as asked for, and one of those that are found without the filter. */
async function judgeFilter(
  context: FiksContext,
  filter: SystemFilter,
  all: readonly SeenObject[],
): Promise<void> {
  const { on } = context;
  const answer = await askSystems(context, filter);
  if (!on.conform(answer, { status: 200, body: { mottakersystemer: isList } })) return;
  const rows = systemsIn(answer);
  on.verify(`systems that are not of ${JSON.stringify(filter)}`, {
    actual: rows.flatMap((row) => unlike(row, filter)),
    expected: [],
    exchange: answer,
  });
  const known = new Set(all.map(keyOf));
  on.verify('systems that are not found without a filter', {
    actual: rows.map(keyOf).filter((key) => !known.has(key)),
    expected: [],
    exchange: answer,
    requirement: 'FIKS-MOTT-011',
  });
}

function keyOf(row: SeenObject): string {
  return JSON.stringify([
    row['id'],
    row['organisasjonsnummer'],
    row['forsendelseType'],
    row['niva'],
  ]);
}

scenario(
  'GET mottakersystem with several filters answers systems that fit all of them',
  { requirement: ['FIKS-MOTT-005', 'FIKS-MOTT-011'], needs, tags },
  async (context) => {
    const all = await allSystems(context);
    for (const filter of combinations(context, all)) await judgeFilter(context, filter, all);
  },
);

/** The known system's values together, and with those of systems that differ from it in one. */
function combinations(
  context: FiksContext,
  others: readonly SeenObject[],
): readonly SystemFilter[] {
  const known = knownSystem(context);
  const differing = (member: keyof SystemFilter, own: string): readonly string[] =>
    [...new Set(others.map((row) => valueOf(row, member)))]
      .filter((value) => value !== own && value !== '')
      .slice(0, most);
  const organisations = differing('organisasjonsnummer', known.organisasjonsnummer);
  const types = differing('forsendelseType', known.forsendelseType);
  return [
    known,
    ...['3', '4', '9'].flatMap((niva) => [
      { ...known, niva },
      { organisasjonsnummer: known.organisasjonsnummer, niva },
      { forsendelseType: known.forsendelseType, niva },
    ]),
    ...organisations.map((organisasjonsnummer) => ({ ...known, organisasjonsnummer })),
    ...types.map((forsendelseType) => ({ ...known, forsendelseType })),
  ];
}

scenario(
  "GET mottakersystem finds the target's known system by organisation and by type",
  { requirement: 'FIKS-MOTT-006', needs, tags },
  async (context) => {
    const known = knownSystem(context);
    const { organisasjonsnummer, forsendelseType } = known;
    for (const filter of [{ organisasjonsnummer }, { forsendelseType }, known]) {
      const answer = await askSystems(context, filter);
      const found = systemsIn(answer).filter((row) => unlike(row, known).length === 0);
      context.on.conform(answer, { status: 200 });
      context.on.verify(`the known system by ${Object.keys(filter).join(' and ')}`, {
        actual: found.length > 0 ? 'found' : 'not found',
        expected: 'found',
        exchange: answer,
      });
    }
  },
);

scenario(
  'GET mottakersystem with filters that nothing matches answers 200 with an empty list',
  { requirement: 'FIKS-MOTT-007', needs, tags },
  async (context) => {
    const nobody = ['samsvar.finnes.ikke', 'æøåÆØÅ.1', 'x'.repeat(100)];
    for (const forsendelseType of nobody) {
      const answer = await askSystems(context, { ...knownSystem(context), forsendelseType });
      context.on.conform(answer, { status: 200, body: { mottakersystemer: [] } });
    }
  },
);

scenario(
  'GET mottakersystem with an empty filter is refused with 400, or answers as without',
  { requirement: 'FIKS-MOTT-013', tags },
  async (context) => {
    const known = (await allSystems(context)).map(keyOf).toSorted();
    for (const [, member] of members) {
      const answer = await askSystems(context, { [member]: '' }, { deliberatelyInvalid: true });
      context.on.conform(answer, { status: [200, 400] });
      if (answer.status === 200)
        context.on.verify('the systems that are found without a filter', {
          actual: systemsIn(answer).map(keyOf).toSorted(),
          expected: known,
          exchange: answer,
        });
    }
  },
);

scenario(
  'GET mottakersystem names no type that forsendelsestyper does not',
  { requirement: 'FIKS-MOTT-012', tags },
  async (context) => {
    const { on } = context;
    const types = seenList(await on.send('hentForsendelsestyper'), 'forsendelsestyper') ?? [];
    const named = new Set((await allSystems(context)).map((row) => row['forsendelseType']));
    on.verify('types that are not in the list', {
      actual: [...named].filter((type) => !types.includes(type)).map(String),
      expected: [],
    });
  },
);
