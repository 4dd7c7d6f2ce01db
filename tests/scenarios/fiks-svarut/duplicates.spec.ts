import { verifyArrived } from './claims/verify-arrived.ts';
import { pdfFile } from './letters/files.ts';
import { idOfSent } from './bench/fiks-bench.ts';
import type { Letter } from './letters/letter.ts';
import { findByReference } from './bench/lookup.ts';
import { scenario, type FiksContext } from './bench/scenario.ts';
import { seenObject } from './bench/seen.ts';
import { verifyTaken, type GoodCase } from './claims/verify-taken.ts';

// The same content sent twice (reference fiks 2.2, 2.3): the service knows it by recipient, title, sender and files.

scenario(
  'POST forsendelser with the same content again is refused with 400, or taken under an id of its own',
  { requirement: ['FIKS-DUP-001', 'FIKS-DUP-002', 'FIKS-DUP-003', 'FIKS-DUP-006'] },
  async (context) => {
    const { on, given } = context;
    const reference = given.unique();
    const first = await given.sent({ fields: { eksternReferanse: reference } });
    const again = await given.post(first.letter);
    on.conform(again, { status: [200, 400] });
    on.verify('the repeat is refused', {
      actual: again.status,
      expected: 400,
      exchange: again,
      requirement: 'FIKS-DUP-002',
    });
    const id = idOfSent(again);
    if (id !== undefined)
      on.verify('its id is another', {
        actual: id === first.id,
        expected: false,
        exchange: again,
      });
    if (again.status === 400) await verifyRefusedRepeat(context, { first, reference, again });
  },
);

async function verifyRefusedRepeat(
  context: FiksContext,
  of: {
    readonly first: { readonly id: string; readonly letter: Letter };
    readonly reference: string;
    readonly again: Awaited<ReturnType<FiksContext['given']['post']>>;
  },
): Promise<void> {
  const { first, reference, again } = of;
  const { message, errorCode } = seenObject(again);
  context.on.verify('the refusal says that it was sent before', {
    actual: `${String(errorCode)} ${String(message)}`,
    expected: /GJENTA|tidligere|allerede|fra før|duplikat/i,
    exchange: again,
    requirement: 'FIKS-DUP-003',
  });
  const requirement = 'FIKS-DUP-006';
  const { exchange, ids } = await findByReference(context, reference);
  context.on.verify('the lookup finds it and no other', {
    actual: ids,
    expected: [first.id],
    exchange,
    requirement,
  });
  await verifyArrived(context, { ...first, says: 'the first', requirement });
}

scenario(
  'POST forsendelser with another title, recipient or file is another forsendelse',
  { requirement: 'FIKS-DUP-004' },
  async (context) => {
    const { given } = context;
    const { letter } = await given.sent({ files: [pdfFile('brev.pdf', given.unique())] });
    const [file] = letter.files;
    const body = Buffer.concat([file?.body ?? Buffer.alloc(0), Buffer.from('\n')]);
    const changed = (says: string, change: Partial<Letter>): GoodCase => ({
      says,
      letter: { ...letter, ...change },
    });
    const fields = (own: Letter['fields']): Partial<Letter> => ({
      fields: { ...letter.fields, ...own },
    });
    await verifyTaken(context, [
      changed('another title', fields({ tittel: given.unique() })),
      changed('another recipient', fields({ mottaker: given.recipient('recipientAltinn') })),
      changed('a byte more in its file', {
        files: letter.files.map((one) => ({ ...one, body })),
      }),
      changed('a file more', {
        files: [...letter.files, pdfFile('mer.pdf', given.unique())],
      }),
    ]);
  },
);

scenario(
  'POST forsendelser with the same content from another account is taken',
  {
    requirement: 'FIKS-DUP-005',
    needs: { actors: ['sender', 'otherSender'], parameters: ['kontoId', 'otherKontoId'] },
  },
  async (context) => {
    const { on, given } = context;
    const { letter } = await given.sent();
    const path = { kontoId: on.parameter('otherKontoId') };
    const answer = await given.post(letter, { as: 'otherSender', path });
    const id = idOfSent(answer);
    if (on.conform(answer, { status: 200 }) && id !== undefined)
      await verifyArrived(context, { id, letter, as: 'otherSender' });
  },
);

scenario(
  'POST forsendelser twice at the same time with the same content makes one forsendelse',
  { requirement: 'FIKS-DUP-010' },
  async (context) => {
    const { on, given } = context;
    const letter = given.letter();
    const answers = await Promise.all([given.post(letter), given.post(letter)]);
    on.verify('one is taken and one refused', {
      actual: answers.map(({ status }) => status).toSorted((a, b) => a - b),
      expected: [200, 400],
      exchange: answers[1],
    });
  },
);

scenario(
  'POST forsendelser with the same content under another reference or konteringskode is a repeat or is not',
  { requirement: 'FIKS-DUP-011' },
  async ({ on, given }) => {
    const { letter } = await given.sent({ fields: { konteringskode: 'a' } });
    const others = {
      'another reference': { eksternReferanse: given.unique() },
      'another konteringskode': { konteringskode: 'b' },
    };
    for (const [says, own] of Object.entries(others)) {
      const answer = await given.post({ ...letter, fields: { ...letter.fields, ...own } });
      on.conform(answer, { status: [200, 400] });
      const meaning = answer.status === 400 ? 'a repeat' : 'another forsendelse';
      on.bench.note(`the same content under ${says}`, meaning, answer);
    }
  },
);
