import type { Reply } from '../../server/message.ts';
import type { EventsCall } from '../call.ts';
import { defects } from '../defects.ts';
import { toEventJson } from '../events/cloud-event.ts';
import type { StoredEvent } from '../events/store.ts';
import { cloudEventsType, textReply, toJsonText, unhandled } from '../replies.ts';
import type { Visibility } from '../rules/lists.ts';
import { BadPattern } from './like.ts';
import { isHeaderText } from './next.ts';

/** What a list asks of the store. */
export interface Selection {
  readonly list: Visibility['list'];
  readonly after?: string | undefined;
  readonly size: number;
  readonly wants: (row: StoredEvent) => boolean;
  /** Whether the caller may see the event, asked after the page is cut. */
  readonly mayRead: (row: StoredEvent) => boolean;
  /** Whether `next` carries the subject of the first event. */
  readonly tellsSubject?: boolean;
}

/** One page of events with the header `next` (reference altinn-platform 5.3, 11.3). */
export function showPage(call: EventsCall, selection: Selection): Reply {
  try {
    return answer(call, pageOf(call, selection), selection);
  } catch (error) {
    // What the database refuses nobody catches.
    if (error instanceof BadPattern) return unhandled();
    throw error;
  }
}

interface Page {
  readonly shown: readonly StoredEvent[];
  /** The last row that was read, shown or not. */
  readonly last: StoredEvent | undefined;
}

function pageOf({ state }: EventsCall, selection: Selection): Page {
  const { rules, events, world } = state;
  const nowMs = world.clock.now().getTime();
  const { list, after, size, wants } = selection;
  const start = rules.firstSequence(events.rows, after, world);
  const rows = rules
    .orders(events.rows)
    .filter((row) => rules.isVisible({ list, row, rows: events.rows, nowMs, world }))
    .filter((row) => row.sequence > start && wants(row));
  const read = rows.slice(0, size);
  return { shown: read.filter((row) => selection.mayRead(row)), last: read.at(-1) };
}

function answer(call: EventsCall, { shown, last }: Page, selection: Selection): Reply {
  const { rules, world } = call.state;
  const text = `[${shown.map(({ event }) => toJsonText(rules.writes(toEventJson(event)))).join(', ')}]`;
  const cursor = world.has(defects.deniedPageEnds) ? shown.at(-1) : last;
  const reply = textReply(200, text, { mediaType: cloudEventsType });
  if (cursor === undefined) return reply;
  const subject = selection.tellsSubject === true ? shown[0] : undefined;
  const address = rules.tellsNext(
    {
      request: call.request,
      after: rules.cursorOf(cursor, world),
      subject: subject?.event.attributes['subject'],
    },
    world,
  );
  if (address === undefined) return reply;
  if (!isHeaderText(address)) return unhandled();
  return { ...reply, headers: [...reply.headers, ['next', address]] };
}
