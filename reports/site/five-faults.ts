import type { Conformance } from '../conformance.ts';
import { diffRuns } from '../history/diff-runs.ts';
import { toRunRecord } from '../history/run-record.ts';
import { toTrend } from '../history/to-trend.ts';
import { finding, register, requirement, result, results, run, waiver } from '../stored-example.ts';
import { toConformance } from '../to-conformance.ts';

/** What each fault of the example breaks, with the words that the page must say of it. */
export const fiveFaults = [
  { id: 'F-1', expected: 'status 201', actual: 'status 203', pointer: '' },
  { id: 'F-2', expected: 'a text', actual: 'null', pointer: '/name' },
  { id: 'F-3', expected: 'header Location', actual: 'absent', pointer: 'header:Location' },
  { id: 'F-4', expected: 'all stored', actual: 'one of 3 is lost', pointer: '/2' },
  { id: 'F-5', expected: 'the thing stays', actual: 'it "moved" <on> & away', pointer: '' },
] as const;

/** The scenario in which a fault shows: its name holds what means something to a shell or a pattern. */
export function titleOf(id: string): string {
  return `GET /things/{id} ${id} (isn't "it"?)`;
}

const broken = fiveFaults.map(({ id, expected, actual, pointer }) =>
  result(id, [id], {
    title: titleOf(id),
    findings: [
      finding({
        requirement: id,
        scenario: titleOf(id),
        expected,
        actual,
        ...(pointer === '' ? {} : { pointer }),
        exchange: {
          method: 'GET',
          url: 'http://127.0.0.1:1/things/1',
          status: 203,
          curl: `curl -sS 'http://127.0.0.1:1/things/${id}'`,
          request: { headers: [['Authorization', 'Bearer $SAMSVAR_TOKEN_USER']], bytes: 0 },
          response: { headers: [['Date', 'today']], body: `{"id":"${id}"}`, bytes: 12 },
        },
      }),
    ],
  }),
);

const added = fiveFaults.map(({ id }) => requirement(id, { source: 'RFC 9110, 15.3; Guide 2' }));
const whole = { ...register, requirements: [...register.requirements, ...added] };
const meta = { suiteVersion: '1.2.3', run, waivers: [waiver({ requirement: 'T-6' })] };

/** The same target a day before, without the faults. */
const before = toConformance(results, whole, {
  ...meta,
  run: { ...run, id: 'run-0', startedAt: '2025-12-31T00:00:00.000Z' },
});

const unasked = {
  api: 'things',
  document: 'things',
  version: '1',
  method: 'DELETE',
  path: '/things/{id}',
  documented: ['204', '404'],
};
const cell = { api: 'things', operationId: 'getThing' };

/** A report with five faults, a run before it, and every section. */
export function reportWithFaults(): Conformance {
  const report = toConformance([...results, ...broken], whole, meta);
  const [then, now] = [toRunRecord(before), toRunRecord(report)];
  const trend = toTrend([then], now);
  return {
    ...report,
    sources: [
      {
        api: 'things',
        publisher: 'A publisher',
        service: 'Things',
        addresses: ['https://things.example.org/docs'],
      },
    ],
    corrections: [
      {
        id: 'C-1',
        api: 'things',
        pointer: '#/paths',
        published: '201',
        observed: '200',
        evidence: 'R-1',
        effect: 'wait',
      },
    ],
    access: [
      { ...cell, actor: 'owner', expected: 'allowed', statuses: [200], seen: 200 },
      { ...cell, actor: 'stranger', expected: 'denied', statuses: [403], seen: 200 },
      { ...cell, actor: 'guest', expected: 'unknown', statuses: [], reason: 'nobody knows' },
    ],
    capabilities: [
      { api: 'things', family: 'batch', rule: 'stored-whole', requirement: 'F-4' },
      { api: 'things', family: 'batch', rule: 'create unknown-code first', requirement: 'T-1' },
      { api: 'things', family: 'batch', rule: 'create unknown-code last', requirement: 'F-5' },
    ],
    unasked: [{ ...unasked, operationId: 'removeThing' }],
    changes: diffRuns(then, now),
    ...(trend === undefined ? {} : { trend }),
  };
}

/** A report of that many requirements. */
export function largeReport(count: number): Conformance {
  const requirements = Array.from({ length: count }, (_, at) =>
    requirement(`L-${at}`, { level: at % 2 === 0 ? 'must' : 'should' }),
  );
  return toConformance(results, { ...register, requirements }, meta);
}
