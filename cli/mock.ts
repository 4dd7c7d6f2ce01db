import {
  chooseFaults,
  faultTables,
  MockRefusal,
  startMock,
  type FaultsByApi,
  type Mock,
} from '#mock';
import { SuiteError } from '#specs';
import { exitCodes } from './exit-codes.ts';
import type { SpeakingFlags } from './options.ts';

/** Options of `samsvar mock`. */
export interface MockFlags extends SpeakingFlags {
  readonly api?: readonly string[];
  readonly app?: readonly string[];
  readonly like: 'real' | 'promise';
  readonly port: number;
  readonly host: string;
  readonly fault?: readonly string[];
  readonly json?: boolean;
}

/** Serves the mock until it is interrupted; a mock stopped on purpose exits 0. */
export async function mockCommand(flags: MockFlags): Promise<number> {
  if (flags.list === true) return list(flags);
  const mock = await started(flags);
  process.stdout.write(flags.json === true ? toLine(mock) : toText(mock, flags));
  await interrupted();
  await mock.close();
  return exitCodes.conforms;
}

/** Faults by the ids that `--fault` takes, each with what it breaks. */
function list({ api, quiet }: MockFlags): number {
  const rows = Object.entries(faultTables).flatMap(([name, table]) =>
    api?.includes(name) === false ? [] : table.map(({ id, breaks }) => `${id}: ${breaks}`),
  );
  const shown = quiet === true ? [] : rows;
  process.stdout.write([...shown, `${rows.length} faults`, ''].join('\n'));
  return exitCodes.conforms;
}

async function started(flags: MockFlags): Promise<Mock> {
  const { like, port, host } = flags;
  const faults = requireFaults(flags.fault ?? []);
  try {
    return await startMock({
      like,
      port,
      host,
      faults,
      apps: flags.app ?? [],
      ...(flags.api === undefined ? {} : { apis: flags.api }),
      ...(flags.verbose === true ? { onAnswer: tell } : {}),
    });
  } catch (error) {
    if (error instanceof MockRefusal) throw new SuiteError(error.code, error.message);
    throw error;
  }
}

function requireFaults(ids: readonly string[]): FaultsByApi {
  const { faults, unknown } = chooseFaults(ids);
  if (unknown.length === 0) return faults;
  const known = Object.values(faultTables).flatMap((table) => table.map((one) => one.id));
  throw new SuiteError(
    'unknown-fault',
    `There is no fault ${unknown.join(', ')}. Known: ${known.slice(0, 20).join(', ')}${known.length > 20 ? ` … (${known.length} in all)` : ''}.`,
  );
}

function tell(request: { method: string; rawTarget: string }, reply: { status: number }): void {
  process.stderr.write(`${request.method} ${request.rawTarget} ${reply.status}\n`);
}

function toLine({ apis, actors, like, control }: Mock): string {
  return `${JSON.stringify({ apis, actors, like, control })}\n`;
}

function toText(mock: Mock, { quiet }: MockFlags): string {
  const addresses = [
    ...Object.entries(mock.apis).map(([api, { baseUrl }]) => [api, baseUrl] as const),
    ...(mock.control === undefined ? [] : [['control', mock.control] as const]),
  ].map(([name, url]) => `${name.padEnd(24)}${url}`);
  if (quiet === true) return addresses.map((line) => `${line}\n`).join('');
  return [
    `The mock answers as the service ${mock.like === 'real' ? 'does, its listed defects included' : 'promises'}:`,
    ...addresses.map((line) => `  ${line}`),
    ...exampleOf(mock),
    'Tokens of all actors: samsvar mock --json. Stop with Ctrl-C.',
    '',
  ].join('\n');
}

function exampleOf(mock: Mock): readonly string[] {
  const apps = [...mock.api('altinn-app').state.apps.keys()];
  const base = mock.apis['altinn-app']?.baseUrl;
  const named = `Apps: ${apps.join(', ')}`;
  if (base === undefined) return [named];
  return [
    named,
    'A first call:',
    `  curl -X POST ${base}/${apps[0]}/instances/create -H 'Content-Type: application/json' \\`,
    `    -d '{"instanceOwner":{"partyId":"501337"}}' -H 'Authorization: Bearer ${mock.actors['user']?.token}'`,
  ];
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
