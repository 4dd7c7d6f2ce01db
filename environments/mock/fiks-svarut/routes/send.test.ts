import { expect, test } from '@playwright/test';
import { account } from '../access/accounts.ts';
import {
  brev,
  brevFile,
  encode,
  filePart,
  letter,
  part,
  partsOf,
  pdf,
  startFiks,
  type FiksMock,
} from '../fiks.fixture.ts';

let fiks: FiksMock;

test.beforeAll(async () => {
  fiks = await startFiks();
});

test.afterAll(() => fiks.mock.close());

test.beforeEach(() => fiks.reset());

test.afterEach(() => expect(fiks.mock.world().crashes).toEqual([]));

const state = (): ReturnType<typeof fiks.mock.api<'fiks-svarut'>>['state'] =>
  fiks.mock.api('fiks-svarut').state;
const description = (lines: readonly string[], value: unknown = letter()): Buffer =>
  part(lines, typeof value === 'string' ? value : JSON.stringify(value));
const forsendelse = 'Content-Disposition: form-data; name="forsendelse"';
const file = filePart(brevFile, 0);
const two = { dokumenter: [brev, { ...brev, filnavn: 'b.pdf' }] };
const other = filePart({ name: 'b.pdf', bytes: pdf('b') }, 1);

const taken: readonly (readonly [string, () => readonly Buffer[]])[] = [
  [
    'JSON with charset',
    () => [description([forsendelse, 'Content-Type: application/json;charset=UTF-8']), file],
  ],
  ['JSON without a media type', () => [description([forsendelse]), file]],
  [
    'JSON as text',
    () => [description([forsendelse, 'Content-Type: text/plain;charset=UTF-8']), file],
  ],
  [
    'files under one name',
    () => [
      description([forsendelse], letter(two)),
      filePart(brevFile, 0),
      filePart({ name: 'b.pdf', bytes: pdf('b') }, 0),
    ],
  ],
  [
    'files under no name',
    () => [
      description([forsendelse]),
      part(['Content-Disposition: form-data; name=""; filename="brev.pdf"'], pdf()),
    ],
  ],
  [
    'a file under the name of the first part',
    () => [
      description([forsendelse]),
      part(['Content-Disposition: form-data; name="forsendelse"; filename="brev.pdf"'], pdf()),
    ],
  ],
  ['no documents', () => [description([forsendelse], letter({ dokumenter: undefined }))]],
  [
    'nulls',
    () => [
      description([forsendelse], letter({ kryptert: null, svarSendesTil: null, lenker: null })),
      file,
    ],
  ],
];
for (const [what, parts] of taken) {
  test(`${what} is taken`, async () => {
    expect((await fiks.post(encode(parts()))).status).toBe(200);
    expect(state().forsendelser.size).toBe(1);
  });
}

test('a slash at the end, chunks and a quoted boundary are taken', async () => {
  const path = `/v2/kontoer/${account.id}/forsendelser/`;
  const boundary = "a'()+_,-./:=? b";
  const headers = { 'content-type': `Multipart/Form-Data; charset=utf-8; boundary="${boundary}"` };
  const body = encode(partsOf(letter(), [brevFile]), boundary);
  expect((await fiks.ask(path, { method: 'POST', headers, body })).status).toBe(200);
  const chunks = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of encode(partsOf(letter(), [brevFile])))
        controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const response = await fetch(fiks.baseUrl + path, {
    method: 'POST',
    headers: {
      ...fiks.credentials('sender'),
      'content-type': 'multipart/form-data; boundary=grense',
    },
    body: chunks,
    duplex: 'half',
  });
  expect(response.status).toBe(200);
});

const refused: readonly (readonly [string, () => Buffer, string])[] = [
  [
    'a document without its part',
    () => encode([description([forsendelse], letter(two)), file]),
    'mangler filer',
  ],
  [
    'a part without its document',
    () => encode([description([forsendelse]), file, other]),
    'flere filer',
  ],
  [
    'parts in another order',
    () => encode([description([forsendelse], letter(two)), other, file]),
    'annet navn',
  ],
  [
    'a name in another case',
    () => encode([description([forsendelse]), filePart({ ...brevFile, name: 'Brev.pdf' }, 0)]),
    'annet navn',
  ],
  [
    'a part without a file name',
    () =>
      encode([
        description([forsendelse]),
        part(['Content-Disposition: form-data; name="brev.pdf"'], pdf()),
      ]),
    'mangler filename',
  ],
  ['the description last', () => encode([file, description([forsendelse])]), 'Første del'],
  [
    'two descriptions',
    () => encode([description([forsendelse]), description([forsendelse]), file]),
    'flere filer',
  ],
  ['no description', () => encode([file]), 'Første del'],
  ['no parts', () => encode([]), 'Første del'],
  [
    'a description with a file name',
    () => encode([description([`${forsendelse}; filename="blob"`]), file]),
    'filename',
  ],
  [
    'a description as PDF',
    () => encode([description([forsendelse, 'Content-Type: application/pdf']), file]),
    'JSON',
  ],
  [
    'a description that is empty',
    () => encode([description([forsendelse], ''), file]),
    'gyldig JSON',
  ],
  [
    'a description with a trailing comma',
    () => encode([description([forsendelse], '{"tittel":"a",}'), file]),
    'gyldig JSON',
  ],
  [
    'a description with a byte order mark',
    () => encode([description([forsendelse], `\uFEFF${JSON.stringify(letter())}`), file]),
    'gyldig JSON',
  ],
  [
    'a description that is no UTF-8',
    () => encode([part([forsendelse], Buffer.from('{"tittel":"\xe5"}', 'latin1')), file]),
    'gyldig JSON',
  ],
  [
    'a description that is a list',
    () => encode([description([forsendelse], '[]'), file]),
    'objekt',
  ],
  [
    'an empty file',
    () =>
      encode([
        description([forsendelse]),
        filePart({ name: 'brev.pdf', bytes: Buffer.alloc(0) }, 0),
      ]),
    'tom',
  ],
  [
    'a value of another type',
    () => encode([description([forsendelse], letter({ tittel: 1 })), file]),
    'tittel',
  ],
  [
    'a rule that is broken',
    () => encode([description([forsendelse], letter({ mottaker: { navn: 'A' } })), file]),
    'poststed',
  ],
  [
    'no closing delimiter',
    () => encode([description([forsendelse]), file]).subarray(0, -6),
    'avkortet',
  ],
  [
    'line feeds alone',
    () =>
      Buffer.from(
        encode(partsOf(letter(), [brevFile]))
          .toString('latin1')
          .replaceAll('\r\n', '\n'),
        'latin1',
      ),
    'gyldig multipart',
  ],
  [
    'a part without disposition',
    () => encode([description([forsendelse]), part(['Content-Type: application/pdf'], pdf())]),
    'gyldig multipart',
  ],
  ['another boundary', () => encode(partsOf(letter(), [brevFile]), 'annet'), 'avkortet'],
  ['nothing', () => Buffer.alloc(0), 'avkortet'],
];
for (const [what, body, words] of refused) {
  test(`${what} is refused and leaves nothing`, async () => {
    const answer = await fiks.post(body());
    expect([answer.status, answer.body['message']]).toEqual([400, expect.stringContaining(words)]);
    expect([state().forsendelser.size, state().spool.inMemory]).toEqual([0, 0]);
  });
}

for (const type of [
  'application/json',
  'multipart/mixed; boundary=grense',
  'multipart/form-data',
  '',
]) {
  test(`a body of type '${type}' is refused`, async () => {
    const answer = await fiks.post(encode(partsOf(letter(), [brevFile])), {
      headers: { 'content-type': type },
    });
    expect(answer.status).toBe(400);
  });
}
