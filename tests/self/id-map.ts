import type { Answer } from './recording.ts';

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Which id of the mock stands for a recorded one, learnt from answers as they come. */
export class IdMap {
  private readonly known = new Map<string, string>();

  /** A text with every known recorded id replaced, in its own case. */
  replace(text: string): string {
    return text.replace(guid, (found) => {
      const own = this.known.get(found.toLowerCase());
      if (own === undefined) return found;
      return found === found.toUpperCase() ? own.toUpperCase() : own;
    });
  }

  /** Learns from two answers to the same request. */
  learn(recorded: Answer, actual: Answer): void {
    this.pair(recorded.location, actual.location);
    this.walk(parsed(recorded.body), parsed(actual.body));
  }

  private walk(a: unknown, b: unknown): void {
    if (typeof a === 'string' && typeof b === 'string') return this.pair(a, b);
    if (Array.isArray(a) && Array.isArray(b)) return this.walkList(a, b);
    if (!isRecord(a) || !isRecord(b)) return;
    for (const key of Object.keys(a)) if (key !== 'traceId') this.walk(a[key], b[key]);
  }

  // Data elements are paired by type and name: calls sent at once leave them in any order.
  private walkList(a: readonly unknown[], b: readonly unknown[]): void {
    const left = [...b];
    for (const item of a) {
      const at = left.findIndex((one) => labelOf(one) === labelOf(item));
      if (at >= 0) this.walk(item, left.splice(at, 1)[0]);
    }
  }

  private pair(a: string | undefined, b: string | undefined): void {
    const recorded = a?.match(guid) ?? [];
    const actual = b?.match(guid) ?? [];
    if (recorded.length !== actual.length) return;
    recorded.forEach((id, i) => {
      const key = id.toLowerCase();
      if (!this.known.has(key)) this.known.set(key, actual[i]?.toLowerCase() ?? '');
    });
  }
}

function labelOf(value: unknown): string {
  if (!isRecord(value)) return typeof value;
  return `${JSON.stringify(value['dataType'])} ${JSON.stringify(value['filename'])}`;
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
