import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { loadContracts, loadRegister, type CheckReport, type Contract } from '#specs';
import { judgeRecordings, type Judges } from './judge-recordings.ts';

const recorded = path.join(import.meta.dirname, '../recorded/altinn-app');
const files = [recorded, path.join(recorded, 'variants')].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.har'))
    .map((name) => path.join(folder, name)),
);
let contracts: readonly Contract[];
const judges = (): Judges => ({ contracts, register: loadRegister(), mask: (text) => text });

test.beforeAll(async () => {
  contracts = await loadContracts();
});

async function judge(...entries: readonly object[]): Promise<CheckReport> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'samsvar-judge-')), 'a.har');
  writeFileSync(file, JSON.stringify({ log: { entries } }));
  return judgeRecordings([file], judges());
}

const header = (name: string, value: string): object => ({ name, value });
const secure = [
  header('Cache-Control', 'no-store,no-cache'),
  header('X-Frame-Options', 'deny'),
  header('X-Content-Type-Options', 'nosniff'),
  header('X-XSS-Protection', '0'),
  header('Referrer-Policy', 'no-referrer'),
];
const data =
  'https://ttd.apps.altinn.no/ttd/kontrakt/instances/1/4f8e3a52-6c0f-4a54-9a41-1f6d8f0f3a11/data/4f8e3a52-6c0f-4a54-9a41-1f6d8f0f3a12';
const entry = (method: string, url: string, response: object): object => ({
  request: { method, url, headers: [header('Authorization', 'Bearer ***')] },
  response,
});
const text = (status: number, body: string): object => ({
  status,
  headers: [...secure, header('Content-Type', 'text/plain')],
  content: { size: body.length, text: body },
});

test('what the real service answered gives no finding but listed defects', async () => {
  const report = await judgeRecordings(files, judges());
  const open = report.findings.filter(
    ({ outcome, defect }) => outcome !== 'warn' && defect === undefined,
  );
  expect(open).toEqual([]);
  expect(report.defects.length).toBeGreaterThan(20);
  expect(report.matched + report.unmatched).toBe(report.entries);
  expect(report.unanswered).toBeGreaterThan(200);
});

test('entries of other addresses are unmatched', async () => {
  const css = entry('GET', 'https://ttd.apps.altinn.no/style.css', text(200, 'a'));
  expect(await judge(css, { request: {} })).toMatchObject({
    entries: 2,
    matched: 0,
    unmatched: 2,
    findings: [],
  });
});

test('an entry without an answer has its request judged, as a note', async () => {
  const request = {
    method: 'POST',
    url: 'https://x.example/ttd/kontrakt/instances/create',
    headers: [],
  };
  const report = await judge({ request });
  expect(report).toMatchObject({ matched: 1, unanswered: 1 });
  expect(report.findings).toMatchObject([{ entry: 0, check: 'request-conforms', outcome: 'warn' }]);
});

test('a real deviation is found, with its entry', async () => {
  const report = await judge(
    entry('GET', data, text(200, 'abc')),
    entry('GET', data, text(418, 'abc')),
  );
  expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toMatchObject([
    { entry: 1, check: 'status-documented', operationId: 'getData', actual: 'status 418' },
  ]);
});

test('bytes that a refused write destroyed are the listed defect', async () => {
  const put = entry('PUT', data, { status: 422, headers: secure, content: { size: 0 } });
  const report = await judge(
    entry('GET', data, text(200, 'abc')),
    put,
    entry('GET', data, text(200, '')),
  );
  const read = report.findings.filter((one) => one.entry === 2 && one.outcome === 'fail');
  expect(read).toMatchObject([
    { operationId: 'getData', defect: expect.stringMatching(/^APP-DEF-/) },
  ]);
});
