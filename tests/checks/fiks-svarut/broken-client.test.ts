import { Buffer } from 'node:buffer';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { headerOf, loadContract, loadRegister, type CheckReport, type Contract } from '#specs';
import { judgeRecordings } from '../../har/judge-recordings.ts';
import { brokenClients, goodClients } from './broken-client.cases.ts';
import { fiksSvarutChecks } from './index.ts';
import { sending, type Made } from './make-sending.ts';

const api = 'fiks-svarut';
const folder = mkdtempSync(path.join(tmpdir(), 'samsvar-broken-client-'));
const register = loadRegister([api]);
let contracts: readonly Contract[];

test.beforeAll(async () => {
  contracts = await loadContract(api);
});

test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const json = [{ name: 'Content-Type', value: 'application/json' }];
const answered = (status: number, body: object): object => ({
  status,
  headers: json,
  content: { mimeType: 'application/json', text: JSON.stringify(body) },
});

/** A rule on the client holds whatever was answered, and where nothing was. */
const answers: Readonly<Record<string, object>> = {
  'answered 200': answered(200, { id: '0b8f5a52-6c0f-4a54-9a41-1f6d8f0f3a11' }),
  refused: answered(400, {
    status: 400,
    errorId: '0b8f5a52-6c0f-4a54-9a41-1f6d8f0f3a11',
    message: 'Ugyldig forespørsel',
  }),
  unanswered: { status: 0 },
};

/** One entry as a browser exports it: the body as text, its line ends kept. */
function toEntry(made: Made, response: object): object {
  const { request, startedAt } = sending(made);
  const secret = ['Authorization', 'IntegrasjonId', 'IntegrasjonPassord'];
  return {
    startedDateTime: startedAt,
    time: 1,
    request: {
      method: request.method,
      url: request.url.replace('/v2/', '/api/v2/'),
      headers: [
        ...secret.map((name) => ({ name, value: '***' })),
        ...request.headers.map(([name, value]) => ({ name, value })),
      ],
      postData: {
        mimeType: headerOf(request.headers, 'content-type') ?? '',
        text: Buffer.from(request.body ?? []).toString('utf8'),
      },
    },
    response,
  };
}

function judge(made: Made, response: object): Promise<CheckReport> {
  const file = path.join(folder, 'client.har');
  writeFileSync(file, JSON.stringify({ log: { entries: [toEntry(made, response)] } }));
  return judgeRecordings([file], { contracts, register, mask: (text) => text });
}

for (const [answer, response] of Object.entries(answers)) {
  for (const { name, made } of goodClients) {
    test(`a good client, ${answer}: ${name}`, async () => {
      const report = await judge(made, response);
      expect(report).toMatchObject({ matched: 1, findings: [] });
    });
  }

  for (const { name, breaks, made } of brokenClients) {
    test(`a broken client, ${answer}: ${name}`, async () => {
      const { findings } = await judge(made, response);
      const failed = findings.filter(({ outcome }) => outcome === 'fail');
      expect([...new Set(failed.map(({ check }) => check))]).toEqual([breaks]);
      const requirement = register.requirements.find(({ check }) => check === breaks);
      expect(failed[0]).toMatchObject({ requirement: requirement?.id, operationId: 'send' });
      expect(requirement?.id).toMatch(/^FIKS-RULE-/);
    });
  }
}

test('every check of the request has a client that breaks it', () => {
  const broken = new Set(brokenClients.map(({ breaks }) => breaks));
  const ofRequest = fiksSvarutChecks.filter(({ judges }) => judges === 'request');
  expect([...broken].toSorted()).toEqual(ofRequest.map(({ id }) => id).toSorted());
});
