import { readFileSync } from 'node:fs';
import { SuiteError } from '../suite-error.ts';
import type { Floor } from './floor.ts';
import { isRecord, readerOf } from './read-row.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Reads the floors of YAML files (`floors:` and a list of rows); a later file wins for the same environment and API.
 * Throws `floors-invalid` with every mistake of every file.
 */
export function loadFloors(
  files: readonly string[],
  known: ReadonlyMap<string, readonly string[]>,
): readonly Floor[] {
  const problems: string[] = [];
  const rows = files.flatMap((file) => readFile(file, known, problems));
  if (problems.length > 0) throw invalid(problems);
  return [...new Map(rows.map((row) => [`${row.environment} ${row.api}`, row])).values()];
}

function readFile(
  file: string,
  known: ReadonlyMap<string, readonly string[]>,
  problems: string[],
): readonly Floor[] {
  const { value, errors } = readYaml(readFileSync(file, 'utf8'));
  problems.push(...errors.map((error) => `${file}: ${error}`));
  const list = isRecord(value) ? value['floors'] : undefined;
  if (!Array.isArray(list)) {
    problems.push(`${file}: "floors:" must be a list of rows (empty: "floors: []")`);
    return [];
  }
  return list.map((row: unknown, index) => {
    const where = `${file}: row ${index + 1}`;
    return toFloor(isRecord(row) ? row : {}, { where, known, problems });
  });
}

interface Place {
  readonly where: string;
  readonly known: ReadonlyMap<string, readonly string[]>;
  readonly problems: string[];
}

function toFloor(value: Readonly<Record<string, unknown>>, place: Place): Floor {
  const { complain, allow, text } = readerOf(
    { api: '', where: place.where, value },
    place.problems,
  );
  allow(['environment', 'api', 'must']);
  const [environment, api, must] = [text('environment'), text('api'), value['must']];
  if (place.known.get(environment)?.includes(api) !== true)
    complain(`there is no target ${api} in ${environment}`);
  if (Number.isInteger(must) && Number(must) > 0) return { environment, api, must: Number(must) };
  complain('"must:" must be a number of requirements above 0');
  return { environment, api, must: 0 };
}

function invalid(problems: readonly string[]): SuiteError {
  const text = `The floors have ${problems.length} mistake(s):\n  ${problems.join('\n  ')}\nenvironments/README.md says what a row holds.`;
  return new SuiteError('floors-invalid', text, { kind: 'configuration', fields: { problems } });
}
