import { loadRegister, type Requirement } from '#specs';
import { loadScenarios } from '#tests';
import { exitCodes } from './exit-codes.ts';
import type { SpeakingFlags } from './options.ts';

/** Options of `samsvar requirements` as the command line gives them. */
export interface RequirementsFlags extends SpeakingFlags {
  readonly api?: readonly string[];
  readonly format: 'text' | 'json';
}

/** A requirement beside what asks it. */
interface Row extends Requirement {
  /** Titles. */
  readonly scenarios: readonly string[];
}

/** Prints every requirement with its source and what asks it. Code `api-unknown` for an API without a register. */
export async function requirementsCommand(flags: RequirementsFlags): Promise<number> {
  const { requirements } = loadRegister(flags.api);
  if (flags.list === true) {
    process.stdout.write(requirements.map(({ id }) => `${id}\n`).join(''));
    return exitCodes.conforms;
  }
  const titles = await titlesById([...new Set(requirements.map(({ api }) => api))]);
  const rows = requirements.map((one) => ({ ...one, scenarios: titles.get(one.id) ?? [] }));
  process.stdout.write(
    flags.format === 'json'
      ? `${JSON.stringify({ requirements: rows }, null, 2)}\n`
      : toText(rows, flags),
  );
  return exitCodes.conforms;
}

async function titlesById(
  apis: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const titles = new Map<string, string[]>();
  for (const api of apis) {
    for (const { title, requirements } of await loadScenarios(api)) {
      for (const id of requirements) titles.set(id, [...(titles.get(id) ?? []), title]);
    }
  }
  return titles;
}

function toText(rows: readonly Row[], { quiet, verbose }: RequirementsFlags): string {
  const width = Math.max(2, ...rows.map(({ id }) => id.length));
  const indent = ' '.repeat(width + 10);
  const lines = rows.flatMap((row) => [
    `${row.id.padEnd(width)}  ${row.level.padEnd(6)}  ${row.sentence}`,
    `${indent}${row.source}; ${askedBy(row)}`,
    ...(verbose === true ? row.scenarios.map((title) => `${indent}- ${title}`) : []),
  ]);
  return [...(quiet === true ? [] : [...lines, '']), countsOf(rows), ''].join('\n');
}

function countsOf(rows: readonly Row[]): string {
  const asked = rows.filter(isAsked).length;
  const excluded = rows.filter(({ excluded }) => excluded !== undefined).length;
  return `${rows.length} requirements: ${asked} asked, ${excluded} excluded, ${rows.length - asked - excluded} not asked`;
}

function isAsked({ scenarios, check, excluded }: Row): boolean {
  return excluded === undefined && (scenarios.length > 0 || check !== undefined);
}

function askedBy({ scenarios, check, excluded, feature }: Row): string {
  if (excluded !== undefined) return `excluded: ${excluded}`;
  const gate = feature === undefined ? '' : ` where the target has ${feature}`;
  if (check !== undefined) return `judged by check ${check} over every exchange${gate}`;
  if (scenarios.length === 0) return 'no scenario';
  return `${scenarios.length} scenario(s)${gate}`;
}
