import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { request } from 'undici';
import { streamMultipart, type Endpoints } from '#environments';
import { openSession } from '#tests';

// Probe: sends a file of 100 MB to KS Fiks SvarUt as a stream, by our client or by bare undici, or nothing but a question.

const fileBytes = 100 * 1024 * 1024;
const chunkBytes = 256 * 1024;

const [endpoints = '', kind = 'ours'] = process.argv.slice(2);
const stateDir = mkdtempSync(join(tmpdir(), 'samsvar-bench-'));
copyFileSync(endpoints, join(stateDir, 'endpoints.json'));
const session = await openSession('fiks-svarut', {
  environment: 'mock',
  profile: 'bench',
  level: 'must',
  seed: 'bench',
  outDir: stateDir,
  stateDir,
  runId: 'bench',
  narrowed: true,
});
const { kontoId, recipientAltinn } = session.target.parameters;
const path = `/v2/kontoer/${kontoId}/forsendelser`;

function* chunks(): Generator<Uint8Array> {
  for (let at = 0; at < fileBytes; at += chunkBytes) yield Buffer.alloc(chunkBytes, at % 251);
}

function letter(): ReturnType<typeof streamMultipart> {
  const file = { filnavn: 'stor.bin', mimeType: 'application/octet-stream' };
  const forsendelse = {
    tittel: randomUUID(),
    mottaker: { navn: 'Samsvar', digitalId: recipientAltinn },
    kunDigitalLevering: true,
    dokumenter: [file],
  };
  return streamMultipart([
    { name: 'forsendelse', contentType: 'application/json', body: JSON.stringify(forsendelse) },
    { name: 'filer_0', filename: file.filnavn, contentType: file.mimeType, body: chunks() },
  ]);
}

async function ours(): Promise<number> {
  const { contentType, body } = letter();
  const headers = [['Content-Type', contentType]] as const;
  const sent = await session.client.send({ method: 'POST', path, as: 'sender', headers, body });
  return sent.status;
}

async function bare(): Promise<number> {
  const { contentType, body } = letter();
  const { apis } = JSON.parse(readFileSync(endpoints, 'utf8')) as Endpoints;
  const { token = '', headers } = apis['fiks-svarut']?.actors?.['sender'] ?? {};
  const answer = await request(session.target.baseUrl + path, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${token}`, 'content-type': contentType },
    body: Readable.from(body),
  });
  await answer.body.arrayBuffer();
  return answer.statusCode;
}

async function question(): Promise<number> {
  const asked = { method: 'GET', path: '/v2/forsendelsestyper', as: 'sender' };
  return (await session.client.send(asked)).status;
}

const ask = { ours, bare, idle: question }[kind] ?? question;
const startedMs = performance.now();
const status = await ask();
const ms = performance.now() - startedMs;
await session.close();
rmSync(stateDir, { recursive: true, force: true });
if (status !== 200) throw new Error(`answered ${status}: nothing to measure`);
console.log(JSON.stringify({ ms, maxRssMb: process.resourceUsage().maxRSS / 1024 }));
