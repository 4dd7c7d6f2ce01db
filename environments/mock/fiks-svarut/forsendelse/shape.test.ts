import { expect, test } from '@playwright/test';
import { address, brev, letter } from '../fiks.fixture.ts';
import { forsendelseShape, readByShape, statusSearchShape } from './request-shape.ts';
import { shapeProblem } from './shape.ts';

const long = (count: number): string => 'x'.repeat(count);
const id = '7b0d2c8e-5a41-4f3b-9c6d-1e8f02a4b601';
const link = { url: 'https://a.no', tekst: 'a' };
const document = (members: object): object => ({ dokumenter: [{ ...brev, ...members }] });

const taken: readonly (readonly [string, object])[] = [
  ['a plain letter', {}],
  ['an empty title', { tittel: '' }],
  ['a title at its limit', { tittel: long(1000) }],
  ['a title of emoji at its limit', { tittel: '😀'.repeat(1000) }],
  ['nulls', { svarSendesTil: null, lenker: null, kryptert: null, signeringUtloper: null }],
  ['unknown members', { nytt: { a: 1 }, mottaker: { ...address, nytt: 1 } }],
  ['no documents', { dokumenter: [] }],
  ['a file name at its limit', document({ filnavn: long(226) })],
  ['every letter of konteringskode', { konteringskode: 'aZ09_-.øæåØÆÅ' }],
  ['five links', { lenker: [link, link, link, link, link] }],
  ['alike links', { lenker: [link, link] }],
  ['a moment with offset', { signeringUtloper: '2028-02-29T10:00:00.5+02:00' }],
  ['a large number', { metadataForImport: { sakssekvensnummer: 2 ** 40 } }],
  ['a member named as one of every object', { constructor: 1 }],
];
for (const [what, members] of taken) {
  test(`${what} is of the shape`, () => {
    expect(shapeProblem(letter(members), forsendelseShape)).toBeUndefined();
  });
}

const refused: readonly (readonly [string, object, string])[] = [
  ['no title', { tittel: undefined }, 'tittel'],
  ['a title that is null', { tittel: null }, 'tittel'],
  ['a title that is a number', { tittel: 5 }, 'tittel'],
  ['a title beyond its limit', { tittel: long(1001) }, 'tittel'],
  ['no recipient', { mottaker: undefined }, 'mottaker'],
  ['a recipient without a name', { mottaker: {} }, 'mottaker.navn'],
  ['a recipient with an empty name', { mottaker: { navn: '' } }, 'mottaker.navn'],
  ['a recipient that is a list', { mottaker: [] }, 'mottaker'],
  ['a file name beyond its limit', document({ filnavn: long(227) }), 'dokumenter[0].filnavn'],
  ['no file name', document({ filnavn: null }), 'dokumenter[0].filnavn'],
  ['no mimeType', document({ mimeType: undefined }), 'dokumenter[0].mimeType'],
  ['a document that is null', { dokumenter: [null] }, 'dokumenter[0]'],
  ['a flag as text', { kryptert: 'true' }, 'kryptert'],
  ['six links', { lenker: [link, link, link, link, link, link] }, 'lenker'],
  ['a link without text', { lenker: [{ url: 'https://a.no' }] }, 'lenker[0].tekst'],
  ['a sign that konteringskode has not', { konteringskode: 'a/b' }, 'konteringskode'],
  ['konteringskode beyond its limit', { konteringskode: long(21) }, 'konteringskode'],
  ['a reference beyond its limit', { eksternReferanse: long(101) }, 'eksternReferanse'],
  ['a moment without offset', { signeringUtloper: '2028-02-29T10:00:00' }, 'signeringUtloper'],
  ['a day that does not exist', { signeringUtloper: '2027-02-29T10:00:00Z' }, 'signeringUtloper'],
  ['a moment as number', { signeringUtloper: 1_700_000_000_000 }, 'signeringUtloper'],
  ['another kind of signature', { signaturType: 'X' }, 'signaturType'],
  ['an id that is none', { svarPaForsendelse: '12' }, 'svarPaForsendelse'],
  ['alike numbers', { eksponertFor: ['1', '1'] }, 'eksponertFor'],
  ['alike giro pages', document({ giroarkSider: [1, 1] }), 'dokumenter[0].giroarkSider'],
  [
    'a giro page that is no whole number',
    document({ giroarkSider: [1.5] }),
    'dokumenter[0].giroarkSider[0]',
  ],
  [
    'alike metadata',
    document({
      ekstraMetadata: [
        { key: 'a', value: 'b' },
        { value: 'b', key: 'a' },
      ],
    }),
    'dokumenter[0].ekstraMetadata',
  ],
  [
    'a year that is too large',
    { metadataForImport: { saksaar: 2 ** 31 } },
    'metadataForImport.saksaar',
  ],
];
for (const [what, members, place] of refused) {
  test(`${what} is not: ${place}`, () => {
    const problem = shapeProblem(letter(members), forsendelseShape) ?? '';
    expect(problem.split(' ')[0]).toBe(place);
  });
}

const searches: readonly (readonly [what: string, value: unknown, fits: boolean])[] = [
  ['one id', { forsendelseIds: [id] }, true],
  ['1000 ids', { forsendelseIds: Array<string>(1000).fill(id), mer: 1 }, true],
  ['1001 ids', { forsendelseIds: Array<string>(1001).fill(id) }, false],
  ['no ids', { forsendelseIds: [] }, false],
  ['null', { forsendelseIds: [null] }, false],
  ['a text that is no id', { forsendelseIds: ['x'] }, false],
  ['a list that is null', { forsendelseIds: null }, false],
  ['nothing', {}, false],
  ['a bare list', [id], false],
  ['no body', undefined, false],
];
for (const [what, value, fits] of searches) {
  test(`a search for ${what} is ${fits ? '' : 'not '}taken`, () => {
    expect(shapeProblem(value, statusSearchShape) === undefined).toBe(fits);
  });
}

const now = '2026-01-01T12:00:00Z';
for (const [value, fits] of [
  [{ fnr: '13876551289', tidspunkt: now, eksterntSystemnavn: null }, true],
  [{ fnr: '1387655128', tidspunkt: now }, false],
  [{ fnr: '138765512890', tidspunkt: now }, false],
  [{ fnr: '13876551289', tidspunkt: '2026-01-01T12:00:00' }, false],
  [{ fnr: '13876551289', tidspunkt: 'i går' }, false],
  [{ fnr: '13876551289' }, false],
  [{ tidspunkt: now }, false],
] as const) {
  test(`word of reading ${JSON.stringify(value)} is ${fits ? '' : 'not '}taken`, () => {
    expect(shapeProblem(value, readByShape) === undefined).toBe(fits);
  });
}
