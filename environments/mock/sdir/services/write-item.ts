import type { AdmittedCall } from '../call.ts';
import type { ReportService } from '../gateway/places.ts';
import type { BatchCause, ItemFailure } from '../rules/batch.ts';
import type { Database } from '../store/database.ts';
import {
  changeItem,
  findItem,
  insertItem,
  isSlotTaken,
  type Content,
  type Item,
  type NewItem,
} from '../store/items.ts';
import { isRecord, textOf } from '../../server/narrow.ts';
import { models } from './models.ts';
import { readReport, type ReportProblem } from './read-report.ts';

/** What an item of a batch is written with. */
export interface Writing {
  readonly call: AdmittedCall;
  readonly database: Database;
  readonly service: ReportService;
  readonly version: string;
  readonly kind: 'create' | 'update';
  readonly batch: string;
}

/** The id of an item that was written, or why it was not. */
export type Written = { readonly uid: string } | { readonly failure: ItemFailure };

/** Writes one item in the transaction that is open. */
export function writeItem(writing: Writing, json: unknown, index: number): Written {
  const fail = (cause: BatchCause, problem: ReportProblem): Written => ({
    failure: { index, cause, ...problem },
  });
  const { rules } = writing.call.state;
  const fields = models[writing.service].fields[writing.version] ?? [];
  const reading = readReport(json, fields, rules);
  if ('problems' in reading) return fail('schema', summary(reading.problems));
  const { content } = reading;
  const refused = refusalOf(writing, content);
  if (refused !== undefined) return fail(...refused);
  const found = whatIsChanged(writing, json);
  if (found !== undefined && 'cause' in found) return fail(found.cause, uidProblem(found.cause));
  return store(writing, toNewItem({ writing, json, content, found }), fail);
}

function summary(problems: readonly ReportProblem[]): ReportProblem {
  const [first] = problems;
  const message = problems.map((one) => one.message).join(' ');
  return { field: first?.field ?? '', message };
}

type Refused = readonly [BatchCause, ReportProblem];

function refusalOf({ call, service }: Writing, content: Content): Refused | undefined {
  const { rules } = call.state;
  const sender = { organisation: call.organisation, service };
  const code = String(content['code']);
  const refuse = (cause: BatchCause, field: string, message: string): Refused => [
    cause,
    { field, message },
  ];
  if (!rules.isKnownCode(service, code))
    return refuse('unknown-code', 'code', 'The code is not known.');
  const [oddity] = rules.findsOddities(service, content);
  if (oddity !== undefined) return ['schema', oddity];
  if (!rules.mayReportFor(sender, String(content['organisation'])))
    return refuse('unauthorised', 'organization', 'The organisation may not be reported for.');
  if (!rules.isApprovedFor(sender, code))
    return refuse('unauthorised', 'code', 'The institution is not approved for the course.');
  return undefined;
}

interface NotChanged {
  readonly cause: 'schema' | 'unauthorised' | 'unknown-item';
}

/** The item that an update is about; undefined where the batch creates. */
function whatIsChanged(writing: Writing, json: unknown): Item | NotChanged | undefined {
  if (writing.kind === 'create') return undefined;
  const { rules } = writing.call.state;
  const uid = isRecord(json) ? textOf(json['uid']) : '';
  if (!rules.isUid(uid)) return { cause: 'schema' };
  const item = rules.findsToChange(findItem(writing.database, uid));
  if (item?.service !== writing.service) return { cause: 'unknown-item' };
  return rules.mayChange(item, writing.call.organisation) ? item : { cause: 'unauthorised' };
}

function uidProblem(cause: NotChanged['cause']): ReportProblem {
  const texts = {
    schema: 'The uid field is required.',
    unauthorised: 'The item may not be changed.',
    'unknown-item': 'There is no such item.',
  } as const;
  return { field: 'uid', message: texts[cause] };
}

interface Accepted {
  readonly writing: Writing;
  readonly json: unknown;
  readonly content: Content;
  readonly found: Item | undefined;
}

function toNewItem({ writing, json, content, found }: Accepted): NewItem {
  const { call, service, batch } = writing;
  const sent = isRecord(json) ? json['uid'] : undefined;
  return {
    uid: found?.uid ?? call.state.rules.newUid(sent),
    service,
    organisation: found?.organisation ?? call.organisation,
    batch,
    writtenMs: call.nowMs,
    content,
    place: models[service].placeOf(content),
  };
}

/** The database itself refuses a second report of the same identity. */
function store(
  { database, kind }: Writing,
  item: NewItem,
  fail: (cause: BatchCause, problem: ReportProblem) => Written,
): Written {
  try {
    if (kind === 'create') insertItem(database, item);
    else changeItem(database, item);
  } catch (error) {
    if (!/UNIQUE constraint/.test(String(error))) throw error;
    return fail('duplicate', { field: '', message: 'The same is reported already.' });
  }
  if (!isSlotTaken(database, item)) return { uid: item.uid };
  return fail('conflict', { field: '', message: 'It overlaps with what is reported.' });
}
