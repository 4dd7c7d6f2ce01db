import { setTimeout as pause } from 'node:timers/promises';
import { SuiteError } from '#specs';
import type { LiveExchange } from '#environments';
import type { FiksBench } from './fiks-bench.ts';
import { rowsOf } from './seen-lists.ts';

/** One look at a forsendelse. */
export interface Observation {
  readonly status: string;
  /** As answered, RFC 3339. */
  readonly sisteStatusEndring: string;
  /** Milliseconds since 1970, when the answer came; see `nowOf`. */
  readonly seenAtMs: number;
  readonly exchange: LiveExchange;
}

/** Who acts on a forsendelse outside of its sender's systems; only a mock can be told. */
export type Act = 'read' | 'collect' | 'stop' | 'sign' | 'refuse-signature';

const lookEveryMs = 2000;
const patienceMs = 60_000;

/** A mock is looked at often at first, so that no state is missed, and then waited for. */
const movesMs = [lookEveryMs, lookEveryMs, lookEveryMs, 10_000, 60_000, 600_000];

/** Hours as milliseconds. */
export const hours = (count: number): number => count * 3_600_000;

/**
 * The present by which times in an answer are judged, in milliseconds since 1970: that of the service where its clock
 * is ahead of ours, since a mock's clock is moved by others too. A Date header is cut to its second.
 */
export function nowOf(exchange: LiveExchange): number {
  const told = Date.parse(exchange.header('date') ?? '');
  return Math.max(Date.now(), Number.isNaN(told) ? 0 : told + 999);
}

/** Sees forsendelser change: a mock is told to let time pass, elsewhere it is waited for. */
export class Life {
  private readonly on: FiksBench;
  private readonly kept = new Map<string, Observation[]>();

  constructor(on: FiksBench) {
    this.on = on;
  }

  /** Every look at a forsendelse that showed a status, in their order. */
  looks(id: string): readonly Observation[] {
    return this.kept.get(id) ?? [];
  }

  /** The status now; undefined where status-sok does not know the id. */
  async look(id: string): Promise<Observation | undefined> {
    const exchange = await this.on.send('hentStatuser', { json: { forsendelseIds: [id] } });
    const [row] = rowsOf(exchange, id);
    if (row?.status === undefined || row.sisteStatusEndring === undefined) return undefined;
    const { status, sisteStatusEndring } = row;
    const seen = { status, sisteStatusEndring, seenAtMs: nowOf(exchange), exchange };
    this.kept.set(id, [...this.looks(id), seen]);
    return seen;
  }

  /** The status now; inconclusive where status-sok does not tell it. */
  async seen(id: string): Promise<Observation> {
    return (
      (await this.look(id)) ??
      this.on.bench.inconclusive('status-sok does not tell the status of what was just sent')
    );
  }

  /** Lets time pass for this forsendelse. Only where the mock can be told: scenarios name `control` as a need. */
  async pass(id: string, ms: number): Promise<void> {
    await this.on.bench.session.control?.passTime(id, ms);
  }

  /** Lets a moment pass for this forsendelse: a mock is told to, elsewhere it is waited for. */
  async later(id: string): Promise<void> {
    const { control } = this.on.bench.session;
    if (control === undefined) await pause(lookEveryMs);
    else await unlessRefused(control.passTime(id, lookEveryMs));
  }

  /** Lets somebody act on this forsendelse. Only where the mock can be told. */
  async act(id: string, act: Act): Promise<void> {
    await this.on.bench.session.control?.actOn(id, act);
  }

  /** Lets somebody try to act; false where the mock does not let him. */
  attempt(id: string, act: Act): Promise<boolean> {
    return unlessRefused(this.act(id, act));
  }

  /**
   * Looks until the status is none of those that only pass (received, accepted), and gives the last look:
   * on a mock time is moved, elsewhere a minute is waited.
   */
  settled(id: string, passing: readonly string[] = ['MOTTATT', 'AKSEPTERT']): Promise<Observation> {
    return this.until(id, ({ status }) => !passing.includes(status));
  }

  /** Looks until it holds, or patience ends; gives the last look. */
  async until(id: string, holds: (seen: Observation) => boolean): Promise<Observation> {
    const { control } = this.on.bench.session;
    const deadlineMs = Date.now() + patienceMs;
    for (let round = 0; ; round += 1) {
      const seen = await this.seen(id);
      const moveMs = movesMs[round];
      const isLast = control === undefined ? Date.now() > deadlineMs : moveMs === undefined;
      if (holds(seen) || isLast) return seen;
      if (control === undefined) await pause(lookEveryMs);
      else await control.passTime(id, moveMs ?? 0);
    }
  }
}

/** False where the mock does not obey: it does not know the id, or the act is not possible now. */
async function unlessRefused(order: Promise<void>): Promise<boolean> {
  try {
    await order;
    return true;
  } catch (error) {
    if (error instanceof SuiteError && error.code === 'control-refused') return false;
    throw error;
  }
}
