import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import {
  loadContract,
  loadRegister,
  matchDefect,
  type Exchange,
  type Finding,
  type Register,
} from '#specs';
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

/** APIs with recordings of their own, and how many corrections their register carries. */
const apis: readonly (readonly [api: string, corrections: number])[] = [
  ['altinn-app', 22],
  ['altinn-authentication', 15],
];

const recorded = join(import.meta.dirname, '../recorded');

/** What is recorded of an API, and what is listed of it. */
interface Recorded {
  readonly entries: readonly Entry[];
  readonly register: Register;
}

function load(api: string): Recorded {
  const folder = join(recorded, api);
  const files = readdirSync(folder, { recursive: true }).map(String);
  const hars = files.filter((file) => file.endsWith('.har'));
  const entries = hars.flatMap((file) => entriesOf(folder, file));
  return { entries, register: loadRegister([api]) };
}

for (const [api, numbered] of apis)
  test.describe(`the contract of ${api} on the recorded answers`, () => {
    const { entries, register } = load(api);
    const { defects, corrections } = register;
    const answered = entries.filter(isAnswered);

    test('finds nothing but listed defects, each where it is listed or of the same kind', async () => {
      const { unexplained } = await judge(api, answered, register);
      expect(unexplained).toEqual([]);
    });

    test('finds in every recorded server error the defect that lists it', async () => {
      const { shown } = await judge(api, answered, register);
      const withAnswer = new Set(answered.map(({ value }) => caseOf(value)));
      const silent = defects
        .filter(({ match }) => match.statuses?.every((status) => status >= 500))
        .flatMap(({ id, cases }) =>
          cases.filter((one) => withAnswer.has(one)).map((one) => `${id} ${one}`),
        )
        .filter((one) => !shown.has(one));
      expect(silent).toEqual([]);
    });

    test('lists only recorded cases as evidence', () => {
      const cases = new Set(entries.map(({ value }) => caseOf(value)));
      const evidence = [
        ...defects.flatMap((one) => one.cases),
        ...corrections.flatMap((one) => one.evidence.split(', ')),
      ];
      const unknown = evidence.filter((one) => !one.startsWith('reference ') && !cases.has(one));
      expect(unknown).toEqual([]);
    });

    test('carries the corrections by number', () => {
      const numbers = corrections.map(({ id }) => Number(/-COR-(\d+)$/.exec(id)?.[1]));
      expect(numbers).toEqual(Array.from({ length: numbered }, (_, index) => index + 1));
    });
  });

function isAnswered({ exchange }: Entry): boolean {
  return (exchange?.response?.status ?? 0) > 0;
}

interface Judged {
  readonly unexplained: readonly string[];
  readonly shown: ReadonlySet<string>;
}

async function judge(
  api: string,
  answered: readonly Entry[],
  { defects, requirements }: Register,
): Promise<Judged> {
  const contracts = [await loadContract(api)].flat();
  const unexplained: string[] = [];
  const shown = new Set<string>();
  for (const { file, value, exchange } of answered) {
    if (exchange === undefined) continue;
    const { findings } = judgeExchange(contracts, exchange, { checks: answerChecks });
    for (const finding of findings) {
      const requirement = requirements.find(({ check }) => check === finding.check)?.id;
      const named = requirement === undefined ? finding : { ...finding, requirement };
      const defect =
        matchDefect(defects, finding, exchange) ?? matchDefect(defects, named, exchange);
      if (defect === undefined) unexplained.push(told(file, value, finding));
      else shown.add(`${defect.id} ${caseOf(value)}`);
    }
  }
  return { unexplained, shown };
}

function entriesOf(folder: string, file: string): readonly Entry[] {
  const har: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const list = recordOf(recordOf(har)['log'])['entries'];
  return listOf(list).map((one, index) => {
    const value = recordOf(one);
    return { file, value, exchange: toExchange({ index, value }) };
  });
}

function caseOf(value: Json): string {
  return textOf(value['_case']) ?? '';
}

function told(file: string, value: Json, finding: Finding): string {
  const { check, outcome, pointer = '', expected, actual } = finding;
  return `${file} ${caseOf(value)}: ${check} ${outcome} ${pointer} expected ${expected}, found ${actual}`;
}
