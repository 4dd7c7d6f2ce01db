import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readYaml } from '../requirements/read-yaml.ts';
import { SuiteError } from '../suite-error.ts';
import { machineProblems } from './machine-problems.ts';
import { toMachine } from './machine-rows.ts';
import type { StateMachine } from './machine.ts';
import { allow, listIn, toRow, type Row } from './row.ts';

const apisFolder = path.join(import.meta.dirname, '../apis');

/**
 * The status machines of an API, from its states.yaml; none where it has no such file.
 * Throws `states-invalid` with every mistake of the file.
 */
export function loadMachines(api: string, folder: string = apisFolder): readonly StateMachine[] {
  const file = path.join(folder, api, 'states.yaml');
  if (!existsSync(file)) return [];
  const problems: string[] = [];
  const machines = readMachines({ api, text: readFileSync(file, 'utf8') }, problems);
  problems.push(...doubleNames(machines), ...machines.flatMap(machineProblems));
  if (problems.length > 0) throw invalid(api, problems);
  return machines;
}

/** The machine of that name. Throws `machine-unknown` with the names that exist. */
export function requireMachine(machines: readonly StateMachine[], name: string): StateMachine {
  const found = machines.find((one) => one.name === name);
  if (found !== undefined) return found;
  const known = machines.map((one) => one.name);
  const text = `No status machine is named ${name}. Use one of: ${known.join(', ')}.`;
  throw new SuiteError('machine-unknown', text, { fields: { name, known } });
}

function readMachines(
  file: { readonly api: string; readonly text: string },
  problems: string[],
): readonly StateMachine[] {
  const { value, errors } = readYaml(file.text);
  problems.push(...errors);
  if (errors.length > 0) return [];
  const complain = (text: string): void => void problems.push(text);
  const top = toRow(value, 'file', complain);
  allow(top, ['api', 'copies', 'machines']);
  if (top.value['api'] !== file.api) complain(`"api: ${file.api}" is missing at the top`);
  const copies = copiesIn(top);
  return listIn(top, 'machines').map((one, index) =>
    toMachine(toRow(one, placeOf(one, index), complain), { api: file.api, copies }),
  );
}

function copiesIn(top: Row): readonly string[] {
  return Object.keys(toRow(top.value['copies'], 'copies', top.complain).value);
}

function placeOf(machine: unknown, index: number): string {
  const { value } = toRow(machine, '', () => undefined);
  return typeof value['name'] === 'string' ? `machine ${value['name']}` : `machine ${index + 1}`;
}

function doubleNames(machines: readonly StateMachine[]): string[] {
  const names = machines.map(({ name }) => name);
  return names
    .filter((name, index) => names.indexOf(name) < index)
    .map((name) => `machine ${name} stands more than once`);
}

function invalid(api: string, problems: readonly string[]): SuiteError {
  const text = `${api}/states.yaml has ${problems.length} mistake(s):\n  ${problems.join('\n  ')}`;
  return new SuiteError('states-invalid', text, { kind: 'configuration', fields: { problems } });
}
