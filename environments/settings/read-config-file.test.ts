import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { loadEnvironment } from '../environment.ts';

function withFile(text: string, use: (file: string, folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'samsvar-settings-'));
  try {
    const file = join(folder, 'samsvar.yaml');
    writeFileSync(file, text);
    use(file, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The error that is thrown, or undefined. */
function errorOf(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}

test('the file of --config wins over variables and may be nested', () => {
  const yaml = `
SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER: 312605031
SAMSVAR_TIMEOUT_MS: 5000
targets:
  altinn-app:
    baseUrl: http://localhost:5005
    apps:
      - id: krt/skjema
        instanceOwner: { organisationNumber: 313725138 }
        samples:
          model:
            valid: { navn: Kari }
            invalid: '{"navn":"feil"}'
            xml: { valid: { file: ./valid.xml } }
            demandsFields: true
            rows: { name: linjer, rows: [{ kode: a }, { kode: b }] }
          vedlegg: { contentType: text/plain, filename: a.txt, valid: { base64: aGVp } }
    actors:
      org: { clientId: c, keyFile: ./k.pem, kid: k, scopes: [a:b, c:d], consumerOrg: 312605031, exchange: false }
actors:
  user: { token: ready }
  stranger: { url: 'http://localhost:5101/Home/GetTestUserToken/12345' }
`;
  withFile(yaml, (configFile, folder) => {
    writeFileSync(join(folder, 'valid.xml'), '<a/>');
    const target = loadEnvironment('tt02', { env: { SAMSVAR_TIMEOUT_MS: '1' }, configFile }).target(
      'altinn-app',
    );
    expect(target.baseUrl).toBe('http://localhost:5005');
    expect(target.network.timeoutMs).toBe(5000);
    expect(target.apps[0]).toEqual({
      id: 'krt/skjema',
      owner: { org: 'krt', orgNumber: '312605031' },
      instanceOwner: { organisationNumber: '313725138' },
      samples: {
        model: {
          contentType: 'application/json',
          valid: '{"navn":"Kari"}',
          invalid: '{"navn":"feil"}',
          xml: { valid: Buffer.from('<a/>') },
          demandsFields: true,
          rows: { name: 'linjer', rows: [{ kode: 'a' }, { kode: 'b' }] },
        },
        vedlegg: { contentType: 'text/plain', filename: 'a.txt', valid: Buffer.from('hei') },
      },
    });
    expect(target.actors).toMatchObject({
      user: { kind: 'token', token: 'ready' },
      stranger: { kind: 'localtest' },
      org: {
        kind: 'maskinporten',
        key: { file: join(folder, 'k.pem') },
        scopes: ['a:b', 'c:d'],
        consumerOrg: '312605031',
        exchange: false,
      },
    });
  });
});

const badFiles: readonly [title: string, text: string, code: string, told: RegExp][] = [
  ['invalid YAML', 'a: [1', 'config-unreadable', /line 1/],
  ['a list', '- a', 'config-invalid', /mapping/],
  ['empty', '', 'config-invalid', /mapping/],
  ['an unknown name', 'SAMSVAR_TYPO: 1', 'setting-unknown', /SAMSVAR_TYPO/],
  ['targets that are a list', 'targets: []', 'config-invalid', /targets/],
  ['a name with a mapping', 'SAMSVAR_CA_FILE: {}', 'config-invalid', /SAMSVAR_CA_FILE/],
];

test('a configuration file that is not understood says where', () => {
  for (const [title, text, code, told] of badFiles) {
    withFile(text, (configFile) => {
      const error = errorOf(() => loadEnvironment('tt02', { env: {}, configFile }));
      expect(error, title).toMatchObject({
        code,
        kind: 'configuration',
        message: expect.stringMatching(told),
      });
    });
  }
  const error = errorOf(() => loadEnvironment('tt02', { env: {}, configFile: '/nowhere.yaml' }));
  expect(error).toMatchObject({ code: 'config-unreadable' });
});

test('problems in the file are told by their path', () => {
  const yaml =
    'targets: { altinn-app: { apps: [{ id: x, samples: { a: {}, b: { valid: x, rows: [1] } } }, 1] } }\nactors: { user: 1 }';
  withFile(yaml, (configFile) => {
    const { problems } = loadEnvironment('tt02', { env: {}, configFile }).build('altinn-app');
    expect(problems.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'targets.altinn-app.apps[0].id',
        'targets.altinn-app.apps[0].samples.a.valid',
        'targets.altinn-app.apps[0].samples.b.rows',
        'targets.altinn-app.apps[0].owner.orgNumber',
        'targets.altinn-app.apps[1]',
        'actors.user',
      ]),
    );
  });
});
