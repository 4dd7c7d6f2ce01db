import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from '@playwright/test';
import { parse } from 'yaml';
import type { RecordedCase } from './recording.ts';
import type { Replayed } from './replay-recording.ts';

/** A case that the mock answers otherwise than the service did. */
interface Exception {
  readonly file: string;
  readonly case: string;
  readonly level: string;
  readonly reason: string;
}

/** Cases that are not replayed. */
interface LeftOut {
  readonly file: string;
  readonly cases: readonly string[];
  readonly reason: string;
}

/** What `tests/recorded/<api>/likeness.yaml` lists. */
export interface Likenesses {
  readonly exceptions: readonly Exception[];
  readonly leftOut: readonly LeftOut[];
}

/** The folder with the recordings of an API. */
export function recordedFolder(api: string): string {
  return join(import.meta.dirname, '../recorded', api);
}

/** Reads what is listed for the recordings of an API. */
export function readLikenesses(api: string): Likenesses {
  const text = readFileSync(join(recordedFolder(api), 'likeness.yaml'), 'utf8');
  const listed = parse(text) as { [Name in keyof Likenesses]?: Likenesses[Name] | null };
  return { exceptions: listed.exceptions ?? [], leftOut: listed.leftOut ?? [] };
}

/** Whether a case of this file is listed as left out. */
export function isLeftOut({ leftOut }: Likenesses, file: string, { id }: RecordedCase): boolean {
  return leftOut.some((one) => one.file === basename(file) && one.cases.includes(id));
}

/** Of the given answers, status and media type agree in all, the shape in this share of them. */
const wantedShapes = 0.98;

/** Claims that the mock answers as recorded but for what is listed, and that nothing is listed in vain. */
export function expectLikeness(
  rows: readonly Replayed[],
  files: readonly string[],
  { exceptions }: Likenesses,
): void {
  const differing = rows.flatMap(({ file, id, difference }) =>
    difference === undefined ? [] : [{ file, case: id, ...difference }],
  );
  const isListed = (row: { file: string; case: string; level: string }): boolean =>
    exceptions.some(
      (one) => one.file === row.file && one.case === row.case && one.level === row.level,
    );
  expect(
    differing.filter((row) => !isListed(row)),
    'differences that are not listed',
  ).toEqual([]);
  const here = exceptions.filter((one) => files.some((file) => basename(file) === one.file));
  const stale = here.filter(
    (one) => !differing.some((row) => row.file === one.file && row.case === one.case),
  );
  expect(stale, 'listed differences that are gone').toEqual([]);
  expect(
    differing.filter(({ level }) => level !== 'shape'),
    'other status or media type',
  ).toEqual([]);
  const alike = (rows.length - differing.length) / rows.length;
  expect(alike, 'share of answers of the same shape').toBeGreaterThanOrEqual(wantedShapes);
}
