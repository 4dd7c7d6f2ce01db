import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContract, loadRegister, matchDefect, type Exchange, type Finding } from '#specs';
import { checks } from '../checks/index.ts';
import { judgeExchange } from '../checks/judge-exchange.ts';
import { listOf, recordOf, textOf, type Json } from '../har/json-parts.ts';
import { toExchange } from '../har/to-exchange.ts';

/** One entry of a recording. */
export interface RecordedEntry {
  readonly file: string;
  /** Id of the case; empty for one that only prepares. */
  readonly id: string;
  readonly exchange: Exchange | undefined;
}

/** What the contract of an API finds in its recordings. */
export interface JudgedRecording {
  /** Findings that no listed defect explains, told in one line each. */
  readonly unexplained: readonly string[];
  /** `<defect> <case>` of the others. */
  readonly shown: ReadonlySet<string>;
}

/** The recorded requests break rules on purpose: only the answers are judged here. */
const answerChecks = checks.filter(({ id }) => id !== 'request-conforms');

/** Every entry of the recordings of an API. */
export function recordedEntries(api: string): readonly RecordedEntry[] {
  const folder = join(import.meta.dirname, '../recorded', api);
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.har'))
    .flatMap((file) => entriesOf(folder, file));
}

/** True where the answer of the entry was recorded. */
export function isAnswered({ exchange }: RecordedEntry): boolean {
  return (exchange?.response?.status ?? 0) > 0;
}

/** Judges every recorded answer of an API by its contract; notes are left out. */
export async function judgeRecorded(api: string): Promise<JudgedRecording> {
  const contracts = [await loadContract(api)].flat();
  const { defects } = loadRegister([api]);
  const unexplained: string[] = [];
  const shown = new Set<string>();
  for (const entry of recordedEntries(api).filter(isAnswered)) {
    if (entry.exchange === undefined) continue;
    const { findings } = judgeExchange(contracts, entry.exchange, { checks: answerChecks });
    for (const finding of findings) {
      const defect = matchDefect(defects, finding, entry.exchange);
      if (defect === undefined) unexplained.push(told(entry, finding));
      else shown.add(`${defect.id} ${entry.id}`);
    }
  }
  return { unexplained, shown };
}

function entriesOf(folder: string, file: string): readonly RecordedEntry[] {
  const har: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const list = recordOf(recordOf(har)['log'])['entries'];
  return listOf(list).map((one, index) => {
    const value: Json = recordOf(one);
    return { file, id: textOf(value['_case']) ?? '', exchange: toExchange({ index, value }) };
  });
}

function told({ file, id }: RecordedEntry, finding: Finding): string {
  const { check, outcome, pointer = '', expected, actual } = finding;
  return `${file} ${id}: ${check} ${outcome} ${pointer} expected ${expected}, found ${actual}`;
}
