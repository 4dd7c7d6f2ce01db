import { cpSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { emptyFolder, runCli, signalGroup, startMockCommand } from './spawn-cli.ts';

const apps = join(import.meta.dirname, '..', 'recorded', 'altinn-app', 'apps');

test('mock --json prints one line, serves a folder of anyone in place of a built-in app, and ends with 0 on Ctrl-C', async () => {
  test.skip(process.platform === 'win32', 'no process groups');
  const { endpoints, running } = await startMockCommand(['--app', join(apps, 'feedback')]);
  const base = endpoints.apis['altinn-app']?.baseUrl;
  const answer = await fetch(`${base}/ttd/kontrakt/api/v1/meta/process`);
  expect(await answer.text()).toContain('feedback');
  expect(endpoints).toMatchObject({ like: 'real', control: expect.stringMatching(/^http/) });
  expect(endpoints.actors).toMatchObject({
    user: {},
    stranger: {},
    org: {},
    otherOrg: {},
    system: {},
  });
  signalGroup(running, 'SIGINT');
  const { code, stdout, stderr } = await running.ended;
  expect(code).toBe(0);
  expect(stdout.split('\n')).toHaveLength(2);
  expect(stderr).toBe('');
});

test('a mock that cannot start says why and what to do, with 2', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as AddressInfo;
  const broken = (file: string, text: string): string => {
    const folder = emptyFolder();
    cpSync(join(apps, 'feedback'), folder, { recursive: true });
    writeFileSync(join(folder, file), text);
    return folder;
  };
  const rows: readonly (readonly [readonly string[], RegExp])[] = [
    [['--port', String(port)], /the port is taken.*--port/],
    [['--app', '/no/such/folder'], /\/no\/such\/folder cannot be served: there is no such folder/],
    [['--app', emptyFolder()], /it has no applicationmetadata\.json/],
    [['--app', broken('applicationmetadata.json', '{')], /applicationmetadata\.json is not JSON/],
    [['--app', broken('process.bpmn', '<a')], /process\.bpmn cannot be used.*Expected BPMN 2\.0/],
    [
      ['--app', join(apps, 'feedback'), '--app', join(apps, 'scopes')],
      /Two folders hold the app ttd\/kontrakt/,
    ],
    [['--api', 'nothing'], /no API nothing.*altinn-app/],
    [['--fault', 'nothing'], /no fault nothing/],
  ];
  for (const [args, says] of rows) {
    const { code, stdout, stderr } = await runCli(['mock', ...args]);
    expect.soft(stderr).toMatch(says);
    expect.soft(stderr).not.toMatch(/\n {4}at /);
    expect.soft([code, stdout]).toEqual([2, '']);
  }
  taken.close();
});
