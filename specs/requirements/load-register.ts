import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SuiteError } from '../suite-error.ts';
import type { Register } from './register.ts';
import { readYaml } from './read-yaml.ts';
import { registerProblems } from './register-problems.ts';
import { isRecord, type Row } from './read-row.ts';
import { toCorrection, toDefect, toRequirement } from './register-rows.ts';

const apisFolder = path.join(import.meta.dirname, '../apis');

/** The APIs that have requirements, by name. */
export function registeredApis(folder: string = apisFolder): readonly string[] {
  return readdirSync(folder)
    .filter((api) => existsSync(path.join(folder, api, 'requirements.yaml')))
    .sort();
}

/**
 * Reads requirements, defects and corrections of the named APIs (default: all).
 * Throws `register-invalid` with every mistake of every file, `api-unknown` for a name without a register.
 */
export function loadRegister(apis?: readonly string[], folder: string = apisFolder): Register {
  const known = registeredApis(folder);
  const unknown = apis?.filter((api) => !known.includes(api)) ?? [];
  if (unknown.length > 0) throw unknownApi(unknown, known);
  const problems: string[] = [];
  const rows = (apis ?? known).flatMap((api) => loadApi({ folder, api }, problems));
  const register = {
    requirements: rows.flatMap((row) => row.requirements),
    defects: rows.flatMap((row) => row.defects),
    corrections: rows.flatMap((row) => row.corrections),
  };
  problems.push(...registerProblems(register));
  if (problems.length > 0) throw invalidRegister(problems);
  return register;
}

interface Source {
  readonly folder: string;
  readonly api: string;
}

function loadApi(source: Source, problems: string[]): Register[] {
  return [
    {
      requirements: loadRows(source, 'requirements', problems).map((row) =>
        toRequirement(row, problems),
      ),
      defects: loadRows(source, 'defects', problems).map((row) => toDefect(row, problems)),
      corrections: loadRows(source, 'corrections', problems).map((row) =>
        toCorrection(row, problems),
      ),
    },
  ];
}

function loadRows({ folder, api }: Source, list: keyof Register, problems: string[]): Row[] {
  const file = path.join(folder, api, `${list}.yaml`);
  if (!existsSync(file)) return [];
  const name = `${api}/${list}.yaml`;
  const content = parseYaml(file, name, problems);
  if (content === undefined) return [];
  if (content['api'] !== api) problems.push(`${name}: "api: ${api}" is missing at the top`);
  const rows = content[list];
  if (!Array.isArray(rows)) {
    problems.push(`${name}: "${list}:" must be a list`);
    return [];
  }
  return rows.map((value: unknown, index) => ({
    api,
    where: `${name}: row ${index + 1}`,
    value: isRecord(value) ? value : {},
  }));
}

function parseYaml(
  file: string,
  name: string,
  problems: string[],
): Readonly<Record<string, unknown>> | undefined {
  const { value, errors } = readYaml(readFileSync(file, 'utf8'));
  problems.push(...errors.map((error) => `${name}: ${error}`));
  if (errors.length > 0) return undefined;
  return isRecord(value) ? value : {};
}

function unknownApi(unknown: readonly string[], known: readonly string[]): SuiteError {
  const text = `No requirements for API ${unknown.join(', ')}. Use one of: ${known.join(', ')}.`;
  return new SuiteError('api-unknown', text, { fields: { unknown, known } });
}

function invalidRegister(problems: readonly string[]): SuiteError {
  const text = `The register under specs/apis has ${problems.length} mistake(s):\n  ${problems.join('\n  ')}`;
  return new SuiteError('register-invalid', text, { kind: 'configuration', fields: { problems } });
}
