import type { BatchCause, BatchFacts, ItemFailure, Kept } from '../../sdir/rules/batch.ts';
import type { Look } from '../../sdir/rules/reports.ts';
import type { ReportService } from '../../sdir/gateway/places.ts';
import type { Item } from '../../sdir/store/items.ts';
import type { SdirFault } from './fault.ts';
import { own } from './means.ts';

type Position = 'first' | 'middle' | 'last';
type Kind = BatchFacts['kind'];

/** Where a partial commit happens. */
interface Where {
  readonly kind: Kind;
  readonly cause: BatchCause;
  readonly position?: Position;
  readonly service?: ReportService;
  readonly version?: string;
}

/** What of the batch stays, by its place beside the first item that fails. */
const stays = {
  before: (failed: number) => (index: number) => index < failed,
  after: (failed: number) => (index: number) => index > failed,
  others: (failed: number) => (index: number) => index !== failed,
} as const;
type Part = keyof typeof stays;

/** A batch that fails there keeps that part of its items. */
function keeping(
  where: Where,
  part: Part,
): (facts: BatchFacts, failures: readonly ItemFailure[]) => Kept {
  return (facts, failures) => {
    const [failed] = failures;
    if (failed === undefined || !isThere(where, facts, failed)) return own.keeps(facts, failures);
    return stays[part](failed.index);
  };
}

function isThere(where: Where, facts: BatchFacts, failed: ItemFailure): boolean {
  const { kind, cause, position, service = facts.service, version = facts.version } = where;
  const isPlace = position === undefined || position === positionOf(failed.index, facts.count);
  const isService = service === facts.service && version === facts.version;
  return kind === facts.kind && cause === failed.cause && isPlace && isService;
}

function positionOf(index: number, count: number): Position {
  if (index === 0) return 'first';
  return index === count - 1 ? 'last' : 'middle';
}

const causes: Readonly<Record<Kind, readonly (readonly [cause: BatchCause, firstId: number])[]>> = {
  create: [
    ['schema', 101],
    ['unknown-code', 104],
    ['duplicate', 107],
    ['conflict', 110],
    ['unauthorised', 113],
  ],
  update: [
    ['schema', 121],
    ['unknown-code', 124],
    ['conflict', 127],
    ['unauthorised', 130],
    ['unknown-item', 133],
    ['duplicate', 139],
  ],
};

/** By position: the parts of a batch that can stay, and the place of its requirement among three. */
const positions: readonly (readonly [position: Position, place: number, parts: readonly Part[]])[] =
  [
    ['first', 0, ['after']],
    ['middle', 1, ['before', 'after']],
    ['last', 2, ['before']],
  ];

const kinds: readonly Kind[] = ['create', 'update'];

/** Partial commits that the lists show: by kind of batch, cause, position, and what stays. */
const listed: readonly SdirFault[] = kinds.flatMap((kind) =>
  causes[kind].flatMap(([cause, firstId]) =>
    positions.flatMap(([position, place, parts]) =>
      parts.map((part) => ({
        id: `sdir-${kind}-${cause}-${position}-keeps-${part}`,
        breaks: `A batch (${kind}) whose ${position} item fails (${cause}) keeps the items ${part} it.`,
        aimedAt: `SDIR-BATCH-${firstId + place}`,
        rules: { keeps: keeping({ kind, cause, position }, part) },
      })),
    ),
  ),
);

/** How what stays is seen: everywhere else than in the list, or later. */
interface Visibility {
  readonly id: string;
  readonly says: string;
  readonly aimedAt: string;
  readonly where: Where;
  /** Whether what a refused batch left is seen so. */
  readonly isSeen: (item: Item, look: Look) => boolean;
}

const hourMs = 3_600_000;
const later = (item: Item, { nowMs }: Look): boolean => nowMs > item.writtenMs + hourMs;
const never = (): boolean => false;
const under =
  (version: string) =>
  (_item: Item, look: Look): boolean =>
    look.version === version;

const visibilities: readonly Visibility[] = [
  ...(['competence', 'course', 'seagoing'] as const).flatMap((service): Visibility[] => [
    {
      id: `sdir-create-${service}-appears-later`,
      says: 'what stays appears an hour later',
      aimedAt: 'SDIR-BATCH-014',
      where: { kind: 'create', cause: 'unknown-code', service },
      isSeen: later,
    },
    {
      id: `sdir-create-${service}-leaves-ghost`,
      says: 'what stays is seen nowhere, and stands in the way of the next try',
      aimedAt: 'SDIR-BATCH-013',
      where: { kind: 'create', cause: 'unknown-code', service },
      isSeen: never,
    },
  ]),
  {
    id: 'sdir-create-v1-seen-in-v2',
    says: 'what stays of version 1 is seen in version 2 alone',
    aimedAt: 'SDIR-BATCH-015',
    where: { kind: 'create', cause: 'schema', service: 'competence', version: '1' },
    isSeen: under('2'),
  },
  {
    id: 'sdir-create-v2-seen-in-v1',
    says: 'what stays of version 2 is seen in version 1 alone',
    aimedAt: 'SDIR-BATCH-015',
    where: { kind: 'create', cause: 'schema', service: 'competence', version: '2' },
    isSeen: under('1'),
  },
];

/** Partial commits that the list of the batch does not show at once. */
const hidden: readonly SdirFault[] = visibilities.map(({ id, says, aimedAt, where, isSeen }) => ({
  id,
  breaks: `A refused batch keeps its good items: ${says}.`,
  aimedAt,
  rules: {
    keeps: keeping(where, 'others'),
    isSeen: (item, look) =>
      own.isSeen(item, look) && (item.outcome !== 'refused' || isSeen(item, look)),
  },
}));

const two = (facts: BatchFacts, failures: readonly ItemFailure[], kind: Kind): Kept => {
  if (facts.kind !== kind || failures.length < 2) return own.keeps(facts, failures);
  const failed = new Set(failures.map(({ index }) => index));
  return (index) => !failed.has(index);
};

/** Partial commits of other batches than those with one bad item. */
const other: readonly SdirFault[] = [
  ...kinds.map((kind) => ({
    id: `sdir-${kind}-two-bad-keeps-rest`,
    breaks: `A batch (${kind}) with two bad items keeps the others.`,
    aimedAt: kind === 'create' ? 'SDIR-BATCH-003' : 'SDIR-BATCH-137',
    rules: {
      keeps: (facts: BatchFacts, failures: readonly ItemFailure[]) => two(facts, failures, kind),
    },
  })),
  {
    id: 'sdir-same-twice-keeps-first',
    breaks: 'A batch that is refused for an item that stands in it twice keeps the others.',
    aimedAt: 'SDIR-BATCH-007',
    rules: {
      keeps: (facts, failures) =>
        facts.count === 3 && failures[0]?.cause === 'duplicate'
          ? stays.before(2)
          : own.keeps(facts, failures),
    },
  },
  ...kinds.map((kind) => ({
    id: `sdir-${kind}-store-failure-keeps-written`,
    breaks: `A batch (${kind}) during which the store fails keeps what was written before.`,
    aimedAt: kind === 'create' ? 'SDIR-BATCH-010' : 'SDIR-BATCH-138',
    rules: {
      keepsOfFailed: (facts: BatchFacts, written: number) =>
        facts.kind === kind ? stays.before(written) : own.keepsOfFailed(facts, written),
    },
  })),
  {
    id: 'sdir-store-failure-at-end-keeps-written',
    breaks: 'A batch whose last item the store cannot write keeps the others.',
    aimedAt: 'SDIR-BATCH-010',
    rules: {
      keepsOfFailed: (facts, written) =>
        written === facts.count - 1 ? stays.before(written) : 'none',
    },
  },
  {
    id: 'sdir-hang-up-keeps-what-came',
    breaks: 'A batch whose client hangs up in the body keeps the items that came.',
    aimedAt: 'SDIR-BATCH-008',
    rules: { keepsOfCut: (whole) => whole },
  },
  {
    id: 'sdir-hang-up-keeps-first',
    breaks: 'A batch whose client hangs up in the body keeps its first item.',
    aimedAt: 'SDIR-BATCH-008',
    rules: { keepsOfCut: (whole) => whole.slice(0, 1) },
  },
  {
    id: 'sdir-client-leaves-batch-stops',
    breaks: 'A batch whose client is gone stops where it is and is kept so.',
    aimedAt: 'SDIR-BATCH-009',
    rules: { goesOnAlone: () => false },
  },
  {
    id: 'sdir-too-large-keeps-maximum',
    breaks: 'A batch that is too large keeps as many items as the maximum.',
    aimedAt: 'SDIR-BATCH-006',
    rules: { keepsOfLarge: () => own.largestBatch() },
  },
  {
    id: 'sdir-prevalidation-stores',
    breaks: 'A prevalidation stores its good items.',
    aimedAt: 'SDIR-BATCH-022',
    rules: { keepsPrevalidated: () => true },
  },
];

/** Batches of which a part stays: by position, cause and how it is seen. */
export const partialCommitFaults: readonly SdirFault[] = [...listed, ...hidden, ...other];
