import type { Json } from '../../har/json-parts.ts';
import { file, letter, numbers, pdf, type Made } from './make-sending.ts';

/** A request of a client that breaks one rule and keeps all others. */
export interface BrokenClient {
  readonly name: string;
  /** Id of the check that must find it, alone. */
  readonly breaks: string;
  readonly made: Made;
}

const organisation = {
  navn: 'Kommunen',
  adresselinje1: 'Gate 1',
  postnummer: '0150',
  poststed: 'Oslo',
  digitalId: numbers.organisation,
};
const person = {
  navn: 'Syntetisk Person',
  postnummer: '0150',
  poststed: 'Oslo',
  digitalId: numbers.person,
};
const assignment: Json = {
  mottaker: person,
  svarSendesTil: organisation,
  dokumenter: [{ ...letter, skalSigneres: true }],
  signaturType: 'AVANSERT_SIGNATUR',
  signeringUtloper: '2026-04-01T12:00:00+02:00',
  krevNiva4Innlogging: false,
};
const documents = (...rows: readonly Json[]): Made => ({
  change: { dokumenter: rows.map((one) => ({ ...letter, ...one })) },
});
const change = (members: Json): Made => ({ change: members });
const link = (url: string): Made => change({ lenker: [{ url, tekst: 'Les mer' }] });
const two = documents({ filnavn: 'a.pdf' }, { filnavn: 'b.pdf' });

/** What a client sends when it keeps every rule, in many legal ways. */
export const goodClients: readonly Omit<BrokenClient, 'breaks'>[] = [
  { name: 'a letter', made: {} },
  { name: 'two files', made: two },
  { name: 'a signing assignment', made: change(assignment) },
  {
    name: 'purely digital, of any type',
    made: change({
      kunDigitalLevering: true,
      mottaker: { navn: 'a', digitalId: numbers.person },
      dokumenter: [{ filnavn: 'data.xml', mimeType: 'text/xml' }],
    }),
  },
  {
    name: 'abroad, with XML kept out of print and giro on the first page',
    made: change({
      mottaker: { navn: 'a', poststed: 'Umeå', land: 'Sverige' },
      dokumenter: [
        { ...letter, giroarkSider: [1] },
        { filnavn: 'data.xml', mimeType: 'text/xml', skalEkskluderesFraUtskrift: true },
      ],
    }),
  },
  {
    name: 'links, an answer by link, level 4',
    made: change({
      lenker: [{ url: 'https://kommune.example/sak?id=1', tekst: 'Saken' }],
      svarPaForsendelseLink: true,
      svarSendesTil: organisation,
      krevNiva4Innlogging: true,
      kryptert: true,
    }),
  },
  { name: 'an open PDF', made: { files: [file('brev.pdf', pdf('<</Root 1 0 R>>'))] } },
];

/** At least one request for every check of the request: the proof that it finds what it is for. */
export const brokenClients: readonly BrokenClient[] = [
  {
    name: 'the same file name twice',
    breaks: 'fiks-r01-file-names',
    made: documents({ filnavn: 'a.pdf' }, { filnavn: 'a.pdf' }),
  },
  {
    name: 'a folder in a file name',
    breaks: 'fiks-r01-file-names',
    made: documents({ filnavn: 'brev/a.pdf' }),
  },
  {
    name: 'XML that would be printed',
    breaks: 'fiks-r02-printable',
    made: documents({ filnavn: 'data.xml', mimeType: 'text/xml' }),
  },
  {
    name: 'two documents to sign',
    breaks: 'fiks-r03-one-to-sign',
    made: change({
      ...assignment,
      dokumenter: ['a.pdf', 'b.pdf'].map((filnavn) => ({ ...letter, filnavn, skalSigneres: true })),
    }),
  },
  {
    name: 'XML to sign',
    breaks: 'fiks-r03-one-to-sign',
    made: change({
      ...assignment,
      dokumenter: [
        {
          filnavn: 'a.xml',
          mimeType: 'text/xml',
          skalSigneres: true,
          skalEkskluderesFraUtskrift: true,
        },
      ],
    }),
  },
  {
    name: 'a deadline for signing in an hour',
    breaks: 'fiks-r04-signing',
    made: change({ ...assignment, signeringUtloper: '2026-03-01T13:00:00Z' }),
  },
  {
    name: 'no kind of signature',
    breaks: 'fiks-r04-signing',
    made: change({ ...assignment, signaturType: null }),
  },
  {
    name: 'an organisation that is to sign',
    breaks: 'fiks-r04-signing',
    made: change({ ...assignment, mottaker: organisation }),
  },
  {
    name: 'purely digital to nobody',
    breaks: 'fiks-r05-digital-recipient',
    made: change({ kunDigitalLevering: true, mottaker: { navn: 'a' } }),
  },
  {
    name: 'a letter without postnummer',
    breaks: 'fiks-r06-postal-address',
    made: change({ mottaker: { navn: 'a', poststed: 'Oslo' } }),
  },
  {
    name: 'poststed and postnummer swapped',
    breaks: 'fiks-r06-postal-address',
    made: change({ mottaker: { navn: 'a', poststed: '0150', postnummer: 'Oslo' } }),
  },
  {
    name: 'an answer by link to a person',
    breaks: 'fiks-r07-reply-address',
    made: change({
      svarPaForsendelseLink: true,
      svarSendesTil: { ...organisation, digitalId: numbers.person },
    }),
  },
  {
    name: 'an address for answers without a place',
    breaks: 'fiks-r07-reply-address',
    made: change({ svarSendesTil: { ...organisation, poststed: null } }),
  },
  {
    name: 'level 4 in the open',
    breaks: 'fiks-r08-level-four',
    made: change({ krevNiva4Innlogging: true }),
  },
  {
    name: 'a letter with a password',
    breaks: 'fiks-r09-print-files',
    made: { files: [file('brev.pdf', pdf('<</Root 1 0 R/Encrypt 5 0 R>>'))] },
  },
  {
    name: '400 MB to print, whose bytes the recording left out',
    breaks: 'fiks-r09-print-files',
    made: { headers: [['Content-Length', '400000000']] },
  },
  {
    name: 'giro on page 0',
    breaks: 'fiks-r10-giro-pages',
    made: documents({ giroarkSider: [0] }),
  },
  {
    name: 'a link with a space',
    breaks: 'fiks-r11-link-url',
    made: link('https://kommune.example/min sak'),
  },
  {
    name: 'an identity number of ten digits',
    breaks: 'fiks-r12-digital-id',
    made: change({ mottaker: { ...person, digitalId: '1387651234' } }),
  },
  {
    name: 'files in another order than their documents',
    breaks: 'fiks-multipart-order',
    made: { ...two, files: [file('b.pdf'), file('a.pdf')] },
  },
  {
    name: 'a document without its file',
    breaks: 'fiks-multipart-order',
    made: { ...two, files: [file('a.pdf')] },
  },
  {
    name: 'no closing boundary',
    breaks: 'fiks-multipart-order',
    made: { shape: { close: 'missing' } },
  },
];
