import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRunOptions, startMock } from '#environments';

/**
 * Starts the embedded mock of a run, once for all workers, and stops it after them.
 * Its addresses go to the run's state folder, where every worker finds them.
 */
export default async function globalSetup(): Promise<(() => Promise<void>) | void> {
  const options = readRunOptions();
  if (options === undefined || options.environment !== 'mock') return;
  const file = join(options.stateDir, 'endpoints.json');
  if (options.endpointsFile !== undefined) {
    writeFileSync(file, readFileSync(options.endpointsFile), { mode: 0o600 });
    return;
  }
  const mock = await startMock({
    like: options.like ?? 'real',
    ...(options.faults ? { faults: options.faults } : {}),
  });
  writeFileSync(file, JSON.stringify(mock.endpoints), { mode: 0o600 });
  return async () => mock.close();
}
