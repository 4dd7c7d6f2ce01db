import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';

const folder = mkdtempSync(path.join(tmpdir(), 'samsvar-check-'));
const program = path.join(import.meta.dirname, 'samsvar.js');

interface Ended {
  readonly code: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

function check(content: string, ...flags: readonly string[]): Promise<Ended> {
  const file = path.join(folder, 'a.har');
  writeFileSync(file, content);
  return new Promise((done) => {
    execFile(process.execPath, [program, 'check', file, ...flags], (error, stdout, stderr) =>
      done({ code: error === null ? 0 : (error.code ?? null), stdout, stderr }),
    );
  });
}

const har = (status: number, body: string): string => {
  const headers = [
    { name: 'content-type', value: 'application/json' },
    { name: 'x-made-by', value: 'another tool' },
  ];
  const url = 'https://ttd.apps.altinn.no/ttd/app/instances/1/4f8e3a52-6c0f-4a54-9a41-1f6d8f0f3a11';
  const request = {
    method: 'GET',
    url,
    httpVersion: 'h2',
    headers: [{ name: ':method', value: 'GET' }],
  };
  const response = {
    status,
    headers,
    content: { size: body.length, mimeType: 'application/json', text: body },
  };
  return JSON.stringify({ log: { entries: [{ request, response }] } });
};

test('exit code 1 and the named shape for a deviation; identity numbers are masked', async () => {
  const { code, stdout } = await check(har(418, '"01039012345"'), '--format', 'json');
  expect(code).toBe(1);
  const report = JSON.parse(stdout);
  expect(Object.keys(report)).toEqual([
    'entries',
    'matched',
    'unmatched',
    'unanswered',
    'findings',
  ]);
  expect(report).toMatchObject({ entries: 1, matched: 1, unmatched: 0, unanswered: 0 });
  expect(report.findings[0]).toMatchObject({
    entry: 0,
    check: 'status-documented',
    outcome: 'fail',
    operationId: 'getInstance',
  });
  expect(stdout).not.toContain('01039012345');
});

test('exit code 0 for a request without an answer, 3 where nothing matches', async () => {
  expect(await check(har(0, ''), '--api', 'altinn-app')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('No deviation.'),
  });
  expect(await check('{"log":{"entries":[]}}')).toMatchObject({
    code: 3,
    stdout: expect.stringContaining('Nothing matched'),
  });
});

test('exit code 2 with the place of what is broken, or the APIs that exist', async () => {
  const broken = await check('{"log":{"entries":[{}, {"a" 1}]}}');
  expect(broken).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/entry 1 \(from 0\), byte 28: colon was expected/),
  });
  expect(await check(har(200, ''), '--api', 'nope')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('altinn-app'),
  });
});
