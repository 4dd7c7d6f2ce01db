import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { loadContract, loadRegister, matchDefect, type Exchange, type Finding } from '#specs';
import { checks } from '../checks/index.ts';
import { judgeExchange } from '../checks/judge-exchange.ts';
import { listOf, recordOf, textOf, type Json } from '../har/json-parts.ts';
import { toExchange } from '../har/to-exchange.ts';

interface Entry {
  readonly file: string;
  readonly value: Json;
  readonly exchange: Exchange | undefined;
}

/** The recorded requests break rules on purpose: only the answers are judged here. */
const answerChecks = checks.filter(({ id }) => id !== 'request-conforms');

const folder = join(import.meta.dirname, '../recorded/altinn-app');

const entries: readonly Entry[] = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.har'))
  .flatMap((file) => entriesOf(file));

const cases = new Set(entries.map(({ value }) => caseOf(value)));
const answered = entries.filter(({ exchange }) => (exchange?.response?.status ?? 0) > 0);
const { defects, corrections } = loadRegister(['altinn-app']);

test.describe('the contract of the app API on the recorded answers', () => {
  test('finds nothing but listed defects, each where it is listed or of the same kind', async () => {
    const { unexplained } = await judged();
    expect(unexplained).toEqual([]);
  });

  test('finds in every recorded server error the defect that lists it', async () => {
    const { shown } = await judged();
    const silent = defects
      .filter(({ match }) => match.statuses?.every((status) => status >= 500))
      .flatMap(({ id, cases: listed }) => listed.filter(hasAnswer).map((one) => `${id} ${one}`))
      .filter((one) => !shown.has(one));
    expect(silent).toEqual([]);
  });

  test('lists only recorded cases as evidence', () => {
    const evidence = [
      ...defects.flatMap((one) => one.cases),
      ...corrections.flatMap((one) => one.evidence.split(', ')),
    ];
    const unknown = evidence.filter((one) => !one.startsWith('reference ') && !cases.has(one));
    expect(unknown).toEqual([]);
  });

  test('carries the 22 corrections by number', () => {
    const numbers = corrections.map(({ id }) => Number(id.replace('APP-COR-', '')));
    expect(numbers).toEqual(Array.from({ length: 22 }, (_, index) => index + 1));
  });
});

interface Judged {
  readonly unexplained: readonly string[];
  readonly shown: ReadonlySet<string>;
}

let once: Promise<Judged> | undefined;

function judged(): Promise<Judged> {
  once ??= judgeAll();
  return once;
}

async function judgeAll(): Promise<Judged> {
  const contracts = [await loadContract('altinn-app')].flat();
  const unexplained: string[] = [];
  const shown = new Set<string>();
  for (const { file, value, exchange } of answered) {
    if (exchange === undefined) continue;
    const { findings } = judgeExchange(contracts, exchange, { checks: answerChecks });
    for (const finding of findings) {
      const defect = matchDefect(defects, finding, exchange);
      if (defect === undefined) unexplained.push(told(file, value, finding));
      else shown.add(`${defect.id} ${caseOf(value)}`);
    }
  }
  return { unexplained, shown };
}

function entriesOf(file: string): readonly Entry[] {
  const har: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const list = recordOf(recordOf(har)['log'])['entries'];
  return listOf(list).map((one, index) => {
    const value = recordOf(one);
    return { file, value, exchange: toExchange({ index, value }) };
  });
}

function hasAnswer(wanted: string): boolean {
  return answered.some(({ value }) => caseOf(value) === wanted);
}

function caseOf(value: Json): string {
  return textOf(value['_case']) ?? '';
}

function told(file: string, value: Json, finding: Finding): string {
  const { check, outcome, pointer = '', expected, actual } = finding;
  return `${file} ${caseOf(value)}: ${check} ${outcome} ${pointer} expected ${expected}, found ${actual}`;
}
