import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadRegister } from '../requirements/load-register.ts';
import { readYaml } from '../requirements/read-yaml.ts';
import { allow, toRow } from '../state-machine/row.ts';
import { SuiteError } from '../suite-error.ts';
import { capabilityReaders, type Capabilities } from './capabilities.ts';

const apisFolder = path.join(import.meta.dirname, '../apis');

/**
 * The capabilities that an API declares in its capabilities.yaml; none where it has no such file.
 * Throws `capabilities-invalid` with every mistake of the file.
 */
export function loadCapabilities(api: string, folder: string = apisFolder): Capabilities {
  const file = path.join(folder, api, 'capabilities.yaml');
  if (!existsSync(file)) return {};
  const problems: string[] = [];
  const capabilities = read({ api, folder, text: readFileSync(file, 'utf8') }, problems);
  if (problems.length > 0) throw invalid(api, problems);
  return capabilities;
}

interface CapabilitiesFile {
  readonly api: string;
  readonly folder: string;
  readonly text: string;
}

function read({ api, folder, text }: CapabilitiesFile, problems: string[]): Capabilities {
  const { value, errors } = readYaml(text);
  problems.push(...errors);
  if (errors.length > 0) return {};
  const complain = (problem: string): void => void problems.push(problem);
  const top = toRow(value, 'file', complain);
  const names = Object.keys(capabilityReaders);
  allow(top, ['api', ...names]);
  if (top.value['api'] !== api) top.complain(`"api: ${api}" is missing at the top`);
  const requirements = new Set(loadRegister([api], folder).requirements.map(({ id }) => id));
  const declared = Object.entries(capabilityReaders).filter(
    ([name]) => top.value[name] !== undefined,
  );
  return Object.fromEntries(
    declared.map(([name, toCapability]) => [
      name,
      toCapability({ ...toRow(top.value[name], name, complain), requirements }),
    ]),
  );
}

function invalid(api: string, problems: readonly string[]): SuiteError {
  const text = `${api}/capabilities.yaml has ${problems.length} mistake(s):\n  ${problems.join('\n  ')}`;
  return new SuiteError('capabilities-invalid', text, {
    kind: 'configuration',
    fields: { problems },
  });
}
