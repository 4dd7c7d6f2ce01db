import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { environments, loadEnvironment, whereApisRun } from './environment.ts';
import type { Env } from './settings/read-settings.ts';
import { isKnown, unknownVariables } from './settings/read-settings.ts';
import { variables } from './settings/variables.ts';
import { missingActor } from './target.ts';

const root = join(import.meta.dirname, '..');
const names = environments.map(({ name }) => name);

/** The error that is thrown, or undefined. */
function errorOf(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}

test('the table in environments/README.md is that of the data', () => {
  const rows = readFileSync(join(root, 'environments/README.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(rows[0]).toEqual(['API', ...names]);
  for (const [api, where] of whereApisRun()) {
    expect(rows).toContainEqual([api, ...names.map((name) => (where.includes(name) ? 'yes' : ''))]);
  }
  for (const { name, description, writes, pace } of environments) {
    const limit =
      pace.requestsPerSecond === undefined
        ? 'unlimited'
        : `${pace.requestsPerSecond} requests/s, ${pace.workers} workers`;
    expect(rows).toContainEqual([name, description, writes, limit]);
  }
});

test('.env.example names every variable with its comment, in a form that node reads', () => {
  const text = readFileSync(join(root, '.env.example'), 'utf8');
  const given = [...text.matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name ?? '');
  expect(given.toSorted()).toEqual(variables.map(({ name }) => name).toSorted());
  for (const { name, comment, example, isSecret } of variables) {
    const value = example.includes(' ') ? `"${example}"` : example;
    expect(text).toContain(`# ${comment}\n${name}=${value}\n`);
    if (isSecret) expect(example, name).toBe('');
  }
});

test('only own data is written where others work, and nothing where we only look', () => {
  for (const { pace, writes } of environments) {
    if (!pace.shared) continue;
    expect(writes).not.toBe('any');
    expect(pace).toMatchObject({ requestsPerSecond: 2, workers: 2 });
  }
});

test('an unknown environment and a pair without a target name those that exist', () => {
  expect(errorOf(() => loadEnvironment('prod', { env: {} }))).toMatchObject({
    code: 'environment-unknown',
    message: expect.stringContaining(names.join(', ')),
  });
  expect(errorOf(() => loadEnvironment('test', { env: {} }).target('altinn-app'))).toMatchObject({
    code: 'no-target',
    kind: 'wrong-use',
    message: expect.stringMatching(/mock, tt02, localtest.*test has maskinporten/),
  });
  expect(errorOf(() => loadEnvironment('tt02', { env: {} }).target('nope'))).toMatchObject({
    code: 'no-target',
  });
});

const samples = {
  SAMSVAR_ALTINN_APP_DATA_TYPE: 'model',
  SAMSVAR_ALTINN_APP_VALID_FILE: join(root, 'package.json'),
};
const tt02: Env = {
  SAMSVAR_ALTINN_APP_ID: 'krt/skjema',
  SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER: '312605031',
  SAMSVAR_ALTINN_APP_PARTY_ID: '5012345',
  SAMSVAR_MASKINPORTEN_CLIENT_ID: 'client',
  SAMSVAR_MASKINPORTEN_KEY: 'hemmelig',
  SAMSVAR_MASKINPORTEN_KEY_ID: 'kid',
  SAMSVAR_SYSTEM_USER_ORG: '313725138',
  ...samples,
};

test('a target of tt02 is made of variables', () => {
  const target = loadEnvironment('tt02', { env: tt02 }).target('altinn-app');
  expect(target).toMatchObject({
    baseUrl: 'https://krt.apps.tt02.altinn.no',
    writes: 'own-data',
    pace: { requestsPerSecond: 2, workers: 2, shared: true },
    apps: [
      {
        id: 'krt/skjema',
        owner: { org: 'krt', orgNumber: '312605031' },
        instanceOwner: { partyId: '5012345' },
        samples: { model: { contentType: 'application/json' } },
      },
    ],
    actors: {
      system: {
        kind: 'maskinporten',
        clientId: 'client',
        kid: 'kid',
        systemUserOrg: '313725138',
        exchange: true,
      },
      org: {
        kind: 'maskinporten',
        scopes: ['altinn:serviceowner/instances.read', 'altinn:serviceowner/instances.write'],
      },
    },
  });
  expect(target.actors['org']).not.toHaveProperty('systemUserOrg');
  expect(missingActor(target, 'org')).toBeUndefined();
  expect(missingActor(target, 'user')).toBe('not set: SAMSVAR_TOKEN_USER');
  expect(missingActor(target, 'otherOrg')).toContain('SAMSVAR_OTHER_ORG_CLIENT_ID');
  expect(missingActor(target, 'vendor')).toContain('names no actor vendor');
});

test('an actor may have a client or a token of its own', () => {
  const env = {
    ...tt02,
    SAMSVAR_ORG_CLIENT_ID: 'owner',
    SAMSVAR_ORG_KEY_FILE: 'owner.pem',
    SAMSVAR_ORG_SCOPES: 'altinn:serviceowner, a:b',
    SAMSVAR_TOKEN_SYSTEM: 'ready',
  };
  const { actors } = loadEnvironment('tt02', { env }).target('altinn-app');
  expect(actors['org']).toMatchObject({
    clientId: 'owner',
    key: { file: join(process.cwd(), 'owner.pem'), from: 'SAMSVAR_ORG_KEY_FILE' },
    scopes: ['altinn:serviceowner', 'a:b'],
  });
  expect(actors['org']).not.toHaveProperty('kid');
  expect(actors['system']).toEqual({ kind: 'token', token: 'ready' });
});

/** What is wrong, and which settings are named. */
const wrong: readonly [title: string, env: Env, named: readonly string[]][] = [
  [
    'nothing set',
    {},
    [
      'SAMSVAR_ALTINN_APP_ID',
      'SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER',
      'SAMSVAR_ALTINN_APP_PARTY_ID',
      'SAMSVAR_ALTINN_APP_DATA_TYPE',
      'SAMSVAR_ALTINN_APP_VALID_FILE',
      'SAMSVAR_MASKINPORTEN_CLIENT_ID',
      'SAMSVAR_MASKINPORTEN_KEY_FILE',
      'SAMSVAR_MASKINPORTEN_KEY_ID',
      'SAMSVAR_SYSTEM_USER_ORG',
    ],
  ],
  ['an id that is none', { ...tt02, SAMSVAR_ALTINN_APP_ID: 'hemmelig' }, ['SAMSVAR_ALTINN_APP_ID']],
  ['a number that is none', { ...tt02, SAMSVAR_TIMEOUT_MS: 'hemmelig' }, ['SAMSVAR_TIMEOUT_MS']],
  [
    'a pace of nothing',
    { ...tt02, SAMSVAR_REQUESTS_PER_SECOND: '0' },
    ['SAMSVAR_REQUESTS_PER_SECOND'],
  ],
  [
    'an address that is none',
    { ...tt02, SAMSVAR_ALTINN_APP_BASE_URL: 'hemmelig' },
    ['SAMSVAR_ALTINN_APP_BASE_URL'],
  ],
  [
    'a client without key',
    { ...tt02, SAMSVAR_ORG_CLIENT_ID: 'hemmelig' },
    ['SAMSVAR_ORG_KEY_FILE'],
  ],
  [
    'an organisation that is none',
    { ...tt02, SAMSVAR_SYSTEM_USER_ORG: 'hemmelig' },
    ['SAMSVAR_SYSTEM_USER_ORG'],
  ],
  [
    'a sample that is not there',
    { ...tt02, SAMSVAR_ALTINN_APP_VALID_FILE: '/nowhere/hemmelig' },
    ['SAMSVAR_ALTINN_APP_VALID_FILE'],
  ],
  [
    'two at once',
    { ...tt02, SAMSVAR_TIMEOUT_MS: 'hemmelig', SAMSVAR_ALTINN_APP_PARTY_ID: '' },
    ['SAMSVAR_ALTINN_APP_PARTY_ID', 'SAMSVAR_TIMEOUT_MS'],
  ],
];

test('all settings that are missing or wrong are told at once, by name and never by value', () => {
  for (const [title, env, named] of wrong) {
    const error = errorOf(() => loadEnvironment('tt02', { env }).target('altinn-app'));
    expect(error, title).toMatchObject({ code: 'settings-missing', kind: 'configuration' });
    expect((error as { fields: { names: string[] } }).fields.names.toSorted(), title).toEqual(
      [...named].toSorted(),
    );
    expect(String(error), title).not.toContain('hemmelig');
  }
});

test('localtest needs nothing, and every address and identity of it is a setting', () => {
  const plain = loadEnvironment('localtest', { env: {} }).target('altinn-app');
  expect(plain).toMatchObject({
    baseUrl: 'http://local.altinn.cloud',
    apps: [{ id: 'ttd/kontrakt' }],
    pace: { shared: false },
  });
  expect(Object.keys(plain.apps[0]?.samples ?? {})).toContain('Skjema');
  const env = {
    SAMSVAR_ALTINN_APP_BASE_URL: 'http://localhost:5005/',
    SAMSVAR_LOCALTEST_TOKEN_URL: 'http://localhost:5101/',
    SAMSVAR_LOCALTEST_USER_ID: '12345',
    SAMSVAR_LOCALTEST_SYSTEM_ID: 'my system',
  };
  const own = loadEnvironment('localtest', { env }).target('altinn-app');
  expect(own.baseUrl).toBe('http://localhost:5005');
  expect(own.actors['user']).toEqual({
    kind: 'localtest',
    url: 'http://localhost:5101/Home/GetTestUserToken/12345?authenticationLevel=2',
  });
  expect(own.actors['system']).toMatchObject({
    url: expect.stringContaining('systemId=my%20system&'),
  });
  expect(own.actors['org']).toMatchObject({
    url: expect.stringContaining(
      '/GetTestOrgToken/ttd?orgNumber=405003309&scopes=altinn%3Aserviceowner%2F',
    ),
  });
});

const sdir: Env = {
  SAMSVAR_MASKINPORTEN_CLIENT_ID: 'client',
  SAMSVAR_MASKINPORTEN_KEY: 'hemmelig',
  SAMSVAR_SDIR_SUBSCRIPTION_KEY: 'hemmelig-nokkel',
};

test('Sdir is called with key and token, or where a setting says so with the key alone', () => {
  const both = loadEnvironment('test', { env: sdir }).target('sdir');
  const headers = { 'Ocp-Apim-Subscription-Key': 'hemmelig-nokkel' };
  expect(both).toMatchObject({
    writes: 'never',
    actors: { reporter: { kind: 'maskinporten', exchange: false, headers } },
    parameters: { auth: 'key+token', apiCourse: 'aps-course-external' },
  });
  expect(missingActor(both, 'otherProduct')).toBe('not set: SAMSVAR_SDIR_OTHER_PRODUCT_KEY');
  const env = {
    SAMSVAR_SDIR_SUBSCRIPTION_KEY: 'hemmelig-nokkel',
    SAMSVAR_SDIR_AUTH: 'key',
    SAMSVAR_SDIR_WRITES: 'own-data',
    SAMSVAR_SDIR_FEATURES: 'update',
    SAMSVAR_SDIR_API_COURSE: 'aps-course',
  };
  expect(loadEnvironment('test', { env }).target('sdir')).toMatchObject({
    writes: 'own-data',
    features: ['update'],
    actors: { reporter: { kind: 'anonymous', headers } },
    parameters: { auth: 'key', apiCourse: 'aps-course' },
  });
});

for (const [trap, env, named] of [
  [
    'the portal as address',
    { SAMSVAR_SDIR_BASE_URL: 'https://sdir-t-apim-common.developer.azure-api.net' },
    'targets.sdir.baseUrl',
  ],
  [
    'a scope that somebody corrected',
    { SAMSVAR_SDIR_SCOPES: 'sdir:seafarer.additionalcompetence.write' },
    'SAMSVAR_SDIR_SCOPES',
  ],
  ['credentials of another kind', { SAMSVAR_SDIR_AUTH: 'token' }, 'SAMSVAR_SDIR_AUTH'],
  ['writes of any data', { SAMSVAR_SDIR_WRITES: 'any' }, 'SAMSVAR_SDIR_WRITES'],
] as const)
  test(`a trap of Sdir is told before anything is asked: ${trap}`, () => {
    const run = (): unknown => loadEnvironment('test', { env: { ...sdir, ...env } }).target('sdir');
    expect(errorOf(run)).toMatchObject({ code: 'settings-missing', fields: { names: [named] } });
  });

test('a misspelt variable is noticed, an actor of the open set is not', () => {
  expect(unknownVariables({ SAMSVAR_TYPO: '1', SAMSVAR_TOKEN_VENDOR: '1', PATH: '1' })).toEqual([
    'SAMSVAR_TYPO',
  ]);
  expect(isKnown('SAMSVAR_CA_FILE')).toBe(true);
});

test('proxies are read in either case, and never for the mock', () => {
  const env = {
    ...tt02,
    https_proxy: 'http://proxy:3128',
    NO_PROXY: 'localhost',
    NODE_EXTRA_CA_CERTS: '/ca.pem',
  };
  const { network } = loadEnvironment('tt02', { env }).target('altinn-app');
  expect(network).toMatchObject({
    httpsProxy: 'http://proxy:3128',
    noProxy: 'localhost',
    caFile: '/ca.pem',
  });
});
