import { randomUUID } from 'node:crypto';
import { readDocuments, sha256, type SeenDocument } from './arrived.ts';
import { everyDocumentField, signingFields } from './every-field.ts';
import { envelope, pdfFile } from './files.ts';
import type { LetterFile } from './letter.ts';
import { threeFiles } from './multipart-letter.ts';
import { scenario, type FiksContext } from './scenario.ts';

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
  'GET metadata answers an absolute nedlasningUrl with the id of the forsendelse',
  { requirement: ['FIKS-META-007', 'FIKS-META-008'] },
  async ({ on, given, life, bench }) => {
    const { id } = await given.sent();
    await life.settled(id);
    const { exchange, documents } = await readDocuments(on, id);
    const [url] = documents.map((row) => String(row['nedlasningUrl']));
    on.verify('the address of the document', {
      actual: url,
      expected: new RegExp(`^https?://[^/]+/.*${id}`, 'i'),
      exchange,
    });
    on.verify('its host is of the environment', {
      actual: domainOf(url ?? ''),
      expected: domainOf(bench.session.target.baseUrl) ?? 'none',
      exchange,
      requirement: 'FIKS-META-008',
    });
  },
);

/** The last two labels of a host by name. */
function domainOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname } = new URL(url);
  return /^[\d.]+$|:/.test(hostname) ? hostname : hostname.split('.').slice(-2).join('.');
}

scenario(
  'GET metadata answers what was said of each document',
  { requirement: ['FIKS-META-009', 'FIKS-META-010'] },
  async ({ on, given, life }) => {
    const text = given.unique();
    const { skalSigneres: _, ...said } = everyDocumentField;
    const files = [pdfFile('sagt.pdf', text, said), pdfFile('usagt.pdf', `${text} 2`)];
    const { id } = await given.sent({ files });
    await life.settled(id);
    const { exchange, documents } = await readDocuments(on, id);
    const row = rowOf(documents, 'sagt.pdf');
    on.verify('dokumentType', {
      actual: row['dokumentType'],
      expected: said.dokumentType,
      exchange,
    });
    // The publisher may leave an optional member out, but not answer another value (reference fiks 3).
    for (const member of ['ekstraMetadata', 'inneholderPersonsensitivInformasjon'] as const)
      if (row[member] !== undefined && row[member] !== null)
        on.verify(member, {
          actual: sorted(row[member]),
          expected: sorted(said[member]),
          exchange,
        });
      else on.bench.note(`${member} as it was sent`, 'no value', exchange);
    on.verify('the dokumentType of a document without one', {
      actual: rowOf(documents, 'usagt.pdf')['dokumentType'],
      expected: function nullEmptyOrAbsent(value) {
        return value === null || value === undefined || value === '';
      },
      exchange,
      requirement: 'FIKS-META-010',
    });
  },
);

function rowOf(documents: readonly SeenDocument[], filnavn: string): SeenDocument {
  return documents.find((one) => one['filnavn'] === filnavn) ?? {};
}

/** Entries by their keys: no order of them is promised. */
function sorted(value: unknown): string {
  const key = (entry: unknown): string => String((entry as { readonly key?: unknown }).key);
  const entries = Array.isArray(value)
    ? value.toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
    : value;
  return JSON.stringify(entries, ['key', 'value']);
}

scenario(
  'GET metadata answers that the one document that was sent to be signed can be signed',
  { requirement: ['FIKS-META-011', 'FIKS-META-012'] },
  async ({ on, given, life }) => {
    const text = given.unique();
    const files = [
      pdfFile('vilkår.pdf', `${text} 1`),
      pdfFile('avtale.pdf', text, { skalSigneres: true }),
    ];
    const fields = signingFields(given);
    const { id } = await given.sent({ to: 'recipientAltinn', fields, files });
    await life.settled(id);
    const { exchange, documents } = await readDocuments(on, id);
    const signable = documents.filter((row) => row['kanSigneres'] === true);
    on.verify('what can be signed', {
      actual: namesOf(signable),
      expected: ['avtale.pdf'],
      exchange,
    });
    on.verify('which have a signeringUrl', {
      actual: namesOf(documents.filter((row) => typeof row['signeringUrl'] === 'string')),
      expected: ['avtale.pdf'],
      exchange,
      requirement: 'FIKS-META-012',
    });
  },
);

scenario(
  'GET metadata of an encrypted file answers its bytes or those of the plain file',
  { requirement: 'FIKS-META-013' },
  async ({ on, given }) => {
    const body = envelope(Buffer.from(given.unique()));
    const files = [{ filnavn: 'brev.pdf', mimeType: 'application/pdf', body }];
    const { id } = await given.sent({ to: 'recipientAltinn', fields: { kryptert: true }, files });
    const { exchange, documents } = await readDocuments(on, id);
    on.conform(exchange, { status: 200 });
    const [row = {}] = documents;
    const isSent = row['sha256Hash'] === sha256(body) && row['storrelse'] === body.length;
    on.bench.note('which bytes hash and size are of', isSent ? 'those sent' : 'others', exchange);
  },
);

scenario(
  'GET metadata of a forsendelse that does not exist is refused',
  { requirement: 'FIKS-META-014', tags: ['@read-only'] },
  async ({ on }) => {
    const answer = await on.send('hentMetadata', { of: randomUUID() });
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
  return JSON.stringify(documents.map(({ nedlasningUrl: _, signeringUrl: _url, ...rest }) => rest));
}
