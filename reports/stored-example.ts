import type {
  Defect,
  Finding,
  Register,
  Requirement,
  ScenarioResult,
  SeenGraph,
  Waiver,
} from '#specs';
import type { RunMeta } from './conformance.ts';

/** A requirement of the API `things`. */
export function requirement(id: string, change: Partial<Requirement> = {}): Requirement {
  return {
    id,
    api: 'things',
    level: 'must',
    sentence: `It does ${id}.`,
    source: 'Guide 1',
    ...change,
  };
}

/** A listed defect of the API `things`. */
export function defect(id: string, requirements: readonly string[]): Defect {
  const match = { statuses: [500] };
  return {
    id,
    api: 'things',
    requirements,
    operations: ['getThing'],
    observed: 'It fails.',
    cases: ['C1'],
    effect: 'Retry.',
    match,
  };
}

/** A fail finding. */
export function finding(change: Partial<Finding> = {}): Finding {
  return {
    check: 'expectation',
    outcome: 'fail',
    api: 'things',
    operationId: 'getThing',
    expected: 'status 200',
    actual: 'status 404',
    ...change,
  };
}

/** A waiver of T-1 on the mock, in force in January. */
export function waiver(change: Partial<Waiver> = {}): Waiver {
  return {
    id: 'W-1',
    api: 'things',
    environment: 'mock',
    requirement: 'T-1',
    reason: 'It is being mended.',
    owner: 'A team',
    link: 'https://tickets.example.org/1',
    expires: '2026-01-31',
    ...change,
  };
}

/** A scenario that judged its requirements once each. */
export function result(
  id: string,
  requirements: readonly string[],
  change: Partial<ScenarioResult> = {},
): ScenarioResult {
  return {
    id,
    title: `GET /things/{id} ${id}`,
    api: 'things',
    file: 'scenarios/things/get.spec.ts',
    requirements,
    tags: ['@must'],
    status: 'judged',
    findings: [],
    judged: Object.fromEntries(requirements.map((one) => [one, 1])),
    checkCounts: { 'no-server-error': 2 },
    checks: 3,
    exchanges: 2,
    operations: [
      {
        api: 'things',
        document: 'things.v1',
        version: 'v1',
        operationId: 'getThing',
        method: 'GET',
        path: '/things/{id}',
        statuses: { 200: 2 },
        documented: ['200', '404'],
        actors: { user: { 200: 2 } },
      },
    ],
    durationMs: 5,
    startedAt: '2026-01-01T00:00:00.000Z',
    ...change,
  };
}

/** A full run on the mock that answers as the real service. */
export const run: RunMeta = {
  id: 'run-1',
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:00:10.000Z',
  environment: 'mock',
  profile: 'nightly',
  seed: '1',
  apis: ['things'],
  like: 'real',
  level: 'must',
  narrowed: false,
};

/** One requirement for each verdict that a run can give without breaking. */
export const register: Register = {
  requirements: [
    requirement('T-1'),
    requirement('T-2'),
    requirement('T-3'),
    requirement('T-4', { level: 'should' }),
    requirement('T-5', { excluded: 'nobody can see it' }),
    requirement('T-6'),
    requirement('T-CONTRACT', { check: 'no-server-error' }),
  ],
  defects: [defect('D-1', ['T-2']), defect('D-2', ['T-5'])],
  corrections: [],
};

const exchange = {
  method: 'GET',
  url: 'http://127.0.0.1/things/1',
  status: 404,
  curl: "curl 'http://127.0.0.1/things/1'",
  request: { headers: [['Accept', 'application/json']], bytes: 0 },
  response: {
    headers: [['Content-Type', 'application/json']],
    body: '{"title":"<gone>"}',
    bytes: 18,
  },
} as const;

/** A life in which a thing was stored, a stranger was refused, and another was let through. */
const seenGraph: SeenGraph = {
  name: 'life',
  nodes: [
    { id: 'begun', kind: 'start' },
    { id: 'stored', kind: 'task', type: 'data' },
    { id: 'ended', kind: 'end' },
  ],
  edges: [
    { from: 'begun', to: 'stored' },
    { from: 'stored', to: 'ended' },
  ],
  forbidden: [{ from: 'ended', to: 'begun', reason: 'what has ended stays so' }],
  steps: [
    { from: 'begun', to: 'stored', forbidden: false },
    { from: 'stored', to: 'stored', by: 'end (stranger)', forbidden: true },
    { from: 'stored', to: 'ended', by: 'end (otherOrg)', forbidden: true },
  ],
};

/** Stored results that give every verdict. */
export const results: readonly ScenarioResult[] = [
  result('conforms', ['T-1']),
  result('waived', ['T-2'], {
    findings: [finding({ requirement: 'T-2', defect: 'D-1', actual: 'status 500' })],
  }),
  result('deviates', ['T-3'], {
    findings: [finding({ requirement: 'T-3', exchange, pointer: '/<name>' })],
    graphs: [seenGraph],
  }),
  result('inconclusive', ['T-4'], {
    status: 'inconclusive',
    reason: 'the target did not answer',
    judged: {},
  }),
  result('inapplicable', ['T-6'], {
    status: 'inapplicable',
    reason: 'it has no feature',
    judged: {},
    exchanges: 0,
  }),
];
