import { expect, test } from '@playwright/test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { SuiteError } from '../suite-error.ts';
import { checkDocument } from './check-document.ts';
import { loadDocument } from './load-document.ts';

const PUBLISHED = join(import.meta.dirname, '..', '..', '..', 'shared', 'published');
const EXPECTED: Readonly<Record<string, string>> = parse(
  readFileSync(new URL('published.cases.yaml', import.meta.url), 'utf8'),
);
const remotes = {
  'https://developers.fiks.ks.no/api/fiks-common.json': join(
    PUBLISHED,
    'fiks-svarut',
    'fiks-common.json',
  ),
};

test.beforeEach(() => {
  test.skip(
    !existsSync(PUBLISHED),
    'the published documents do not stand beside the project: nothing to compile',
  );
});

test('every published document compiles or says where it breaks its own standard', async () => {
  test.setTimeout(120_000);
  const files = readdirSync(PUBLISHED, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(json|ya?ml)$/.test(name),
  );
  const became: Record<string, string> = {};
  for (const name of files) became[name] = await becomes(join(PUBLISHED, name));
  expect(became).toEqual(EXPECTED);
});

test('a document of a generator that is not quite valid can be used nevertheless', async () => {
  const { problems } = await loadDocument(join(PUBLISHED, 'altinn-app', 'app-generic.json'), {
    tolerant: true,
  });
  expect(problems.map(({ pointer }) => pointer.split('/').slice(-3).join('/'))).toEqual([
    'get/parameters/5',
    'put/parameters/5',
    'delete/parameters/5',
  ]);
});

test('the three faults of the app-specific document are told with their places', async () => {
  const error: unknown = await checkDocument(
    join(PUBLISHED, 'altinn-app', 'app-specific.json'),
  ).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SuiteError);
  expect(String(error)).toMatch(
    /#\S+\/parameters\/0: the path parameter "instanceOwnerPartyId" is declared but/,
  );
  expect(String(error)).toMatch(/#\S+\/requestBody\/content\/empty: "empty" is no media type/);
  expect(String(error)).toMatch(
    /#\S+\/requestBody\/content\/empty\/schema\/type: "null" is no type in OpenAPI 3.0/,
  );
});

test('a remote reference without a map is refused, not fetched', async () => {
  const document = checkDocument(
    join(PUBLISHED, 'fiks-svarut', 'forsendelse-lest-api-v2.newer.json'),
  );
  await expect(document).rejects.toThrow(
    '"https://developers.fiks.ks.no/api/fiks-common.json" is remote and is not fetched',
  );
});

async function becomes(file: string): Promise<string> {
  try {
    const { operations, schemas } = await checkDocument(file, { remotes });
    return `${operations} operations, ${schemas} schemas`;
  } catch (error) {
    if (!(error instanceof SuiteError)) throw error;
    const { problems } = error.fields;
    return `${error.code} at ${Array.isArray(problems) ? problems.length : 1} places`;
  }
}
