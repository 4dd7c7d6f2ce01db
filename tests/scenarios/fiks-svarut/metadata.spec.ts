import { readDocuments, sha256, type SeenDocument } from './claims/verify-arrived.ts';
import type { LetterFile } from './letters/letter.ts';
import { threeFiles } from './letters/multipart-letter.ts';
import { scenario, type FiksContext } from './bench/scenario.ts';

// What metadata tells of documents (reference fiks 3.7).

scenario(
  'GET metadata answers every document as it was sent: name, type, hash, size and place',
  {
    requirement: [
      'FIKS-META-001',
      'FIKS-META-002',
      'FIKS-META-003',
      'FIKS-META-004',
      'FIKS-META-005',
      'FIKS-META-006',
    ],
  },
  async (context) => {
    const { on, life, given } = context;
    const { files } = threeFiles(context);
    const { id } = await given.sent({ files });
    await life.settled(id);
    const { exchange, documents } = await readDocuments(on, id);
    on.conform(exchange, { status: 200, mediaType: 'application/json' });
    const claim = (requirement: string, says: string, own: Compared): void =>
      void on.verify(says, { ...own, exchange, requirement });
    claim('FIKS-META-001', 'a row per document', {
      actual: documents.length,
      expected: files.length,
    });
    const rows = files.map((file) => documents.find((one) => one['filnavn'] === file.filnavn));
    const each = (of: (file: LetterFile) => string | number, member: string): Compared => ({
      actual: rows.map((row) => row?.[member]),
      expected: files.map(of),
    });
    claim('FIKS-META-002', 'its filnavn', {
      actual: namesOf(documents).toSorted(),
      expected: namesOf(files).toSorted(),
    });
    claim(
      'FIKS-META-002',
      'its mimeType',
      each(({ mimeType }) => mimeType, 'mimeType'),
    );
    claim('FIKS-META-003', 'its hash', {
      actual: rows.map((row) => String(row?.['sha256Hash']).toLowerCase()),
      expected: files.map(({ body }) => sha256(body)),
    });
    claim(
      'FIKS-META-004',
      'its size',
      each(({ body }) => body.length, 'storrelse'),
    );
    claim('FIKS-META-005', 'the order of the letter', {
      actual: namesOf(documents),
      expected: namesOf(files),
    });
    claim('FIKS-META-006', 'hashes of 64 lower case digits', {
      actual: documents.map((row) => row['sha256Hash']),
      expected: files.map(() => /^[\da-f]{64}$/),
    });
  },
);

type Compared = Readonly<{
  actual: unknown;
  expected: number | readonly (string | number | RegExp)[];
}>;

const namesOf = (documents: readonly { readonly filnavn?: unknown }[]): readonly string[] =>
  documents.map(({ filnavn }) => String(filnavn));

scenario(
  'GET metadata of a forsendelse that does not exist is refused',
  { requirement: 'FIKS-META-014', tags: ['@read-only'] },
  async ({ on, given }) => {
    const answer = await on.send('hentMetadata', { of: given.unknownId() });
    on.conform(answer, { status: '4xx' });
    on.bench.note('how an unknown id is refused', `${answer.status}`, answer);
  },
);

scenario(
  'GET metadata twice answers alike and leaves the status as it was',
  { requirement: 'FIKS-META-015' },
  async (context) => {
    const { on, given, life } = context;
    const { id } = await given.sent();
    await life.settled(id);
    const before = await life.seen(id);
    const first = await readDocuments(on, id);
    const second = await readDocuments(on, id);
    on.conform(second.exchange, { status: 200 });
    on.verify('the second answer', {
      actual: withoutAddresses(second.documents),
      expected: withoutAddresses(first.documents),
      exchange: second.exchange,
    });
    await verifyUnread(context, { id, before });
  },
);

/** Time may pass meanwhile, but nobody has read it, and nothing else is told of a status that stays. */
async function verifyUnread(
  { on, life }: FiksContext,
  { id, before }: { readonly id: string; readonly before: Awaited<ReturnType<typeof life.seen>> },
): Promise<void> {
  const after = await life.seen(id);
  on.verify('the status is not read', {
    actual: after.status,
    expected: /^(?!LEST$|SLETTET$)/,
    exchange: after.exchange,
  });
  if (after.status !== before.status) return;
  on.verify('the moment of the status', {
    actual: after.sisteStatusEndring,
    expected: before.sisteStatusEndring,
    exchange: after.exchange,
  });
}

/** An address may be made anew for each answer. */
function withoutAddresses(documents: readonly SeenDocument[]): string {
  const shown = (name: string, value: unknown): unknown => (name.endsWith('Url') ? null : value);
  return JSON.stringify(documents, shown);
}
