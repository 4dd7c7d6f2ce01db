import type { Reply } from '../../server/message.ts';
import type { AdmittedCall, SdirRoute } from '../call.ts';
import { gatewayFailure } from '../gateway/bodies.ts';
import type { ReportService } from '../gateway/places.ts';
import type { Look } from '../rules/reports.ts';
import { CutBody, readBody, wholeItems } from '../services/read-body.ts';
import { json } from '../services/replies.ts';
import { runBatch, StoreFailure, type BatchResult, type BatchWork } from '../services/run-batch.ts';
import type { Database } from '../store/database.ts';
import { findItem, listItems, type Item } from '../store/items.ts';

/** A service in one of its versions. */
export interface ServiceVersion {
  readonly service: ReportService;
  readonly version: string;
}

type Handler = SdirRoute['handle'];

/** Lists what the caller has reported. */
export function listing(of: ServiceVersion): Handler {
  return async (call) => {
    const uids = call.request.query.getAll('uid');
    const { rules } = call.state;
    const items = await read(call, (database) => listOf(call, of, database));
    const shown = items
      .filter(
        (item) => rules.isSeen(item, lookOf(call, of, 'list')) && rules.isAskedFor(item, uids),
      )
      .map((item) => rules.showsReport(item, of.version, rules));
    return json(200, shown);
  };
}

/** Reads one report by its id. */
export function reading(of: ServiceVersion): Handler {
  return async (call) => {
    const { rules } = call.state;
    const uid = call.params['uid'] ?? '';
    if (!rules.isUid(uid)) return rules.refusesUid('uid');
    const item = await read(call, (database) => findItem(database, uid));
    const isOurs = item?.service === of.service && rules.isSeen(item, lookOf(call, of, 'uid'));
    return isOurs ? json(200, rules.showsReport(item, of.version, rules)) : rules.notFound();
  };
}

/** How many reports the caller has made. */
export async function countReports(call: AdmittedCall, of: ServiceVersion): Promise<number> {
  const items = await read(call, (database) => listOf(call, of, database));
  return items.filter((item) => call.state.rules.isSeen(item, lookOf(call, of, 'count'))).length;
}

/** Creates or changes several, all or nothing (reference sdir 4.2). */
export function batch(of: ServiceVersion, kind: BatchWork['kind']): Handler {
  return async (call) => {
    const items = await listIn(call, { ...of, kind });
    return 'refused' in items ? items.refused : write(call, { ...of, kind, ...items });
  };
}

/** Creates or changes one: a batch of one whose answer is no list. */
export function single(of: ServiceVersion, kind: BatchWork['kind']): Handler {
  return async (call) => {
    const body = await readBody(call);
    if ('refused' in body) return body.refused;
    return write(call, { ...of, kind, items: [body.value] }, true);
  };
}

/** Says what a batch would be answered, and keeps nothing of it. */
export function prevalidation(of: ServiceVersion): Handler {
  return async (call) => {
    const items = await listIn(call, { ...of, kind: 'create' });
    if ('refused' in items) return items.refused;
    const { rules } = call.state;
    const result = await runBatch(call, { ...of, kind: 'create', isTrial: true, ...items });
    const failures = rules.prevalidates(result.failures);
    return failures.length > 0 ? rules.tellsFailures(failures) : json(200, []);
  };
}

type Listed = { readonly items: readonly unknown[] } | { readonly refused: Reply };

async function listIn(call: AdmittedCall, work: Omit<BatchWork, 'items'>): Promise<Listed> {
  const { rules } = call.state;
  const body = await readBody(call).catch((error: unknown) => keepOfCut(call, work, error));
  if ('refused' in body) return body;
  if (!Array.isArray(body.value)) return { refused: rules.refusesBody() };
  const items: readonly unknown[] = body.value;
  const refused = items.length === 0 ? rules.refusesEmpty() : undefined;
  if (refused !== undefined) return { refused };
  if (items.length <= rules.largestBatch()) return { items };
  const kept = items.slice(0, rules.keepsOfLarge(items.length));
  if (kept.length > 0) await runBatch(call, { ...work, items: kept });
  return { refused: rules.refusesLarge(rules.largestBatch()) };
}

/** Nothing of a body that was cut is kept, but by a fault. */
async function keepOfCut(
  call: AdmittedCall,
  work: Omit<BatchWork, 'items'>,
  error: unknown,
): Promise<never> {
  if (!(error instanceof CutBody)) throw error;
  const items = call.state.rules.keepsOfCut(wholeItems(error.bytes));
  if (items.length > 0) await runBatch(call, { ...work, items });
  throw error.cause;
}

async function write(call: AdmittedCall, work: BatchWork, isSingle = false): Promise<Reply> {
  const { rules } = call.state;
  const result = await runBatch(call, work).catch((error: unknown) => {
    if (error instanceof StoreFailure) return undefined;
    throw error;
  });
  if (result === undefined) return gatewayFailure();
  if (result.failures.length > 0) return rules.tellsFailures(result.failures);
  return told(call, work, { result, isSingle });
}

interface Told {
  readonly result: BatchResult;
  readonly isSingle: boolean;
}

function told(call: AdmittedCall, work: BatchWork, { result, isSingle }: Told): Reply {
  const { rules } = call.state;
  const status = work.kind === 'create' ? rules.createdStatus() : 200;
  const shown = rules
    .tellsStored(result.stored)
    .map((item) => rules.showsReport(item, work.version, rules));
  if (!isSingle) return json(status, shown);
  const location = locationOf(call, result.stored[0]);
  return json(status, shown[0], work.kind === 'create' ? [['Location', location]] : []);
}

function locationOf({ request }: AdmittedCall, item: Item | undefined): string {
  return `${request.path.replace(/\/$/, '')}/${item?.uid ?? ''}`;
}

function listOf(
  { state, organisation }: AdmittedCall,
  { service }: ServiceVersion,
  database: Database,
): readonly Item[] {
  return listItems(database, service, state.rules.listsReportsOf(organisation));
}

async function read<T>(call: AdmittedCall, use: (database: Database) => T): Promise<T> {
  const store = await call.state.store();
  return call.state.rules.readersWait() ? store.exclusive(use) : store.atOnce(use);
}

function lookOf({ organisation, nowMs }: AdmittedCall, of: ServiceVersion, by: Look['by']): Look {
  return { by, version: of.version, organisation, nowMs };
}
