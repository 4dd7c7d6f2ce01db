import type { ProcessEvent, StoredProcess } from '../instances/instance.ts';

/** One item of GET process/history; `occured` is the service's own spelling. */
export interface HistoryItem {
  readonly eventType: ProcessEvent['type'];
  readonly elementId: string;
  readonly occured: string;
  started: string | null;
  ended: string | null;
  readonly performedBy: string;
}

/**
 * Folds process events to one item per element (reference 2.6 and 12): a task's first visit counts
 * from the start of the process, a later one from its own time; a task left by reject stays open.
 */
export function foldHistory(
  events: readonly ProcessEvent[],
  process: StoredProcess | null,
): HistoryItem[] {
  const items: HistoryItem[] = [];
  for (const event of events) folds[event.type](event, { items, process });
  return items;
}

interface Folding {
  readonly items: HistoryItem[];
  readonly process: StoredProcess | null;
}

const folds: Readonly<Record<ProcessEvent['type'], (event: ProcessEvent, fold: Folding) => void>> =
  {
    process_StartEvent: (event, fold) => fold.items.push(itemOf(event)),
    process_StartTask: visit,
    process_EndTask: (event, fold) => {
      const item = visited(event, fold);
      if (item !== undefined) item.ended = event.at;
    },
    process_AbandonTask: () => undefined,
    process_EndEvent: (event, fold) => fold.items.push(itemOf(event)),
    Submited: () => undefined,
  };

function visit(event: ProcessEvent, fold: Folding): void {
  const again = visited(event, fold);
  if (again !== undefined) {
    again.started = event.at;
    return;
  }
  const began = fold.process?.started ?? event.at;
  fold.items.push({ ...itemOf(event), occured: began, started: began });
}

function visited(event: ProcessEvent, fold: Folding): HistoryItem | undefined {
  return fold.items.find(
    (item) => item.eventType === 'process_StartTask' && item.elementId === event.elementId,
  );
}

function itemOf(event: ProcessEvent): HistoryItem {
  const { type, elementId, at, performedBy } = event;
  return { eventType: type, elementId, occured: at, started: null, ended: null, performedBy };
}
