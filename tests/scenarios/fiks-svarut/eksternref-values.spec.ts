import { lookUp, withReference, type lookups } from './bench/lookup.ts';
import { bothLookups, verifyFound } from './claims/verify-found.ts';
import { scenario, type FiksContext } from './bench/scenario.ts';
import { foundIds } from './bench/seen-lists.ts';

// A reference is any text of up to 100 characters, and is looked up to the character.

const needs = { parameters: ['kontoId', 'recipientPrint'] } as const;

const characters: readonly (readonly [says: string, sign: string])[] = [
  ['a slash', '/'],
  ['a plus', '+'],
  ['an ampersand', '&'],
  ['per cent', '%'],
  ['what looks percent-encoded', '%2F'],
  ['a hash', '#'],
  ['a question mark', '?'],
  ['an equals sign', '='],
  ['a semicolon', ';'],
  ['double quotes', '"'],
  ['single quotes', "'"],
  ['two spaces', '  '],
  ['æøå', 'æøåÆØÅ'],
  ['an emoji', '📬'],
];

for (const [says, sign] of characters)
  scenario(
    `GET forsendelser finds a reference with ${says}`,
    { requirement: 'FIKS-REF-005', needs },
    async (context) => {
      const reference = `${context.given.unique()}${sign}a`;
      const { id } = await context.given.sent(withReference(reference));
      await verifyFound(context, { reference, id });
    },
  );

scenario(
  'GET forsendelser finds a reference of 100 characters',
  { requirement: 'FIKS-REF-006', needs },
  async (context) => {
    const { given } = context;
    // What is cut at its end is the same for both.
    const start = given.unique().padEnd(99, '-');
    const [one, other] = [`${start}1`, `${start}2`];
    const { id } = await given.sent(withReference(one));
    await given.sent(withReference(other));
    for (const by of bothLookups) await findsAlone(context, { reference: one, id, by });
  },
);

async function findsAlone(
  context: FiksContext,
  { reference, id, by }: { reference: string; id: string; by: keyof typeof lookups },
): Promise<void> {
  const { on } = context;
  const answer = await lookUp(context, reference, { by });
  on.conform(answer, { status: 200 });
  on.verify('it alone is found', {
    actual: foundIds(answer).map((found) => found.toLowerCase()),
    expected: [id.toLowerCase()],
    exchange: answer,
  });
}

interface Neighbour {
  readonly requirement: string;
  readonly says: string;
  /** Another reference that a loose lookup takes for the given one. */
  readonly other: (reference: string) => string;
}

const neighbours: readonly Neighbour[] = [
  {
    requirement: 'FIKS-REF-003',
    says: 'that begins with it',
    other: (reference) => `${reference}-a`,
  },
  {
    requirement: 'FIKS-REF-003',
    says: 'that ends with it',
    other: (reference) => `a-${reference}`,
  },
  {
    requirement: 'FIKS-REF-003',
    says: 'that contains it',
    other: (reference) => `a-${reference}-a`,
  },
  {
    requirement: 'FIKS-REF-003',
    says: 'that it begins with',
    other: (reference) => reference.slice(0, -1),
  },
  {
    requirement: 'FIKS-REF-018',
    says: 'in capitals',
    other: (reference) => reference.toUpperCase(),
  },
  {
    requirement: 'FIKS-REF-018',
    says: 'with a space at its end',
    other: (reference) => `${reference} `,
  },
  {
    requirement: 'FIKS-REF-018',
    says: 'with a space at its start',
    other: (reference) => ` ${reference}`,
  },
  {
    requirement: 'FIKS-REF-018',
    says: 'in another form of Unicode',
    other: (reference) => reference.normalize('NFD'),
  },
];

for (const { requirement, says, other } of neighbours)
  scenario(
    `GET forsendelser does not find a reference ${says}`,
    { requirement, needs },
    async (context) => {
      const { given } = context;
      const reference = `${given.unique()} på`;
      const { id } = await given.sent(withReference(reference));
      await given.sent(withReference(other(reference)));
      for (const by of bothLookups) await findsAlone(context, { reference, id, by });
    },
  );
