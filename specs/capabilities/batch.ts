import { allow, textIn } from '../state-machine/row.ts';
import {
  namesIn,
  optionalTextIn,
  partIn,
  partsIn,
  pointerIn,
  rulesIn,
  statusesIn,
  toRequirement,
  wordIn,
  type Part,
  type Rules,
} from './part.ts';

/** Why an item fails. */
export const batchCauses = [
  /** It breaks the schema. */
  'schema',
  /** It names a code that no list has. */
  'unknown-code',
  /** It repeats what is stored already, or what stands beside it in the batch. */
  'duplicate',
  /** It contradicts stored data. */
  'conflict',
  /** The caller may not write that item. */
  'unauthorised',
  /** It says to update what does not exist. */
  'unknown-item',
] as const;
export type BatchCause = (typeof batchCauses)[number];

/** Where in the batch it stands. */
export const batchPositions = ['first', 'middle', 'last'] as const;
export type BatchPosition = (typeof batchPositions)[number];

/** What an API may promise of its batches, beside that no failing item leaves a trace. */
export const batchRules = [
  'stored-whole',
  'updated-whole',
  'one-item',
  'two-bad-items',
  'two-bad-updates',
  'empty',
  'maximum',
  'over-maximum',
  'same-item-twice',
  /** The client hangs up in the middle of the body. */
  'client-hangs-up',
  /** The client hangs up when all is sent and no answer has come. */
  'client-leaves-early',
  'store-fails',
  'store-fails-at-update',
  'overlapping',
  /** Where one of two overlapping batches is refused the other is whole. */
  'overlap-refused',
  'reader-sees-whole',
  /** After a refusal the good items alone are taken: no ghost of the first try stands in their way. */
  'no-ghost',
  /** Later too: nothing that was refused appears when time passes. */
  'never-later',
  /** Under every version and service: nothing is seen elsewhere. */
  'nowhere-else',
  /** What stood before stands unchanged. */
  'rest-untouched',
  'names-item',
  'names-every-item',
  'answers-in-order',
  'distinct-ids',
] as const;
export type BatchRule = (typeof batchRules)[number];

const kinds = ['create', 'update'] as const;
export type BatchKind = (typeof kinds)[number];

/** How an error may say which item failed: its place in the batch, a pointer into the body, or members of the item repeated. */
const ways = ['index', 'pointer', 'key'] as const;
export type NamingWay = (typeof ways)[number];

/** An operation that takes a list, all or nothing. */
export interface BatchOperation {
  readonly operation: string;
  readonly kind: BatchKind;
  /** The service it belongs to, for the hooks and the titles. */
  readonly service: string;
  /** JSON pointer to the list in the request; `''`: the body is the list. */
  readonly items: string;
  /** Target parameter that holds the largest number of items; absent or unset: not asked. */
  readonly maximum?: string;
  /** Only where the target has these features. */
  readonly features: readonly string[];
  readonly success: readonly number[];
  readonly refusal: readonly number[];
  /** What an empty list may be answered. */
  readonly empty: readonly number[];
  /** The causes that apply, each with the statuses that may tell of it. */
  readonly causes: Readonly<Partial<Record<BatchCause, readonly number[]>>>;
  readonly readBack: BatchReadBack;
  readonly naming: BatchNaming;
}

/** How stored items are read. */
export interface BatchReadBack {
  /** Lists what the caller may read. */
  readonly list: string;
  /** JSON pointer to the items in that answer. */
  readonly items: string;
  /** Reads one; absent where there is no such operation. */
  readonly read?: string;
  /** Path parameter of `read`. */
  readonly parameter?: string;
  /** JSON pointer to an item's id. */
  readonly id: string;
  /** JSON pointer to the list in the batch's own answer; absent where it tells nothing. */
  readonly answered?: string;
}

/** How a refusal says which item failed. */
export interface BatchNaming {
  readonly ways: readonly NamingWay[];
  /** Members (JSON pointers) of an item that name it when they are repeated. */
  readonly keys: readonly string[];
}

/** The batches of an API (a part of specs/apis/<api>/capabilities.yaml). */
export interface Batch {
  readonly requirements: Rules<BatchRule>;
  /** By kind, cause and position: the requirement that nothing is stored. */
  readonly refusals: BatchRefusals;
  readonly operations: readonly BatchOperation[];
  /** Operations that list all that a caller may read: a digest over their answers is the state. */
  readonly state: readonly string[];
}

export type BatchRefusals = Readonly<
  Partial<Record<BatchKind, Readonly<Partial<Record<BatchCause, Rules<BatchPosition>>>>>>
>;

/** Reads the part `batch` of a capabilities.yaml. */
export function toBatch(part: Part): Batch {
  allow(part, ['requirements', 'refusals', 'operations', 'state']);
  const state = namesIn(part, 'state');
  if (state.length === 0) part.complain('"state:" must name the operations that list everything');
  return {
    requirements: rulesIn(part, 'requirements', batchRules),
    refusals: toRefusals(partIn(part, 'refusals')),
    operations: partsIn(part, 'operations', 'operation').map(toOperation),
    state,
  };
}

function toRefusals(part: Part): BatchRefusals {
  allow(part, kinds);
  const given = kinds.filter((kind) => part.value[kind] !== undefined);
  return Object.fromEntries(
    given.map((kind) => [kind, toCauses(partIn(part, kind, `refusals ${kind}`))]),
  );
}

function toCauses(part: Part): Readonly<Partial<Record<BatchCause, Rules<BatchPosition>>>> {
  allow(part, batchCauses);
  const given = batchCauses.filter((cause) => part.value[cause] !== undefined);
  return Object.fromEntries(given.map((cause) => [cause, toPositions(part, cause)]));
}

/** One requirement per position: a list of three, first, middle, last. */
function toPositions(part: Part, cause: BatchCause): Rules<BatchPosition> {
  const value = part.value[cause];
  const ids: readonly unknown[] = Array.isArray(value) ? value : [];
  if (ids.length !== batchPositions.length)
    part.complain(`"${cause}:" must be a list of three requirements: ${batchPositions.join(', ')}`);
  return Object.fromEntries(
    batchPositions.map((position, index) => [position, toRequirement(part, cause, ids[index])]),
  );
}

function toOperation(part: Part): BatchOperation {
  allow(part, [...operationMembers]);
  const maximum = optionalTextIn(part, 'maximum');
  return {
    operation: textIn(part, 'operation'),
    kind: wordIn(part, 'kind', kinds),
    service: textIn(part, 'service'),
    items: pointerIn(part, 'items'),
    features: namesIn(part, 'features'),
    success: statusesIn(part, 'success'),
    refusal: statusesIn(part, 'refusal'),
    empty: statusesIn(part, 'empty'),
    causes: toCauseStatuses(partIn(part, 'causes')),
    readBack: toReadBack(partIn(part, 'read-back')),
    naming: toNaming(partIn(part, 'naming')),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

const operationMembers = [
  'operation',
  'kind',
  'service',
  'items',
  'maximum',
  'features',
  'success',
  'refusal',
  'empty',
  'causes',
  'read-back',
  'naming',
] as const;

function toCauseStatuses(part: Part): BatchOperation['causes'] {
  allow(part, batchCauses);
  const given = batchCauses.filter((cause) => part.value[cause] !== undefined);
  if (given.length === 0) part.complain(`must name at least one of ${batchCauses.join(', ')}`);
  return Object.fromEntries(given.map((cause) => [cause, statusesIn(part, cause)]));
}

function toReadBack(part: Part): BatchReadBack {
  allow(part, ['list', 'items', 'read', 'parameter', 'id', 'answered']);
  const read = optionalTextIn(part, 'read');
  const parameter = optionalTextIn(part, 'parameter');
  if ((read === undefined) !== (parameter === undefined))
    part.complain('"read:" and "parameter:" belong together');
  return {
    list: textIn(part, 'list'),
    items: pointerIn(part, 'items'),
    id: pointerIn(part, 'id'),
    ...(read === undefined || parameter === undefined ? {} : { read, parameter }),
    ...(part.value['answered'] === undefined ? {} : { answered: pointerIn(part, 'answered') }),
  };
}

function toNaming(part: Part): BatchNaming {
  allow(part, ['ways', 'keys']);
  const named = namesIn(part, 'ways');
  for (const one of named)
    if (!ways.some((way) => way === one))
      part.complain(`way "${one}" is none of ${ways.join(', ')}`);
  const keys = namesIn(part, 'keys');
  if (named.includes('key') && keys.length === 0) part.complain('way "key" needs "keys:"');
  return { ways: ways.filter((way) => named.includes(way)), keys };
}
