import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTarget, readRunOptions, type RunOptions } from '#environments';
import { openClient } from './session.ts';
import { sweep } from './sweep.ts';
import { watchTarget } from './watch-target.ts';

/**
 * Prepares a run once for all workers: starts the embedded mock, or looks whether the targets answer
 * and removes what an earlier run left there. Where a mock answers stands in the run's state folder.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const options = readRunOptions();
  if (options === undefined) return async () => undefined;
  endInOrder();
  if (options.environment === 'mock' && options.endpointsFile === undefined)
    return startEmbedded(options);
  if (options.endpointsFile !== undefined)
    writeEndpoints(options, readFileSync(options.endpointsFile, 'utf8'));
  await prepareTargets(options);
  return async () => undefined;
}

/**
 * The runner ends in order on SIGINT alone, and only once; a shell or a CI system may send others, to
 * the whole group and to our parent, which passes them on. A reader of stdout that goes takes no report away.
 */
function endInOrder(): void {
  let firstMs: number | undefined;
  process.on('SIGINT', () => {
    firstMs ??= Date.now();
    if (Date.now() - firstMs > patienceMs) process.exit(130);
  });
  for (const signal of ['SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => process.emit('SIGINT'));
  process.stdout.on('error', () => undefined);
}

/** A Ctrl-C that comes later than this after the first ends the run at once. */
const patienceMs = 5000;

async function startEmbedded(options: RunOptions): Promise<() => Promise<void>> {
  const { chooseFaults, startMock } = await import('#mock');
  const { faults } = chooseFaults(options.faults ?? []);
  const mock = await startMock({ like: options.like ?? 'real', faults });
  const { apis, actors, like, control } = mock;
  writeEndpoints(options, JSON.stringify({ apis, actors, like, control }));
  return () => mock.close();
}

function writeEndpoints({ stateDir }: RunOptions, text: string): void {
  writeFileSync(join(stateDir, 'endpoints.json'), text, { mode: 0o600 });
}

/** A target that does not answer is noted: every scenario then ends with that reason. */
async function prepareTargets(options: RunOptions): Promise<void> {
  const { apis = [], stateDir, journalDir } = options;
  const clients = apis.map((api) => openClient(loadTarget(api, options), options));
  try {
    const gone = await Promise.all(
      clients.map((client) => watchTarget({ client, stateDir, warn }).probe()),
    );
    const answering = clients.filter((_, place) => gone[place] === undefined);
    if (journalDir !== undefined) await sweep({ folder: journalDir, clients: answering, warn });
  } finally {
    await Promise.all(clients.map((client) => client.close()));
  }
}

function warn(text: string): void {
  process.stderr.write(`samsvar: ${text}\n`);
}
