import type { MultipartPart } from '#environments';
import type { FiksRequest } from '../bench/fiks-bench.ts';
import { toForsendelse, toParts, type Letter } from './letter.ts';
import { encoded, parted, replaced, type BrokenForm } from './multipart-cases.ts';
import { shaped } from './multipart-letter.ts';

const whole = ['rejected', 'whole'] as const;
const refused = /^refused with 4\d\d$/;
const onlyRefused = { status: refused, or: [] } as const;
const orWhole = { status: refused, or: whole } as const;

const extra = (filename: string): MultipartPart => ({
  name: 'filer_9',
  filename,
  contentType: 'application/octet-stream',
  body: 'ingen har beskrevet denne',
});

function without(part: MultipartPart): MultipartPart {
  const { filename: _, ...nameless } = part;
  return nameless;
}

/** Every broken form that a requirement names, in their order. */
export const brokenForms: readonly BrokenForm[] = [
  {
    requirement: 'FIKS-MULTI-014',
    says: 'with a document whose part is missing is refused or rejected',
    status: refused,
    or: ['rejected'],
    cases: parted({
      'the last part missing': (json, first) => [json, first],
      'the first part missing': (json, _first, second) => [json, second],
      'no file at all': (json) => [json],
    }),
  },
  {
    requirement: 'FIKS-MULTI-015',
    says: 'with a part that no document describes is refused, rejected or leaves it out',
    ...orWhole,
    cases: parted({
      'behind the others': (json, ...files) => [json, ...files, extra('ekstra.pdf')],
      'before the others': (json, ...files) => [json, extra('ekstra.pdf'), ...files],
      'the same file once more': (json, first, second) => [json, first, second, second],
    }),
  },
  {
    requirement: 'FIKS-MULTI-016',
    says: 'with parts in another order than their documents loses and mistakes none',
    ...orWhole,
    cases: parted({ swapped: (json, first, second) => [json, second, first] }),
  },
  {
    requirement: 'FIKS-MULTI-017',
    says: 'with a filename that is another or missing loses and mistakes no file',
    ...orWhole,
    cases: parted({
      'another name': (json, first, second) => [json, first, { ...second, filename: 'annet.pdf' }],
      'no filename': (json, first, second) => [json, without(first), second],
      'no filename at all': (json, first, second) => [json, without(first), without(second)],
      'an empty filename': (json, first, second) => [json, { ...first, filename: '' }, second],
    }),
  },
  {
    requirement: 'FIKS-MULTI-018',
    says: 'whose part forsendelse does not come first loses no file',
    ...orWhole,
    cases: parted({
      'in the middle': (json, first, second) => [first, json, second],
      last: (json, first, second) => [first, second, json],
    }),
  },
  {
    requirement: 'FIKS-MULTI-019',
    says: 'with two parts forsendelse stores neither as a document',
    ...orWhole,
    cases: parted({
      'side by side': (json, ...files) => [json, json, ...files],
      'one first, one last': (json, ...files) => [json, ...files, json],
      'the second with a filename': (json, ...files) => [
        json,
        ...files,
        { ...json, filename: 'forsendelse.json' },
      ],
    }),
  },
  {
    requirement: 'FIKS-MULTI-020',
    says: 'without a part forsendelse is refused',
    ...onlyRefused,
    cases: parted({
      'files alone': (_json, ...files) => files,
      'under another name': (json, ...files) => [{ ...json, name: 'metadata' }, ...files],
    }),
  },
  {
    requirement: 'FIKS-MULTI-021',
    says: 'whose part forsendelse is empty, malformed or no object is refused',
    ...onlyRefused,
    cases: parted({
      empty: replaced(() => ''),
      'cut off': replaced((text) => text.slice(0, -1)),
      'with commas at the end, as the published sample': replaced((text) =>
        text.replaceAll('}', ',}'),
      ),
      'no JSON': replaced(() => 'forsendelse'),
      'a list': replaced((text) => `[${text}]`),
      null: replaced(() => 'null'),
      'a text': replaced((text) => JSON.stringify(text)),
    }),
  },
  {
    requirement: 'FIKS-MULTI-023',
    says: 'with a filename on the part forsendelse never stores it as a document',
    ...orWhole,
    cases: parted({
      blob: (json, ...files) => [{ ...json, filename: 'blob' }, ...files],
      'the name of a document': (json, ...files) => [{ ...json, filename: 'vedtak.pdf' }, ...files],
    }),
  },
  {
    requirement: 'FIKS-MULTI-024',
    says: 'that ends too early is refused, rejected or stored with every byte',
    ...orWhole,
    cases: encoded({
      'inside the last file': (letter) => shaped(toParts(letter), { truncateTo: -200 }),
      'inside the first file': (letter) => cutInFirst(letter),
      'behind a whole file, without the closing boundary': (letter) =>
        shaped(toParts(letter), { close: 'missing' }),
      'inside the closing boundary': (letter) => shaped(toParts(letter), { truncateTo: -8 }),
      'behind the boundary, without its hyphens': (letter) =>
        shaped(toParts(letter), { close: 'cut' }),
      'between two parts': (letter) => shaped(toParts(letter).slice(0, 2), { close: 'missing' }),
    }),
  },
  {
    requirement: 'FIKS-MULTI-025',
    says: 'whose boundary is another than announced, or announced nowhere, is refused',
    ...onlyRefused,
    cases: encoded({
      another: (letter) => shaped(toParts(letter), { boundaryParameter: { value: 'annen' } }),
      'none announced': (letter) => shaped(toParts(letter), { boundaryParameter: 'none' }),
      'an empty one': (letter) => shaped(toParts(letter), { boundaryParameter: { value: '""' } }),
    }),
  },
  {
    requirement: 'FIKS-MULTI-027',
    says: 'as JSON instead of multipart is refused',
    ...onlyRefused,
    cases: encoded({
      'with its documents': (letter) => asJson(toForsendelse(letter)),
      'without documents': (letter) => asJson(letter.fields),
      'under the name of multipart': (letter) => ({
        body: JSON.stringify(toForsendelse(letter)),
        contentType: 'multipart/form-data; boundary=samsvar-boundary',
      }),
    }),
  },
  {
    requirement: 'FIKS-MULTI-028',
    says: 'without a body or without a media type is refused',
    ...onlyRefused,
    cases: encoded({
      'no body': () => ({ body: '', contentType: 'multipart/form-data; boundary=b' }),
      'no parts': () => shaped([]),
      'no media type': (letter) => ({ ...shaped(toParts(letter)), contentType: null }),
      'neither body nor media type': () => ({ body: '', contentType: null }),
    }),
  },
];

function asJson(value: unknown): FiksRequest {
  return { body: JSON.stringify(value), contentType: 'application/json' };
}

function cutInFirst(letter: Letter): FiksRequest {
  const [json, first] = toParts(letter);
  return shaped(
    [json, first].filter((part) => part !== undefined),
    { truncateTo: -100 },
  );
}
