import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import * as fc from 'fast-check';
import { findJsonFault } from './find-json-fault.ts';
import { ListScanner } from './list-scanner.ts';
import { readHar } from './read-har.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'samsvar-har-'));
let files = 0;

function write(content: string | Buffer): string {
  const file = path.join(folder, `${(files += 1)}.har`);
  writeFileSync(file, content);
  return file;
}

async function read(content: string | Buffer): Promise<unknown[]> {
  const entries = [];
  for await (const entry of readHar(write(content))) entries.push(entry.value);
  return entries;
}

test('reads the recorded files as JSON.parse does', async () => {
  const recorded = path.join(import.meta.dirname, '../recorded/altinn-app');
  for (const name of readdirSync(recorded).filter((name) => name.endsWith('.har'))) {
    const file = path.join(recorded, name);
    const entries = [];
    for await (const entry of readHar(file)) entries.push(entry.value);
    expect(entries).toEqual(JSON.parse(readFileSync(file, 'utf8')).log.entries);
  }
});

test('cuts any list out of any chunks', () => {
  const around = fc.tuple(
    fc.dictionary(fc.string(), fc.jsonValue()),
    fc.dictionary(fc.string(), fc.jsonValue()),
  );
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue()),
      around,
      fc.integer({ min: 1, max: 40 }),
      (list, [a, b], size) => {
        delete a['log'];
        delete b['entries'];
        const text = Buffer.from(
          JSON.stringify({ ...a, log: { ...b, entries: list, x: { entries: [1] } } }),
        );
        const scanner = new ListScanner(['log', 'entries']);
        const found: unknown[] = [];
        for (let at = 0; at < text.length; at += size) {
          for (const { bytes, offset } of scanner.push(text.subarray(at, at + size))) {
            expect(text.subarray(offset, offset + bytes.length).equals(bytes)).toBe(true);
            found.push(JSON.parse(bytes.toString()));
          }
        }
        scanner.end();
        expect(found).toEqual(JSON.parse(JSON.stringify(list)));
      },
    ),
  );
});

test('takes a byte order mark, white space and entries before the other members', async () => {
  expect(
    await read('\uFEFF \n{"log" : { "entries" : [ {"a":"]}\\""} , {} ] , "version":"1.2" } } \n'),
  ).toEqual([{ a: ']}"' }, {}]);
  expect(await read('{"log":{"entries":[]}}')).toEqual([]);
});

test('finds the fault of every text that JSON.parse refuses', () => {
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', '}', ',', '"', '1', 'x', '\\'),
      (json, place, extra) => {
        const at = place % (json.length + 1);
        const text = json.slice(0, at) + extra + json.slice(at + 1);
        const parses = (part: string): boolean => {
          try {
            JSON.parse(part);
            return true;
          } catch {
            return false;
          }
        };
        fc.pre(!parses(text));
        expect(findJsonFault(text).position).toBeLessThanOrEqual(text.length);
      },
    ),
  );
});

const broken: readonly [string, string | Buffer, RegExp][] = [
  ['an empty file', '', /byte 0: the JSON ends too early/],
  ['text that is no JSON', 'hello', /byte 0: value was expected/],
  ['a HAR without entries', '{"log":{"version":"1.2"}}', /no list log\.entries/],
  ['entries that are no list', '{"log":{"entries":{}}}', /no list log\.entries/],
  [
    'a file cut inside an entry',
    '{"log":{"entries":[{"a":1},{"b":',
    /entry 1 .*byte 32: the file ends here/,
  ],
  ['a file cut after the list', '{"log":{"entries":[{}]', /byte 22: the JSON ends too early/],
  [
    'a broken value in an entry',
    '{"log":{"entries":[{"a":1},{"b":nul}]}}',
    /entry 1 \(from 0\), byte 32: value was expected/,
  ],
  ['a missing comma', '{"log":{"entries":[{} {}]}}', /byte 22: a comma/],
  ['two commas', '{"log":{"entries":[{},,{}]}}', /byte 22: an entry was expected/],
  [
    'a comma at the end',
    '{"log":{"entries":[{},]}}',
    /byte 22: an entry was expected after the comma/,
  ],
  ['a wrong closing bracket', '{"log":{"entries":[{"a":[1}]}}', /byte 26: "}" closes/],
  ['an entry that is no object', '{"log":{"entries":[7]}}', /entry 0 .*must be an object/],
  ['text behind the end', '{"log":{"entries":[]}} x', /byte 23/],
  ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), /gzip/],
  ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le'), /UTF-16/],
];
for (const [name, content, expected] of broken) {
  test(`refuses ${name} with its position`, async () => {
    await expect(read(content)).rejects.toMatchObject({
      code: 'har-unreadable',
      kind: 'unreadable-input',
      message: expect.stringMatching(expected),
    });
  });
}

test('names a file that cannot be read', async () => {
  await expect(readHar(path.join(folder, 'none.har')).next()).rejects.toThrow(
    /none\.har: cannot be read \(ENOENT\)/,
  );
  await expect(readHar(folder).next()).rejects.toThrow(/cannot be read \(EISDIR\)/);
});
