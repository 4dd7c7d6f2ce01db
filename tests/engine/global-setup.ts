import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRunOptions } from '#environments';
import { findFault, startMock } from '#mock';

/**
 * Starts the embedded mock of a run, once for all workers, and stops it after them.
 * Its addresses go to the run's state folder, where every worker finds them.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const options = readRunOptions();
  if (options === undefined || options.environment !== 'mock') return async () => undefined;
  const file = join(options.stateDir, 'endpoints.json');
  if (options.endpointsFile !== undefined) {
    writeFileSync(file, readFileSync(options.endpointsFile), { mode: 0o600 });
    return async () => undefined;
  }
  const faults = (options.faults ?? []).flatMap((id) => findFault(id) ?? []);
  const mock = await startMock({ like: options.like ?? 'real', faults });
  const { apis, actors, like, control } = mock;
  writeFileSync(file, JSON.stringify({ apis, actors, like, control }), { mode: 0o600 });
  return () => mock.close();
}
