import type { LiveExchange } from '#environments';

/** A CloudEvent as it is listed or sent; what a scenario reads of it. */
export interface CloudEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly specversion: string;
  readonly time?: string;
  readonly subject?: string;
  readonly resource: string;
  readonly [attribute: string]: unknown;
}

/** The events of an answer; none where it is no list of them. */
export function eventsIn(exchange: LiveExchange): readonly CloudEvent[] {
  const value = valueOf(exchange.text());
  return Array.isArray(value) ? value.filter(isEvent) : [];
}

/** The event in a text, or undefined. */
export function eventOf(text: string): CloudEvent | undefined {
  const value = valueOf(text);
  return isEvent(value) ? value : undefined;
}

/** Ids in their order. */
export function idsIn(exchange: LiveExchange): readonly string[] {
  return eventsIn(exchange).map(({ id }) => id);
}

/** What names an event: source and id together (CloudEvents 1.0.2, 3.1.1). */
export function keyOf({ source, id }: CloudEvent): string {
  return `${source} ${id}`;
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isEvent(value: unknown): value is CloudEvent {
  if (typeof value !== 'object' || value === null) return false;
  return ['id', 'source', 'type'].every(
    (name) => typeof (value as Record<string, unknown>)[name] === 'string',
  );
}
