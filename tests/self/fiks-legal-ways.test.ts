import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startMock, type AnyFault, type Reply } from '#mock';
import type { ScenarioResult } from '#specs';
import { fiksRules, type FiksRules } from '../../environments/mock/fiks-svarut/rules.ts';
import { loadScenarios } from '../engine/load-scenarios.ts';
import { runScenario } from '../engine/run-scenario.ts';
import { openSession } from '../engine/session.ts';

// A false alarm is as bad as a miss: a service of Fiks SvarUt that goes other ways than the mock, none of which the
// sources forbid, must not give a single finding. Each row names the areas of requirements that could notice.

interface LegalWay {
  readonly says: string;
  readonly areas: readonly string[];
  readonly rules?: Partial<FiksRules>;
  readonly change?: (reply: Reply) => Reply;
}

const life = ['STATUS', 'LIFE', 'LEST', 'SLETT', 'HEND', 'SIGN'];
const hourMs = 3_600_000;

const slow = {
  MOTTATT: 8000,
  AKSEPTERT: 30_000,
  VARSLET: 72 * hourMs,
  SENDT_SDP: 20 * hourMs,
  SENDT_PRINT: 72 * hourMs,
};

const ways: readonly LegalWay[] = [
  {
    says: 'times are cut to their second',
    areas: [...life, 'REF'],
    change: overText((text) => text.replaceAll(/(T\d\d:\d\d:\d\d)\.\d+/g, '$1')),
  },
  {
    says: 'times are UTC with nine digits',
    areas: [...life, 'REF'],
    change: overText((text) =>
      text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+\+\d\d:00/g, (time) =>
        new Date(time).toISOString().replace('Z', '000000Z'),
      ),
    ),
  },
  { says: 'everything takes longer', areas: life, rules: { waitsMs: waitsOf(slow) } },
  {
    says: 'it is delivered at once',
    areas: [...life, 'REF'],
    rules: { waitsMs: waitsOf({ MOTTATT: 0, AKSEPTERT: 0 }) },
  },
  {
    says: 'the status search has the newer name of an inbox',
    areas: ['STATUS', 'LIFE', 'REF'],
    change: overText((text) => text.replaceAll('"VARSLET"', '"LEVERT_ALTINN"')),
  },
  {
    says: 'the lookup has the older name of an inbox',
    areas: ['REF'],
    rules: { namesStatusInLookup: (status) => status },
  },
  {
    says: 'the status search takes lists of any length',
    areas: ['STATUS'],
    rules: {
      refusesSearch: (value) => {
        const { forsendelseIds: ids } = Object(value ?? {}) as { forsendelseIds?: unknown };
        if (!Array.isArray(ids)) return fiksRules.refusesSearch(value);
        return ids
          .map((id) => fiksRules.refusesSearch({ forsendelseIds: [id] }))
          .find((problem) => problem !== undefined);
      },
    },
  },
  {
    says: 'the status search answers an id as often as it is asked',
    areas: ['STATUS'],
    rules: { readsSearch: (ids) => ids.map((id) => id.toLowerCase()) },
  },
  {
    says: 'an empty reference finds nothing',
    areas: ['REF'],
    rules: {
      refusesReference: (reference) => (reference === null ? 'eksternRef mangler' : undefined),
    },
  },
  {
    says: 'a deletion leaves status and documents to be seen',
    areas: ['SLETT', 'LIFE'],
    rules: { becomesOnDelete: (status) => status, keepsDocuments: (documents) => documents },
  },
  {
    says: 'word that it was read is taken of everything and acts where it can',
    areas: ['LEST', 'LIFE', 'SLETT'],
    rules: {
      takesRead: () => true,
      becomesOnRead: (status) =>
        fiksRules.takesRead(status) ? fiksRules.becomesOnRead(status) : status,
    },
  },
  {
    says: 'unsound files are refused at once',
    areas: ['LIFE', 'LEST', 'SIGN'],
    rules: {
      refusesEmptyFiles: (parts) =>
        parts.every(({ file }) => file.facts.isPdf) ? undefined : 'En fil er ikke en PDF',
    },
  },
  {
    says: 'rows stand in another order, with members that come later',
    areas: [...life, 'REF'],
    change: overText((text) => JSON.stringify(turned(JSON.parse(text)))),
  },
];

for (const way of ways)
  test(`fiks-svarut: no finding where ${way.says}`, async () => {
    test.setTimeout(300_000);
    const results = await runOn(way);
    expect(results.length).toBeGreaterThan(0);
    const ended = results.filter(({ status }) => status === 'error' || status === 'inconclusive');
    expect.soft(ended.map(({ title, reason }) => `${title}: ${reason}`)).toEqual([]);
    const found = results.flatMap(({ title, findings }) =>
      findings
        .filter(({ outcome }) => outcome === 'fail')
        .map(({ expected, actual }) => `${title}: ${expected} / ${actual}`),
    );
    expect(found).toEqual([]);
  });

async function runOn({ areas, rules, change }: LegalWay): Promise<readonly ScenarioResult[]> {
  const fault: AnyFault = {
    id: 'legal-way',
    breaks: 'nothing',
    aimedAt: '',
    ...(rules === undefined ? {} : { rules }),
    ...(change === undefined ? {} : { replies: { change } }),
  };
  const stateDir = mkdtempSync(join(tmpdir(), 'samsvar-legal-'));
  const mock = await startMock({ like: 'promise', faults: { 'fiks-svarut': [fault] } });
  const { apis, actors, like, control } = mock;
  writeFileSync(join(stateDir, 'endpoints.json'), JSON.stringify({ apis, actors, like, control }));
  const session = await openSession('fiks-svarut', {
    environment: 'mock',
    profile: 'self',
    level: 'must',
    seed: 'legal',
    outDir: stateDir,
    stateDir,
    runId: 'legal',
    narrowed: true,
  });
  const results: ScenarioResult[] = [];
  for (const one of await loadScenarios('fiks-svarut'))
    if (one.requirements.some((id) => areas.includes(id.split('-')[1] ?? '')))
      results.push(await runScenario(session, one, one.file));
  await session.close();
  await mock.close();
  rmSync(stateDir, { recursive: true, force: true });
  return results;
}

function waitsOf(own: Partial<Record<string, number>>): FiksRules['waitsMs'] {
  return (status) => own[status] ?? fiksRules.waitsMs(status);
}

function overText(change: (text: string) => string): (reply: Reply) => Reply {
  return (reply) => {
    const text = reply.body?.toString() ?? '';
    return text.startsWith('{') ? { ...reply, body: Buffer.from(change(text)) } : reply;
  };
}

/** Lists from their end, objects with a member more. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned).toReversed();
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).map(([name, one]) => [name, turned(one)] as const);
  return { ...Object.fromEntries(members), seinereTillegg: true };
}
