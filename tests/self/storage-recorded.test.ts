import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { loadContracts, loadRegister, type CheckReport } from '#specs';
import { judgeRecordings } from '../har/judge-recordings.ts';
import { readRecording } from './recording.ts';

// The recorded answers of the real Storage, ground truth of its contract.

const folder = path.join(import.meta.dirname, '../recorded/altinn-storage');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.har'))
  .map((name) => path.join(folder, name));
const cases = files.flatMap((file) => readRecording(file));
const { defects, corrections } = loadRegister(['altinn-storage']);

let once: Promise<CheckReport> | undefined;

function judged(): Promise<CheckReport> {
  once ??= loadContracts().then((contracts) =>
    judgeRecordings(files, { contracts, register: loadRegister(), mask: (text) => text }),
  );
  return once;
}

test('what the real service answered gives no finding but listed defects', async () => {
  const report = await judged();
  const open = report.findings.filter(
    ({ outcome, defect }) => outcome !== 'warn' && defect === undefined,
  );
  expect(open).toEqual([]);
  expect(report.matched).toBeGreaterThan(240);
});

test('the notes on it are about requests that were wrong on purpose', async () => {
  const report = await judged();
  const notes = report.findings.filter(({ outcome }) => outcome === 'warn');
  expect(notes.filter(({ check }) => check !== 'request-conforms')).toEqual([]);
});

test('every recorded server error is a listed defect', async () => {
  const report = await judged();
  const failed = cases.filter(({ answer }) => (answer?.status ?? 0) >= 500).map(({ id }) => id);
  const listed = new Set(
    defects
      .filter(({ id }) => report.findings.some(({ defect }) => defect === id))
      .flatMap((one) => one.cases),
  );
  expect(failed.length).toBeGreaterThan(8);
  expect(failed.filter((id) => !listed.has(id))).toEqual([]);
});

test('evidence is recorded cases, or stands in the reference', () => {
  const known = new Set(cases.map(({ id }) => id));
  const evidence = [
    ...defects.flatMap((one) => one.cases),
    ...corrections.flatMap((one) => one.evidence.split(', ')),
  ];
  expect(evidence.filter((one) => !one.startsWith('reference ') && !known.has(one))).toEqual([]);
});

test('every row of the table of differences has its correction', () => {
  const numbers = corrections.map(({ id }) => Number(id.replace('STOR-COR-', '')));
  expect(numbers).toEqual(numbers.map((_, place) => place + 1));
  expect(numbers.length).toBeGreaterThanOrEqual(22);
});
