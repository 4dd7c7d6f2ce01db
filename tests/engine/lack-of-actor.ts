import { examineAccess, type Client } from '#environments';
import type { Contract, Operation } from '#specs';

/** What one actor was answered. */
export interface Seen {
  /** Status by operation, of those that are not for everybody. */
  readonly statuses: Map<string, number>;
  /** Asked once, for all that wait for it. */
  probe?: Promise<string | undefined>;
}

interface Asked {
  readonly client: Client;
  readonly contracts: readonly Contract[];
}

const mostReads = 4;
/** So many operations that refuse are no accident of one of them. */
const enough = { 401: 2, 403: 3 } as const;

/** True for an answer that keeps the actor out. */
export function isRefusal(status: number): boolean {
  return status === 401 || status === 403;
}

/** Ids of the operations that document a refusal: they are not for everybody. */
export function guardedOperations(contracts: readonly Contract[]): ReadonlySet<string> {
  return new Set(contracts.flatMap(({ operations }) => operations.filter(isGuarded).map(idOf)));
}

function isGuarded({ responses }: Operation): boolean {
  return responses.some(({ status }) => status === '401' || status === '403');
}

function idOf({ id }: Operation): string {
  return id;
}

/**
 * What an actor lacks whom the target has refused; undefined where it lets him in somewhere, or where too little is known.
 * A few reads are asked as him first, once.
 */
export async function lackOf(
  actor: string,
  own: Seen,
  { client, contracts }: Asked,
): Promise<string | undefined> {
  const who = `${actor} at ${client.target.api} in ${client.target.environment}`;
  own.probe ??= probe(actor, own, { client, contracts });
  const detail = await own.probe;
  return detail === undefined
    ? judge(own, who)
    : `credentials or rights missing: ${who}: ${detail}`;
}

/** Why the API's own conditions refuse him, where it tells them apart (Fiks SvarUt: token, integration, grant); else some reads. */
async function probe(actor: string, own: Seen, asked: Asked): Promise<string | undefined> {
  const { client } = asked;
  const token = { area: 'token', api: client.target.api, outcome: 'fine', detail: '' } as const;
  const rows = await examineAccess(client.target, [{ ...token, subject: actor }]);
  const refusal = rows.find(({ outcome }) => outcome === 'refused')?.detail;
  if (refusal !== undefined || isLetIn(own)) return refusal;
  for (const { id, path } of readsOf(asked)) {
    if (own.statuses.has(id)) continue;
    const { status } = await client.send({ method: 'GET', path, as: actor });
    own.statuses.set(id, status);
  }
  return undefined;
}

function isLetIn({ statuses }: Seen): boolean {
  return [...statuses.values()].some((status) => status >= 200 && status < 300);
}

function judge(own: Seen, who: string): string | undefined {
  if (isLetIn(own)) return undefined;
  const refusals = [...own.statuses].filter(([, status]) => isRefusal(status));
  const names = refusals.map(([name]) => name).toSorted();
  const said = (status: number): string =>
    `${who} is answered ${status} by every operation asked (${names.join(', ')})`;
  if (refusals.every(([, status]) => status === 401))
    return refusals.length < enough[401] ? undefined : `credentials refused: ${said(401)}`;
  return refusals.length < enough[403] ? undefined : `rights missing: ${said(403)}`;
}

interface Read {
  readonly id: string;
  readonly path: string;
}

/** Reads that are not for everybody and need nothing but what the target names. */
function readsOf({ client, contracts }: Asked): readonly Read[] {
  const { apps, baseUrl } = client.target;
  const [app] = apps;
  const [org, name] = app?.id.split('/') ?? [];
  const known = { org, app: name, instanceOwnerPartyId: app?.instanceOwner.partyId };
  const reads = contracts.flatMap(({ operations, basePaths: [base = ''] }) => {
    const prefix = baseUrl.endsWith(base) ? '' : base;
    return operations.filter(isRead).flatMap((operation) => {
      const path = fill(operation.path, known);
      return path === undefined ? [] : [{ id: operation.id, path: prefix + path }];
    });
  });
  return reads.slice(0, mostReads);
}

function isRead(operation: Operation): boolean {
  return (
    operation.method === 'GET' &&
    isGuarded(operation) &&
    operation.parameters.every(({ required, in: place }) => !required || place === 'path')
  );
}

function fill(
  template: string,
  known: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const path = template.replaceAll(/\{([^}]+)\}/g, (whole, name: string) => known[name] ?? whole);
  return path.includes('{') ? undefined : path;
}
