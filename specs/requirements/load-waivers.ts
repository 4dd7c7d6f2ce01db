import { readFileSync } from 'node:fs';
import { loadContract } from '../compiler/load-contracts.ts';
import { SuiteError } from '../suite-error.ts';
import { loadRegister, registeredApis } from './load-register.ts';
import { isRecord, readerOf, type Row, type RowReader } from './read-row.ts';
import { readYaml } from './read-yaml.ts';
import type { Waiver } from './waiver.ts';
import { waiverProblems, type PlacedWaiver, type WaiverFacts } from './waiver-problems.ts';

/** What the caller knows of the world that waivers speak of. */
export interface WaiverWorld {
  /** Environment to the APIs that have a target there. */
  readonly environments: ReadonlyMap<string, readonly string[]>;
  /** Ids of the checks. */
  readonly checks: readonly string[];
  readonly now: Date;
}

const members = [
  'id',
  'api',
  'environment',
  'requirement',
  'check',
  'operation',
  'pointer',
  'actual',
  'reason',
  'owner',
  'link',
  'expires',
];

/**
 * Reads the waivers of YAML files (`waivers:` and a list of rows).
 * Throws `waivers-unreadable` for a file that cannot be read, `waivers-invalid` with every mistake of every file.
 */
export async function loadWaivers(
  files: readonly string[],
  world: WaiverWorld,
): Promise<readonly Waiver[]> {
  const problems: string[] = [];
  const rows = files
    .flatMap((file) => readRows(file, problems))
    .map((row) => ({ where: row.where, waiver: toWaiver(row, problems) }));
  if (rows.length > 0) problems.push(...waiverProblems(rows, await toFacts(rows, world)));
  if (problems.length > 0) throw invalid(problems);
  return rows.map(({ waiver }) => waiver);
}

async function toFacts(
  rows: readonly PlacedWaiver[],
  { environments, checks, now }: WaiverWorld,
): Promise<WaiverFacts> {
  const known = registeredApis();
  const named = known.filter((api) => rows.some(({ waiver }) => waiver.api === api));
  const { requirements } = loadRegister(named);
  const operations = await Promise.all(
    named.map(async (api): Promise<[string, readonly string[]]> => {
      const contracts = await loadContract(api);
      return [api, contracts.flatMap((one) => one.operations.map(({ id }) => id))];
    }),
  );
  return { apis: known, requirements, operations: new Map(operations), environments, checks, now };
}

function readRows(file: string, problems: string[]): readonly Row[] {
  const { value, errors } = readYaml(readText(file));
  problems.push(...errors.map((error) => `${file}: ${error}`));
  if (errors.length > 0 || value === null || value === undefined) return [];
  const list = isRecord(value) ? value['waivers'] : undefined;
  const others = isRecord(value) ? Object.keys(value).filter((name) => name !== 'waivers') : [];
  problems.push(...others.map((name) => `${file}: unknown member "${name}" at the top`));
  if (!Array.isArray(list)) {
    problems.push(`${file}: "waivers:" must be a list of rows (empty: "waivers: []")`);
    return [];
  }
  return list.map((row: unknown, index) => {
    const where = `${file}: row ${index + 1}`;
    if (!isRecord(row)) problems.push(`${where}: a row is a mapping of ${members.join(', ')}`);
    return { api: '', where, value: isRecord(row) ? row : {} };
  });
}

function toWaiver(row: Row, problems: string[]): Waiver {
  const reader = readerOf(row, problems);
  reader.allow(members);
  return {
    id: reader.text('id'),
    api: reader.text('api'),
    environment: reader.text('environment'),
    ...reader.optional('requirement'),
    ...reader.optional('check'),
    ...reader.optional('operation'),
    ...asItStands(row, 'pointer', reader),
    ...asItStands(row, 'actual', reader),
    reason: reader.text('reason'),
    owner: reader.text('owner'),
    link: reader.text('link'),
    expires: reader.text('expires'),
  };
}

/** An empty pointer is the whole answer, and an actual may be a number, true or null in YAML. */
function asItStands<K extends 'pointer' | 'actual'>(
  { value }: Row,
  name: K,
  { complain }: RowReader,
): Partial<Record<K, string>> {
  const found = value[name];
  if (found === undefined) return {};
  const isPlain = typeof found !== 'object' || found === null;
  if (!isPlain) complain(`"${name}:" must be a text`);
  const picked: Partial<Record<K, string>> = {};
  picked[name] = typeof found === 'string' ? found : JSON.stringify(found);
  return picked;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const text = `The waivers ${file} cannot be read: ${reason}. Name an existing file with --waivers.`;
    throw new SuiteError('waivers-unreadable', text, { kind: 'configuration', cause });
  }
}

function invalid(problems: readonly string[]): SuiteError {
  const text = `The waivers have ${problems.length} mistake(s):\n  ${problems.join('\n  ')}\nenvironments/README.md says what a row holds.`;
  return new SuiteError('waivers-invalid', text, { kind: 'configuration', fields: { problems } });
}
