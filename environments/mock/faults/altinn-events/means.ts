import type { EventsCall } from '../../altinn-events/call.ts';
import { eventsRules } from '../../altinn-events/rules.ts';
import { isRecord } from '../../server/narrow.ts';
import type { EventsFault } from './fault.ts';

/** The rules as the mock has them: what a fault leaves alone. */
export const own = eventsRules;

/** The three lists of events. */
export const lists = ['listAppEvents', 'listPartyEvents', 'listEvents'];

type Misread = Required<EventsFault>['requests'];

/** Understands another query than was sent. */
export function misreadQuery(
  routes: readonly string[],
  change: (query: URLSearchParams, call: EventsCall) => void,
): Misread {
  return {
    routes,
    change: (call) => {
      const query = new URLSearchParams(call.request.query);
      change(query, call);
      return { ...call, request: { ...call.request, query } };
    },
  };
}

/** Does not see a header, or sees another value; only where the condition holds. */
export function misreadHeader(
  routes: readonly string[],
  { name, value, when = () => true }: HeaderChange,
): Misread {
  return {
    routes,
    change: (call) => {
      if (!when(call)) return call;
      const { header, ...request } = call.request;
      const changed = (asked: string): string | undefined =>
        asked.toLowerCase() === name.toLowerCase() ? value : header(asked);
      return { ...call, request: { ...request, header: changed } };
    },
  };
}

interface HeaderChange {
  readonly name: string;
  readonly value?: string;
  readonly when?: (call: EventsCall) => boolean;
}

type Json = Readonly<Record<string, unknown>>;

/** Understands another JSON object than was sent; a body that is none stays. */
export function misreadBody(routes: readonly string[], change: (body: Json) => unknown): Misread {
  return misreadValue(routes, (value) => (isRecord(value) ? change(value) : value));
}

/** Understands another JSON value than was sent; undefined where it cannot be read. */
export function misreadValue(
  routes: readonly string[],
  change: (value: unknown) => unknown,
): Misread {
  return {
    routes,
    change: (call) => {
      const value = change(jsonOf(call.request.body));
      if (value === undefined) return call;
      return { ...call, request: { ...call.request, body: Buffer.from(JSON.stringify(value)) } };
    },
  };
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** Understands a member that is missing or empty as this. */
export function filled(routes: readonly string[], members: Json): Misread {
  return misreadBody(routes, (body) => {
    const missing = Object.entries(members).filter(([name]) => (body[name] ?? '') === '');
    return { ...body, ...Object.fromEntries(missing) };
  });
}

/** An object without this member. */
export function without(value: Json, name: string): Json {
  return Object.fromEntries(Object.entries(value).filter(([own]) => own !== name));
}

/** A good event, for bodies that are none. */
export const goodEvent = {
  specversion: '1.0',
  id: 'made-by-fault',
  type: 'made.by.fault',
  source: 'https://samsvar.invalid/fault',
  resource: 'urn:altinn:resource:kontrakt-tjeneste',
} as const;
