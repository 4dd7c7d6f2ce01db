import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import {
  createClient,
  targetFromEndpoints,
  type ActorSource,
  type Client,
  type TargetApp,
} from '#environments';
import { loadContract, type Contract } from '#specs';
import { openAdmission, type Admission } from './admission.ts';
import { ScenarioStop } from './stop.ts';
import { watched, watchTarget } from './watch-target.ts';

// A table of what a shared target answers one actor, and what may then be said of him.

const api = 'altinn-events';
/** Its reads that are not for everybody and need no more than the target names. */
const reads = {
  listPartyEvents: '/events/api/v1/app/party',
  listSubscriptions: '/events/api/v1/subscriptions',
} as const;
type Read = keyof typeof reads;

const seconds = (fromNow: number): number => Math.floor(Date.now() / 1000) + fromNow;
const jwt = (claims: object): string =>
  `${['{"alg":"none"}', JSON.stringify(claims)].map((part) => Buffer.from(part).toString('base64url')).join('.')}.c2ln`;
const lasting: ActorSource = { kind: 'token', token: jwt({ exp: seconds(3600) }) };

const app: TargetApp = {
  id: 'ttd/kontrakt',
  owner: { org: 'ttd', orgNumber: '405003309' },
  instanceOwner: {},
  samples: {},
};

interface Row {
  readonly name: string;
  /** Status by path; any other: the first. */
  readonly answers: Readonly<Record<string, number>> & { readonly otherwise: number };
  readonly actor?: ActorSource;
  readonly toBeRefused?: readonly string[];
  readonly shared?: false;
  /** Reads that succeeded before. */
  readonly before?: readonly Read[];
  readonly request?: { readonly authorization?: string; readonly deliberatelyInvalid?: true };
  /** What comes of asking for subscriptions. */
  readonly stops?: RegExp;
  readonly excuses?: RegExp;
  /** Requests that came in all. */
  readonly asked?: number;
}

const subscriptions = reads.listSubscriptions;
const rows: readonly Row[] = [
  { name: '200', answers: { otherwise: 200 }, asked: 1 },
  { name: '404', answers: { otherwise: 404 }, asked: 1 },
  {
    name: '401 everywhere',
    answers: { otherwise: 401 },
    stops: /^credentials refused: org at altinn-events in mock is answered 401 .*listSubscriptions/,
  },
  { name: '401 here alone: a deviation', answers: { otherwise: 200, [subscriptions]: 401 } },
  {
    name: '401 here, 404 elsewhere: too little to go by',
    answers: { otherwise: 404, [subscriptions]: 401 },
  },
  {
    name: '401 where he was let in before',
    answers: { otherwise: 401, [reads.listPartyEvents]: 200 },
    before: ['listPartyEvents'],
    asked: 2,
  },
  {
    name: '403 everywhere: rights are missing where success was expected',
    answers: { otherwise: 403 },
    excuses: /^rights missing: org .* 403 .*listPartyEvents, listSubscriptions/,
  },
  { name: '403 here alone: a deviation', answers: { otherwise: 200, [subscriptions]: 403 } },
  {
    name: '401 for one who is to be refused, who is judged',
    answers: { otherwise: 401 },
    toBeRefused: ['org'],
    excuses: /^credentials refused/,
  },
  {
    name: 'a token that has ended',
    answers: { otherwise: 200, [subscriptions]: 401 },
    actor: { kind: 'token', token: jwt({ exp: seconds(-60) }) },
    stops: /the token of org for altinn-events in mock has ended/,
    asked: 1,
  },
  {
    name: 'another token on purpose',
    answers: { otherwise: 401 },
    request: { authorization: 'Bearer x' },
    asked: 1,
  },
  {
    name: 'a request that is wrong on purpose',
    answers: { otherwise: 401 },
    request: { deliberatelyInvalid: true },
    asked: 1,
  },
  { name: 'an environment of our own', answers: { otherwise: 401 }, shared: false, asked: 1 },
];

let server: Server;
let asked: number;
let contracts: readonly Contract[];
let answers: Row['answers'];
test.beforeAll(async () => {
  contracts = await loadContract(api);
});
test.beforeEach(async () => {
  asked = 0;
  server = createServer(({ url = '' }, response) => {
    asked += 1;
    response.writeHead(answers[url] ?? answers.otherwise).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
test.afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function open(row: Row, told: string[]): { client: Client; admission: Admission } {
  answers = row.answers;
  const { port } = server.address() as AddressInfo;
  const target = targetFromEndpoints(
    { apis: { [api]: { baseUrl: `http://127.0.0.1:${port}` } } },
    api,
  );
  const plain = createClient({
    target: {
      ...target,
      apps: [app],
      pace: { shared: row.shared ?? true },
      actors: { org: row.actor ?? lasting },
      ...(row.toBeRefused === undefined ? {} : { toBeRefused: row.toBeRefused }),
    },
  });
  const admission = openAdmission({
    client: plain,
    contracts,
    tell: (_, reason) => {
      told.push(reason);
      return reason;
    },
  });
  const watch = watchTarget({
    client: plain,
    stateDir: test.info().outputDir,
    warn: () => undefined,
  });
  return { client: watched(plain, watch, admission), admission };
}

for (const row of rows)
  test(row.name, async () => {
    const told: string[] = [];
    const { client, admission } = open(row, told);
    const ask = (operationId: Read): Promise<unknown> =>
      client
        .send({ method: 'GET', path: reads[operationId], operationId, as: 'org', ...row.request })
        .catch((error: unknown) => error);
    for (const read of row.before ?? []) await ask(read);
    const answer = await ask('listSubscriptions');
    if (row.stops !== undefined) {
      expect(answer).toBeInstanceOf(ScenarioStop);
      expect(answer).toMatchObject({ message: expect.stringMatching(row.stops) });
      const before = asked;
      expect(await ask('listPartyEvents')).toBeInstanceOf(ScenarioStop);
      expect(asked, 'nothing more is asked as this actor').toBe(before);
      expect(told).toHaveLength(1);
    } else {
      expect(answer).not.toBeInstanceOf(Error);
      expect(told).toEqual([]);
      const excuse = admission.excuse({
        actor: 'org',
        status: row.answers[subscriptions] ?? row.answers.otherwise,
      });
      if (row.excuses === undefined) expect(excuse).toBeUndefined();
      else expect(excuse).toMatch(row.excuses);
      expect(told).toHaveLength(row.excuses === undefined ? 0 : 1);
    }
    if (row.asked !== undefined) expect(asked).toBe(row.asked);
    await client.close();
  });
