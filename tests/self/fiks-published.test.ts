import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { loadDocument } from '#specs';
import { compareOperations, operationsOf } from './compare-operations.ts';
import { at, type Node } from './compare-schemas.ts';

// Our nine documents beside the published ones: the same operations and models, but for what a correction names.

const OURS = join(import.meta.dirname, '../../specs/apis/fiks-svarut');
const PUBLISHED = join(import.meta.dirname, '../../../shared/published/fiks-svarut');
const remotes = {
  'https://developers.fiks.ks.no/api/fiks-common.json': join(PUBLISHED, 'fiks-common.json'),
};
const units = readdirSync(OURS)
  .filter((name) => name.endsWith('.openapi.yaml'))
  .map((name) => name.replace('.openapi.yaml', ''));

interface Correction {
  readonly id: string;
  readonly pointer: string | readonly string[];
}

const { corrections } = parse(readFileSync(join(OURS, 'corrections.yaml'), 'utf8')) as {
  readonly corrections: readonly Correction[];
};
const { documents } = parse(readFileSync(join(OURS, 'source.yaml'), 'utf8')) as {
  readonly documents: readonly { readonly file: string; readonly sha256: string }[];
};

/** Every way in which ours differs from both copies, and the correction that says why. */
const BOTH: Readonly<Record<string, string>> = {
  'send body - > multipart/form-data': 'FIKS-COR-01',
  'hentStatuser body */* > application/json */*': 'FIKS-COR-04',
  'settForsendelseLestAvEksterntSystem body */* > application/json */*': 'FIKS-COR-04',
  'settForsendelseLestAvEksterntSystem errors */* > application/json application/*+json text/json':
    'FIKS-COR-04',
  'default > 4XX': 'FIKS-COR-03',
  'errors/errorId format "uuid" > -': 'FIKS-COR-27',
  'errors/errorId pattern - > "^[0-9A-Fa-f]{8}(-?[0-9A-Fa-f]{4}){3}-?[0-9A-Fa-f]{12}$"':
    'FIKS-COR-27',
  'errors/errorJson type "string" > ["string","object"]': 'FIKS-COR-05',
  'hentStatuser 200/statuser/*/status enum > open': 'FIKS-COR-07',
  'hentSigneringshendelser 200/hendelser/*/status enum > open': 'FIKS-COR-07',
  'hentMetadata 200/dokumenter/*/dokumentType x-tolerated-null - > true': 'FIKS-COR-09',
};
const lookup = 'finnForsendelserKnyttetTilEksternRef';
const lookedUp = `${lookup}MedMetadata 200/forsendelser/*`;
const COPIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'api-v2': { ...BOTH, [`${lookedUp}/status ours alone`]: 'FIKS-COR-26' },
  'api-v2.newer': {
    ...BOTH,
    [`${lookedUp} required ["dato","id","status"] > ["dato","id"]`]: 'FIKS-COR-26',
    [`${lookedUp}/status enum > open`]: 'FIKS-COR-22',
    'send forsendelse/mottaker/navn minLength 1 > -': 'FIKS-COR-11',
    'send forsendelse/svarSendesTil/navn minLength 1 > -': 'FIKS-COR-11',
    'send forsendelse/dokumenter/*/filnavn minLength 1 > -': 'FIKS-COR-11',
    'send forsendelse/dokumenter/*/mimeType minLength 1 > -': 'FIKS-COR-11',
    'send forsendelse/dokumenter/*/ekstraMetadata/*/key minLength 1 > -': 'FIKS-COR-11',
    'send forsendelse/metadataFraAvleverendeSystem/ekstraMetadata/*/key minLength 1 > -':
      'FIKS-COR-11',
    'send forsendelse/lenker/*/url minLength 1 > -': 'FIKS-COR-11',
    'send forsendelse/lenker/*/tekst minLength 1 > -': 'FIKS-COR-11',
    'hentStatuser body/forsendelseIds minItems 1 > -': 'FIKS-COR-11',
    'hentStatuser body/forsendelseIds maxItems 1000 > -': 'FIKS-COR-11',
    [`${lookup} query eksternRef minLength 1 > -`]: 'FIKS-COR-11',
    [`${lookup}MedMetadata query eksternRef minLength 1 > -`]: 'FIKS-COR-11',
  },
};

test.beforeEach(() => {
  test.skip(
    !existsSync(PUBLISHED),
    'the published documents do not stand beside the project: nothing to compare with',
  );
});

for (const [copy, expected] of Object.entries(COPIES)) {
  test(`the nine documents differ from ${copy} only where a correction says why`, async () => {
    const found = new Set<string>();
    for (const unit of units) {
      const theirs = await rootOf(join(PUBLISHED, `${unit}-${copy}.json`));
      const ours = await rootOf(join(OURS, `${unit}.openapi.yaml`));
      expect(operationsOf(ours), unit).toEqual(operationsOf(theirs));
      compareOperations(theirs, ours).forEach((line) => found.add(line));
    }
    expect([...found].toSorted()).toEqual(Object.keys(expected).toSorted());
    const known = corrections.map(({ id }) => id);
    expect(Object.values(expected).filter((id) => !known.includes(id))).toEqual([]);
  });
}

test('every pointer of a correction leads somewhere', () => {
  const lost = corrections
    .flatMap(({ id, pointer }) => [pointer].flat().map((one) => `${id} ${one}`))
    .filter((line) => !leads(line.replace(/^\S+ /, '')));
  expect(lost).toEqual([]);
});

test('the sources list every published file with its hash', () => {
  const files = readdirSync(PUBLISHED, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((file) => `${file} ${hashOf(join(PUBLISHED, file))}`);
  expect(documents.map(({ file, sha256 }) => `${file} ${sha256}`).toSorted()).toEqual(
    files.toSorted(),
  );
});

async function rootOf(file: string): Promise<Node> {
  return (await loadDocument(file, { remotes })).root;
}

function leads(place: string): boolean {
  const [file = '', pointer = ''] = place.split('#');
  const root: unknown = JSON.parse(readFileSync(join(PUBLISHED, file), 'utf8'));
  return at(root as Node, `#${pointer}`) !== undefined;
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
