import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@playwright/test';
import { request } from 'undici';
import { account } from '../access/accounts.ts';
import { encode, letter, partsOf, pdf, startFiks, to, type FiksMock } from '../fiks.fixture.ts';

let fiks: FiksMock;

test.beforeAll(async () => {
  fiks = await startFiks();
});

test.afterAll(() => fiks.mock.close());

test.beforeEach(() => fiks.reset());

test.afterEach(() => expect(fiks.mock.world().crashes).toEqual([]));

const state = (): ReturnType<typeof fiks.mock.api<'fiks-svarut'>>['state'] =>
  fiks.mock.api('fiks-svarut').state;
/** The bytes of a request up to its body, which is announced with this length. */
function head(length: number): string {
  const lines = {
    host: 'x',
    ...fiks.credentials('sender'),
    'content-type': 'multipart/form-data; boundary=grense',
    'content-length': String(length),
  };
  const text = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST /api/v2/kontoer/${account.id}/forsendelser HTTP/1.1\r\n${text.join('')}\r\n`;
}

/** Writes and hangs up, as soon as the bytes are on their way or the mock has what it waits for. */
async function hangUp(bytes: readonly (string | Buffer)[], when: () => boolean): Promise<void> {
  const socket = connect(Number(new URL(fiks.baseUrl).port), '127.0.0.1');
  for (const one of bytes) socket.write(one);
  await expect.poll(when).toBe(true);
  socket.destroy();
}

const large = {
  name: 'brev.pdf',
  bytes: Buffer.concat([pdf(), Buffer.alloc(3 * 1024 * 1024, ' ')]),
};

test('a client that hangs up in the body leaves nothing, in memory or on disk', async () => {
  const body = encode(partsOf(letter(), [large]));
  const begun = (): boolean => state().spool.folder !== undefined;
  await hangUp([head(body.length), body.subarray(0, 2 * 1024 * 1024)], begun);
  const folder = (await state().spool.folder) ?? '';
  await expect.poll(() => [readdirSync(folder), state().spool.inMemory]).toEqual([[], 0]);
  expect(state().forsendelser.size).toBe(0);
});

test('a client that hangs up behind the body leaves the forsendelse', async () => {
  const body = encode(partsOf(letter({ eksternReferanse: 'ref' }), [large]));
  await hangUp([head(body.length), body], () => state().forsendelser.size === 1);
  const [kept] = state().forsendelser.values();
  expect(kept?.documents.map(({ file }) => file.size)).toEqual([large.bytes.length]);
});

test('a large file lies on disk until it is deleted, and nothing else stays', async () => {
  const id = await fiks.sent({}, [large]);
  const folder = (await state().spool.folder) ?? '';
  expect(readdirSync(folder)).toHaveLength(1);
  expect(state().spool.inMemory).toBe(0);
  await fiks.ask(`/v2/forsendelser/${id}/dokumenter`, { method: 'DELETE' });
  expect(readdirSync(folder)).toEqual([]);
  await fiks.sent({}, [large]);
  fiks.reset();
  await expect.poll(() => existsSync(folder)).toBe(false);
});

// What nobody holds any longer is no memory that is needed.
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

test('a file of 40 MB passes through without being held', async () => {
  const piece = Buffer.alloc(64 * 1024, 'x');
  const count = 640;
  const filnavn = 'stor.bin';
  const purelyDigital = {
    kunDigitalLevering: true,
    mottaker: to('altinn'),
    dokumenter: [{ filnavn, mimeType: 'application/octet-stream' }],
  };
  const [json = Buffer.alloc(0), start = Buffer.alloc(0)] = partsOf(letter(purelyDigital), [
    { name: filnavn, bytes: Buffer.alloc(0) },
  ]);
  const held = (): number => {
    collectGarbage();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = held();
  let most = 0;
  async function* body(): AsyncGenerator<Uint8Array> {
    yield Buffer.concat([
      Buffer.from('--grense\r\n'),
      json,
      Buffer.from('\r\n--grense\r\n'),
      start,
    ]);
    for (let at = 0; at < count; at += 1) {
      if (at % 40 === 0) most = Math.max(most, held() - before);
      yield piece;
    }
    yield Buffer.from('\r\n--grense--\r\n');
  }
  // fetch takes more than it can send: a client that waits shows what the mock holds.
  const { statusCode } = await request(`${fiks.baseUrl}/v2/kontoer/${account.id}/forsendelser`, {
    method: 'POST',
    headers: {
      ...fiks.credentials('sender'),
      'content-type': 'multipart/form-data; boundary=grense',
    },
    body: Readable.from(body()),
  });
  expect(statusCode).toBe(200);
  const [kept] = state().forsendelser.values();
  const hash = createHash('sha256');
  for (let at = 0; at < count; at += 1) hash.update(piece);
  expect(kept?.documents[0]?.file).toMatchObject({
    size: count * piece.length,
    sha256: hash.digest('hex'),
  });
  expect(most).toBeLessThan(20 * 1024 * 1024);
});
