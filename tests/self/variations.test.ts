import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import {
  faultTables,
  legalLives,
  legalTaking,
  startMock,
  type AnyFault,
  type ChangeOf,
  type Reply,
} from '#mock';
import type { ScenarioResult } from '#specs';
import { loadScenarios } from '../engine/load-scenarios.ts';
import { runScenario } from '../engine/run-scenario.ts';
import { openSession } from '../engine/session.ts';
import { legalAnswers } from './fiks-legal-answers.ts';

// A false alarm is as bad as a miss: answers that differ only in ways that no promise forbids must
// not give a single finding.

type Change = ChangeOf<unknown>;

const isJson = (reply: Reply): boolean =>
  reply.headers.some(
    ([name, value]) => name.toLowerCase() === 'content-type' && /json/.test(value),
  );

const overJson =
  (change: (value: unknown) => unknown): Change =>
  (reply) => {
    if (reply.body === undefined || !isJson(reply)) return reply;
    return {
      ...reply,
      body: Buffer.from(JSON.stringify(change(JSON.parse(reply.body.toString())))),
    };
  };

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, one]) => [key, reversed(one)]),
  );
};

const isObject = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const variations: readonly { readonly says: string; readonly change: Change }[] = [
  { says: 'members in another order', change: overJson(reversed) },
  {
    says: 'a member that nobody documents',
    change: overJson((value) => (isObject(value) ? { ...value, addedLater: '' } : value)),
  },
  {
    says: 'another legal form of dates',
    change: (reply) =>
      reply.body === undefined || !isJson(reply)
        ? reply
        : {
            ...reply,
            body: Buffer.from(
              reply.body.toString().replaceAll(/(\d\d:\d\d:\d\d(?:\.\d+)?)Z"/g, '$1+00:00"'),
            ),
          },
  },
  {
    says: 'header names in capitals',
    change: (reply) => ({
      ...reply,
      headers: reply.headers.map(([name, value]) => [name.toUpperCase(), value] as const),
    }),
  },
  {
    says: 'headers that nobody documents',
    change: (reply) => ({ ...reply, headers: [...reply.headers, ['X-Added-Later', '1'] as const] }),
  },
  {
    says: 'bodies in chunks',
    change: (reply) => (reply.body === undefined ? reply : { ...reply, chunked: true }),
  },
  {
    says: 'bodies with their length',
    change: (reply) => ({ ...reply, chunked: false }),
  },
  {
    says: 'JSON with spaces and line ends',
    change: (reply) =>
      reply.body === undefined || !isJson(reply)
        ? reply
        : {
            ...reply,
            body: Buffer.from(JSON.stringify(JSON.parse(reply.body.toString()), undefined, 2)),
          },
  },
  {
    says: 'letters outside ASCII escaped',
    change: (reply) =>
      reply.body === undefined || !isJson(reply)
        ? reply
        : {
            ...reply,
            body: Buffer.from(
              reply.body
                .toString()
                .replaceAll(
                  /[\u0080-\uffff]/g,
                  (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
                ),
            ),
          },
  },
];

for (const api of Object.keys(faultTables))
  for (const { says, change } of variations)
    test(`${api}: no finding on answers with ${says}`, async () => {
      test.setTimeout(300_000);
      expect(await findingsWith(api, { replies: { change } })).toEqual([]);
    });

for (const { says, answers, seenBy } of [...legalAnswers, ...legalLives])
  test(`fiks-svarut: no finding on ${says}`, async () => {
    test.setTimeout(300_000);
    expect(await findingsWith('fiks-svarut', answers, seenBy)).toEqual([]);
  });

for (const { says, answers } of legalTaking)
  test(`fiks-svarut: no finding on ${says}`, async () => {
    test.setTimeout(300_000);
    const seenBy = /^FIKS-(?:SEND|MULTI|REFUSE|DUP|NULL|META)-/;
    expect(await findingsWith('fiks-svarut', answers, seenBy)).toEqual([]);
  });

type Answers = Pick<AnyFault, 'replies' | 'requests' | 'rules' | 'unrouted'>;

/** What every scenario that is not slow finds on a mock whose answers are changed so. */
async function findingsWith(
  api: string,
  answers: Answers,
  seenBy = /./,
): Promise<readonly string[]> {
  const fault = { id: 'variation', breaks: 'nothing', aimedAt: '', ...answers };
  const mock = await startMock({ like: 'promise' });
  const stateDir = mkdtempSync(join(tmpdir(), 'samsvar-variation-'));
  const { apis, actors, like, control } = mock;
  writeFileSync(join(stateDir, 'endpoints.json'), JSON.stringify({ apis, actors, like, control }));
  mock.reset({ like: 'promise', faults: { [api]: [fault] } });
  const session = await openSession(api, {
    environment: 'mock',
    profile: 'self',
    level: 'must',
    seed: 'variation',
    outDir: stateDir,
    stateDir,
    runId: 'variation',
    narrowed: true,
  });
  const found: string[] = [];
  for (const scenario of await loadScenarios(api)) {
    const isSeen = scenario.requirements.some((id) => seenBy.test(id));
    if (!isSeen || scenario.tags.includes('@slow')) continue;
    const result = await runScenario(session, scenario, scenario.file);
    found.push(...tell(result));
  }
  await session.close();
  await mock.close();
  rmSync(stateDir, { recursive: true, force: true });
  return found;
}

function tell({ title, status, reason, findings }: ScenarioResult): readonly string[] {
  const failed = findings.filter(({ outcome }) => outcome === 'fail');
  const told = failed.map(
    ({ check, pointer, expected, actual }) =>
      `${title}: ${check} ${pointer ?? ''} ${expected} / ${actual}`,
  );
  const isBroken = status === 'error' || status === 'inconclusive';
  return isBroken ? [`${title}: ${status} ${reason ?? ''}`.slice(0, 400), ...told] : told;
}
