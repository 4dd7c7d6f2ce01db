import { setTimeout as pause } from 'node:timers/promises';
import type { LiveExchange } from '#environments';
import type { FiksBench } from './fiks-bench.ts';

/** One look at a forsendelse. */
export interface Observation {
  readonly status: string;
  /** As answered, RFC 3339. */
  readonly sisteStatusEndring: string;
  /** Milliseconds since 1970, when the answer came. */
  readonly seenAtMs: number;
  readonly exchange: LiveExchange;
}

/** Who acts on a forsendelse outside of its sender's systems; only a mock can be told. */
export type Act = 'read' | 'collect' | 'stop' | 'sign' | 'refuse-signature';

const lookEveryMs = 2000;
const patienceMs = 60_000;

/** Hours as milliseconds. */
export const hours = (count: number): number => count * 3_600_000;

/** Sees forsendelser change: a mock is told to let time pass, elsewhere it is waited for. */
export class Life {
  private readonly on: FiksBench;

  constructor(on: FiksBench) {
    this.on = on;
  }

  /** The status now; undefined where status-sok does not know the id. */
  async look(id: string): Promise<Observation | undefined> {
    const exchange = await this.on.send('hentStatuser', { json: { forsendelseIds: [id] } });
    const { statuser = [] } = (exchange.json() ?? {}) as StatusList;
    const row = statuser.find((one) => one.id?.toLowerCase() === id.toLowerCase());
    if (row?.status === undefined || row.sisteStatusEndring === undefined) return undefined;
    const { status, sisteStatusEndring } = row;
    return { status, sisteStatusEndring, seenAtMs: Date.now(), exchange };
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

  /** Lets somebody act on this forsendelse. Only where the mock can be told. */
  async act(id: string, act: Act): Promise<void> {
    await this.on.bench.session.control?.actOn(id, act);
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
      const isLast = control === undefined ? Date.now() > deadlineMs : round > 5;
      if (holds(seen) || isLast) return seen;
      if (control === undefined) await pause(lookEveryMs);
      else await control.passTime(id, lookEveryMs);
    }
  }
}

interface StatusList {
  readonly statuser?: readonly {
    readonly id?: string;
    readonly status?: string;
    readonly sisteStatusEndring?: string;
  }[];
}
