import { bothLookups, verifyFound } from './claims/verify-found.ts';
import { uuid } from './claims/predicates.ts';
import { lookUp, lookups, withReference } from './bench/lookup.ts';
import { scenario } from './bench/scenario.ts';
import { foundIds, sameId } from './bench/seen-lists.ts';

const toPrint = { parameters: ['kontoId', 'recipientPrint'] } as const;

scenario(
  'GET forsendelser answers the id of what was sent with the reference',
  { requirement: ['FIKS-REF-001', 'FIKS-REF-017'], needs: toPrint },
  async (context) => {
    const { on, given } = context;
    const reference = given.unique();
    const { id } = await given.sent(withReference(reference));
    for (const by of bothLookups) {
      const answer = await lookUp(context, reference, { by });
      on.conform(answer, { status: 200, mediaType: 'application/json' });
      on.verify('the id', {
        actual: foundIds(answer).some((one) => sameId(one, id)),
        expected: true,
        exchange: answer,
      });
      on.verify('ids that are no uuid', {
        actual: foundIds(answer).filter((one) => !uuid.test(one)).length,
        expected: 0,
        exchange: answer,
        requirement: 'FIKS-REF-017',
      });
    }
  },
);

scenario(
  'GET forsendelser finds all forsendelser with the reference, each once',
  { requirement: ['FIKS-REF-002', 'FIKS-REF-016'], needs: toPrint },
  async (context) => {
    const { on, given } = context;
    const reference = given.unique();
    const sent = [
      await given.sent(withReference(reference)),
      await given.sent(withReference(reference)),
    ];
    for (const by of bothLookups) {
      const answer = await lookUp(context, reference, { by });
      on.conform(answer, { status: 200 });
      const counts = sent.map(({ id }) => foundIds(answer).filter((one) => sameId(one, id)).length);
      on.verify('both are found', {
        actual: counts.every((count) => count > 0),
        expected: true,
        exchange: answer,
      });
      on.verify('more than once', {
        actual: counts.filter((count) => count > 1).length,
        expected: 0,
        exchange: answer,
        requirement: 'FIKS-REF-016',
      });
    }
  },
);

scenario(
  'GET forsendelser finds nothing by a reference that nobody used',
  { requirement: 'FIKS-REF-004', needs: toPrint, tags: ['@read-only'] },
  async (context) => {
    const { on, given } = context;
    for (const by of bothLookups) {
      const answer = await lookUp(context, given.unique(), { by });
      on.conform(answer, { status: 200 });
      on.verify('found', { actual: foundIds(answer).length, expected: 0, exchange: answer });
    }
  },
);

for (const by of bothLookups) {
  scenario(
    `${lookups[by]} refuses a lookup without eksternRef`,
    { requirement: 'FIKS-REF-007', tags: ['@read-only'] },
    async ({ on }) => {
      on.conform(await on.send(lookups[by], { deliberatelyInvalid: true }), { status: '4xx' });
    },
  );

  scenario(
    `${lookups[by]} finds nothing of others by an empty eksternRef, or refuses it`,
    { requirement: 'FIKS-REF-008', needs: toPrint },
    async (context) => {
      const { on, given } = context;
      const { id } = await given.sent(withReference(given.unique()));
      const answer = await lookUp(context, '', { by, deliberatelyInvalid: true });
      on.conform(answer, { status: [200, 400] });
      on.verify('it finds a forsendelse with another reference', {
        actual: foundIds(answer).some((one) => sameId(one, id)),
        expected: false,
        exchange: answer,
      });
    },
  );
}

scenario(
  'GET forsendelser finds a forsendelse at once',
  { requirement: 'FIKS-REF-014', needs: toPrint },
  async (context) => {
    const reference = context.given.unique();
    const { id } = await context.given.sent(withReference(reference));
    await verifyFound(context, { reference, id });
  },
);

scenario(
  'GET forsendelser finds no forsendelse of another account',
  {
    requirement: 'FIKS-REF-015',
    needs: {
      actors: ['sender', 'otherSender'],
      parameters: ['kontoId', 'otherKontoId', 'recipientPrint'],
    },
  },
  async (context) => {
    const { on, given } = context;
    const reference = given.unique();
    const own = await given.sent(withReference(reference));
    const other = await given.sent({ as: 'otherSender', ...withReference(reference) });
    for (const by of bothLookups) {
      const answer = await lookUp(context, reference, { by });
      const found = (id: string): boolean => foundIds(answer).some((one) => sameId(one, id));
      on.conform(answer, { status: 200 });
      on.verify('its own and the other', {
        actual: `${found(own.id)} ${found(other.id)}`,
        expected: 'true false',
        exchange: answer,
      });
    }
  },
);
