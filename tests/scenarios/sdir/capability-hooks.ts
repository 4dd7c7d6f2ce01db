import type { BatchHooks } from '../capabilities/batch-hooks.ts';
import { valueAt, type Json } from '../capabilities/json-value.ts';
import type {
  Sought,
  VersionedRequest,
  VersioningHooks,
  Written,
} from '../capabilities/versioning-hooks.ts';
import { operationsOf } from './given.ts';
import { changeItem, shapes, spoilItem, type ItemKind } from './items.ts';
import { titles } from './operations.ts';
import { disturbances } from './orders.ts';
import { openContext, type SdirContext } from './scenario.ts';

const kinds = Object.keys(operationsOf) as readonly ItemKind[];
const needs = { actors: ['reporter'], parameters: ['apiCompetence'] };

/** How batches of Sdir are made, spoiled and told apart. */
export const batchHooks: BatchHooks = {
  api: 'sdir',
  needs,
  titles,
  open: async (bench) => {
    const { on, given } = await openContext(bench);
    const disturb = disturbances(bench);
    return {
      bench,
      send: (operationId, request) => on.send(operationId, request),
      item: (service) => given.item(kindOf(service)),
      spoil: ({ service, cause, item, stored }) =>
        spoilItem(cause, { kind: kindOf(service), facts: given.facts(), item, stored }),
      change: (service, stored) => changeItem(kindOf(service), stored),
      ...(on.caller.isAlone
        ? {}
        : { isOwn: (service: string, item: Json) => given.isOwn(kindOf(service), item) }),
      ...(disturb === undefined ? {} : { disturb }),
    };
  },
};

/** How what a version answers is made and found again. */
export const versioningHooks: VersioningHooks = {
  api: 'sdir',
  needs,
  titles,
  open: async (bench) => {
    const context = await openContext(bench);
    return {
      bench,
      send: (operationId, request) => context.on.send(operationId, request),
      readable: (_service, operationId) => readable(context, operationId),
      writable: (_service, operationId, how) => writable(context, operationId, how),
      find: (sought) => find(context, sought),
    };
  },
};

/** Something of the operation's own version stands, and is read by its id where the operation reads one. */
async function readable(context: SdirContext, operationId: string): Promise<VersionedRequest> {
  const { on, given, bench } = context;
  const kind = kindOfOperation(operationId);
  const { batch, read } = operationsOf[kind];
  const item = given.item(kind);
  await on.send(batch, { json: [item] });
  if (operationId !== read) return {};
  // Whatever shape the list has: where the caller is alone, its last report is the one that was made.
  const listed = await given.listed(kind);
  const made =
    (await given.standing(kind, item)) ?? (on.caller.isAlone ? listed.at(-1) : undefined);
  const uid = made?.['uid'];
  if (typeof uid === 'string') return { path: { uid } };
  return bench.inconclusive('nothing stands that could be read');
}

function writable({ given }: SdirContext, operationId: string, how: 'full' | 'least'): Written {
  const kind = kindOfOperation(operationId);
  const item = how === 'full' ? given.item(kind) : given.least(kind);
  return { request: { json: [item] }, item, filled: shapes[kind].filled };
}

async function find({ on, given }: SdirContext, sought: Sought): Promise<Json | undefined> {
  const { operationId, written } = sought;
  const kind = kindOfOperation(operationId);
  const person = kinds
    .map((one) => valueAt(written.item, shapes[one].person))
    .find((value) => value !== undefined);
  const listed = (await given.listed(kind)).find(
    (item) => valueAt(item, shapes[kind].person) === person,
  );
  if (listed === undefined || operationId !== operationsOf[kind].read) return listed;
  const answer = await on.send(operationId, { of: String(listed['uid']) });
  return answer.status === 200 ? (answer.json() as Json) : undefined;
}

function kindOf(service: string): ItemKind {
  const found = kinds.find((kind) => kind === service);
  if (found === undefined) throw new Error(`${service} is no kind of reports`);
  return found;
}

function kindOfOperation(operationId: string): ItemKind {
  const found = kinds.find((kind) => Object.values(operationsOf[kind]).includes(operationId));
  if (found === undefined) throw new Error(`${operationId} is about no kind of reports`);
  return found;
}
