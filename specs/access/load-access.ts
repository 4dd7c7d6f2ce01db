import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadRegister } from '../requirements/load-register.ts';
import { readYaml } from '../requirements/read-yaml.ts';
import { allow, listIn, textIn, toRow, type Row } from '../state-machine/row.ts';
import { SuiteError } from '../suite-error.ts';
import type { AccessRequirements, AccessTable } from './access.ts';
import { toAccessRow, type Column } from './to-access-row.ts';

const apisFolder = path.join(import.meta.dirname, '../apis');

/**
 * The table of who may do what with an API; undefined where the API has none.
 * Throws `access-invalid` with every mistake of the file: every actor has a cell in every row, or a reason.
 */
export function loadAccess(api: string, folder: string = apisFolder): AccessTable | undefined {
  const file = path.join(folder, api, 'access.yaml');
  if (!existsSync(file)) return undefined;
  const problems: string[] = [];
  const { value, errors } = readYaml(readFileSync(file, 'utf8'));
  problems.push(...errors);
  const known = new Set(loadRegister([api], folder).requirements.map(({ id }) => id));
  const top = toRow(value, 'file', (problem) => void problems.push(problem));
  const table = toTable(api, top, known);
  if (problems.length > 0) throw invalid(api, problems);
  return table;
}

function toTable(api: string, top: Row, known: ReadonlySet<string>): AccessTable {
  allow(top, ['api', 'requirements', 'actors', 'rows', 'excluded']);
  if (top.value['api'] !== api) top.complain(`"api: ${api}" is missing at the top`);
  const columns = toColumns(toRow(top.value['actors'], 'actors', top.complain));
  const rows = listIn(top, 'rows').map((one, index) =>
    toAccessRow(toRow(one, `row ${index + 1}`, top.complain), columns),
  );
  const keys = rows.map(({ operationId, situation = '' }) => `${operationId} ${situation}`);
  for (const key of keys.filter((one, at) => keys.indexOf(one) !== at))
    top.complain(`two rows of ${key}`);
  return {
    api,
    actors: Object.fromEntries(columns.map(({ actor, says }) => [actor, says])),
    requirements: toRequirements(
      toRow(top.value['requirements'], 'requirements', top.complain),
      known,
    ),
    rows,
    excluded: toReasons(toRow(top.value['excluded'] ?? {}, 'excluded', top.complain)),
  };
}

function toColumns(actors: Row): (Column & { readonly says: string })[] {
  return Object.entries(actors.value).map(([actor, value]) => {
    const row = toRow(value, `actors.${actor}`, actors.complain);
    allow(row, ['says', 'otherwise']);
    const otherwise =
      row.value['otherwise'] === undefined ? {} : { otherwise: textIn(row, 'otherwise') };
    return { actor, says: textIn(row, 'says'), ...otherwise };
  });
}

function toRequirements(row: Row, known: ReadonlySet<string>): AccessRequirements {
  allow(row, ['allowed', 'denied', 'unchanged']);
  const [allowed = '', denied = '', unchanged = ''] = ['allowed', 'denied', 'unchanged'].map(
    (name) => {
      const id = textIn(row, name);
      if (!known.has(id)) row.complain(`"${name}: ${id}" is no requirement`);
      return id;
    },
  );
  return { allowed, denied, unchanged };
}

function toReasons(row: Row): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(row.value).map((name) => [name, textIn(row, name)]));
}

function invalid(api: string, problems: readonly string[]): SuiteError {
  const text = `${api}/access.yaml has ${problems.length} mistake(s):\n  ${problems.join('\n  ')}`;
  return new SuiteError('access-invalid', text, { kind: 'configuration', fields: { problems } });
}
