import { readDocuments, sha256, type SeenDocument } from './claims/verify-arrived.ts';
import { everyDocumentField, signingFields } from './letters/every-field.ts';
import { envelope, pdfFile } from './letters/files.ts';
import { scenario } from './bench/scenario.ts';

// What metadata tells of a document beside its bytes: address, description, signing, encryption (reference fiks 3.7).

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
      actual: signable.map(nameOf),
      expected: ['avtale.pdf'],
      exchange,
    });
    on.verify('which have a signeringUrl', {
      actual: documents.filter((row) => typeof row['signeringUrl'] === 'string').map(nameOf),
      expected: ['avtale.pdf'],
      exchange,
      requirement: 'FIKS-META-012',
    });
  },
);

scenario(
  'GET metadata of an encrypted file answers its bytes or those of the plain file',
  { requirement: 'FIKS-META-013' },
  async ({ on, given, life }) => {
    const body = envelope(Buffer.from(given.unique()));
    const files = [{ filnavn: 'brev.pdf', mimeType: 'application/pdf', body }];
    const { id } = await given.sent({ to: 'recipientAltinn', fields: { kryptert: true }, files });
    await life.settled(id);
    const { exchange, documents } = await readDocuments(on, id);
    on.conform(exchange, { status: 200 });
    const [row = {}] = documents;
    const isSent = row['sha256Hash'] === sha256(body) && row['storrelse'] === body.length;
    on.bench.note('which bytes hash and size are of', isSent ? 'those sent' : 'others', exchange);
  },
);

function nameOf({ filnavn }: SeenDocument): string {
  return String(filnavn);
}
