import {
  applyWaivers,
  matchDefect,
  type CheckReport,
  type Contract,
  type Defect,
  type EntryFinding,
  type Exchange,
  type Finding,
  type Register,
  type Waiver,
} from '#specs';
import { DataSurvivesRefusal } from '../checks/data-survives-refusal.ts';
import { judgeExchange, type JudgedExchange } from '../checks/judge-exchange.ts';
import { readHar, type HarEntry } from './read-har.ts';
import { toExchange } from './to-exchange.ts';

/** What recorded traffic is judged against. */
export interface Judges {
  readonly contracts: readonly Contract[];
  readonly register: Register;
  /** Those that may cover findings; default: none. */
  readonly waivers?: readonly Waiver[];
  /** Masks what must not be shown in findings. */
  readonly mask: (text: string) => string;
  /** Told of every entry: the operation that it asks, undefined where that is none of the contracts. */
  readonly onEntry?: (place: EntryPlace, operationId: string | undefined) => void;
}

/** Which entry of which file. */
export interface EntryPlace {
  readonly file: string;
  readonly entry: number;
}

/**
 * Judges every entry of HAR files as if the suite had sent it; memory holds one entry and the findings.
 * Throws `har-unreadable`.
 */
export async function judgeRecordings(
  files: readonly string[],
  judges: Judges,
): Promise<CheckReport> {
  const tally = new Tally(judges);
  for (const file of files) {
    const sequence = new DataSurvivesRefusal();
    for await (const entry of readHar(file)) {
      const judged = judgeEntry(entry, sequence, judges);
      judges.onEntry?.({ file, entry: entry.index }, judged?.operationId);
      tally.add(judged, { entry: entry.index, ...(files.length > 1 ? { file } : {}) });
    }
  }
  return tally.report();
}

type Place = Pick<EntryFinding, 'entry' | 'file'>;

/** Adds entries up to a report. */
class Tally {
  readonly #judges: Judges;
  readonly #counts = { entries: 0, matched: 0, unmatched: 0, unanswered: 0 };
  readonly #findings: { readonly place: Place; readonly finding: Finding }[] = [];
  readonly #defects = new Map<string, Defect>();

  constructor(judges: Judges) {
    this.#judges = judges;
  }

  add(judged: JudgedEntry | undefined, place: Place): void {
    this.#counts.entries += 1;
    this.#counts[judged === undefined ? 'unmatched' : 'matched'] += 1;
    if (judged === undefined) return;
    if (!judged.answered) this.#counts.unanswered += 1;
    for (const { finding, defect } of judged.findings) {
      this.#findings.push({ place, finding });
      if (defect !== undefined) this.#defects.set(defect.id, defect);
    }
  }

  report(): CheckReport {
    const defects = [...this.#defects.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const { waivers = [], register } = this.#judges;
    const all = this.#findings.map(({ finding }) => finding);
    const scope = { requirements: register.requirements, now: new Date() };
    const waived = applyWaivers(all, waivers, scope);
    const findings = waived.findings.map((finding, at) => ({
      ...(this.#findings[at]?.place ?? { entry: 0 }),
      ...toEntryFinding(finding, this.#judges),
    }));
    return { ...this.#counts, findings, defects, waivers: waived.applied };
  }
}

interface Explained {
  readonly finding: Finding;
  readonly defect: Defect | undefined;
}

interface JudgedEntry {
  readonly operationId: string;
  readonly answered: boolean;
  readonly findings: readonly Explained[];
}

/** `undefined` where no operation of the contracts is asked. */
function judgeEntry(
  entry: HarEntry,
  sequence: DataSurvivesRefusal,
  judges: Judges,
): JudgedEntry | undefined {
  const exchange = toExchange(entry);
  if (exchange === undefined) return undefined;
  const judged = judgeExchange(judges.contracts, exchange);
  if (judged.operation === undefined) return undefined;
  const findings = [
    ...judged.findings,
    ...sequenceFindings({ sequence, exchange, judged, entry: entry.index }),
  ];
  return {
    operationId: judged.operation.id,
    answered: exchange.response !== undefined,
    findings: findings.map((finding) => explain(asClient(finding), exchange, judges.register)),
  };
}

interface InSequence {
  readonly sequence: DataSurvivesRefusal;
  readonly exchange: Exchange;
  readonly judged: JudgedExchange;
  readonly entry: number;
}

/** Not said again where the answer alone already shows it. */
function sequenceFindings({ sequence, exchange, judged, entry }: InSequence): Finding[] {
  const raw = sequence.judge(exchange, entry);
  if (judged.findings.some(({ outcome }) => outcome === 'fail')) return [];
  const { api = '', operation } = judged;
  const place = operation === undefined ? { api } : { api, operationId: operation.id };
  return raw.map((one) => ({ check: sequence.id, ...place, ...one }));
}

/** The recorded client is not the suite: what it sent wrongly is told, and fails nothing. */
function asClient(finding: Finding): Finding {
  return finding.check === 'request-conforms' && finding.outcome === 'fail'
    ? { ...finding, outcome: 'warn' }
    : finding;
}

function explain(
  finding: Finding,
  exchange: Exchange,
  { requirements, defects }: Register,
): Explained {
  const requirement = requirements.find(
    ({ api, check }) => api === finding.api && check === finding.check,
  )?.id;
  const named = requirement === undefined ? finding : { ...finding, requirement };
  const defect = named.outcome === 'fail' ? matchDefect(defects, named, exchange) : undefined;
  return { defect, finding: defect === undefined ? named : { ...named, defect: defect.id } };
}

function toEntryFinding(finding: Finding, { mask }: Judges): Omit<EntryFinding, 'entry'> {
  const { check, requirement, outcome, pointer, operationId, expected, actual } = finding;
  const { defect, waiver } = finding;
  return {
    check,
    ...(requirement === undefined ? {} : { requirement }),
    outcome,
    ...(pointer === undefined ? {} : { pointer: mask(pointer) }),
    ...(operationId === undefined ? {} : { operationId }),
    expected: mask(expected),
    actual: mask(actual),
    ...(defect === undefined ? {} : { defect }),
    ...(waiver === undefined ? {} : { waiver }),
  };
}
