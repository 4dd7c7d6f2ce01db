import { answered, scenario, type RegisterContext } from './scenario.ts';
import { verifyRefused } from './claims.ts';
import { idsIn, type MadeSystem } from './shapes.ts';
import { nextOf, walk } from './walk.ts';

/** One more than a page holds. */
const count = 51;

type Make = (context: RegisterContext, system: MadeSystem) => Promise<readonly string[]>;

/** Makes as many as a page and one more, and tells their ids. */
function many(
  make: (context: RegisterContext, system: MadeSystem) => Promise<{ id: string }>,
): Make {
  return async (context, system) => {
    const ids: string[] = [];
    while (ids.length < count) ids.push((await make(context, system)).id);
    return ids;
  };
}

const lists: readonly {
  readonly operation: string;
  readonly requirement: string;
  readonly needs: typeof answered;
  readonly make: Make;
}[] = [
  {
    operation: 'listRequests',
    requirement: 'SREG-PAGE-001',
    needs: {},
    make: many(({ given }, system) => given.request(system)),
  },
  {
    operation: 'listAgentRequests',
    requirement: 'SREG-PAGE-002',
    needs: {},
    make: many(({ given }, system) => given.agentRequest(system)),
  },
  {
    operation: 'listChangeRequests',
    requirement: 'SREG-PAGE-003',
    needs: answered,
    make: async (context, system) => {
      const user = await context.given.systemUser(system);
      return many(({ given }) => given.changeRequest(user))(context, system);
    },
  },
  {
    operation: 'listSystemUsers',
    requirement: 'SREG-PAGE-004',
    needs: answered,
    make: many(({ given }, system) => given.systemUser(system)),
  },
];

for (const { operation, requirement, needs, make } of lists)
  scenario(
    `A walk through the pages of ${operation} shows each of them once, and ends`,
    { requirement: [requirement, 'SREG-PAGE-005'], needs, tags: ['@writes', '@slow'] },
    async (context) => {
      const { on, given } = context;
      const system = await given.system();
      const made = await make(context, system);
      const { pages, ids, ended } = await walk(on, operation, system.id);
      const [first] = pages;
      for (const page of pages) on.conform(page, { status: 200 });
      on.verify('how the walk ends', { actual: ended, expected: 'end', exchange: first });
      on.verify('all that was made, each once', {
        actual: told(ids, made),
        expected: told(made, made),
        exchange: first,
      });
      if (first === undefined) return;
      on.conform(first, { status: 200 }, 'SREG-PAGE-005');
      on.verify('the first page: how many, and where it leads', {
        actual: [idsIn(first).length, pathOf(nextOf(first))],
        expected: [isPageful, new URL(first.request.url).pathname],
        exchange: first,
        requirement: 'SREG-PAGE-005',
      });
    },
  );

/** How many, how many of those that were made, and how many of them come more than once. */
function told(ids: readonly string[], made: readonly string[]): Readonly<Record<string, number>> {
  const shown = new Set(ids);
  return {
    shown: ids.length,
    missing: made.filter((id) => !shown.has(id)).length,
    repeated: ids.length - shown.size,
  };
}

function isPageful(length: unknown): boolean {
  return typeof length === 'number' && length > 0 && length <= 50;
}

function pathOf(address: string | undefined): string {
  return address === undefined ? 'nowhere' : new URL(address).pathname;
}

for (const { operation } of lists)
  scenario(
    `${operation} refuses a token that is none, and takes an empty one for the first page`,
    { requirement: ['SREG-PAGE-006', 'SREG-PAGE-007'] },
    async ({ on, given }) => {
      const path = { systemId: (await given.system()).id };
      const isList = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
      const cases = ['!!!', operation === 'listSystemUsers' ? 'Ingi' : 'MTc'].map((token) => ({
        named: `token ${token}`,
        path,
        query: { token },
        told: { errors: { token: isList } },
      }));
      await verifyRefused(on, operation, { cases, status: 400 });
      const first = await on.send(operation, { path, query: { token: '' } });
      on.conform(first, { status: 200, body: { data: [] } }, 'SREG-PAGE-007');
    },
  );
