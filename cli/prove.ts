import { SuiteError } from '#specs';
import { provableFaults, proveApi, type ProvableFault, type ProvedFault } from '#tests';
import { exitCodes } from './exit-codes.ts';

/** Options of `samsvar prove`. */
export interface ProveFlags {
  readonly api?: readonly string[];
  readonly fault?: readonly string[];
  readonly format: 'text' | 'json';
}

/** Breaks the mock in each known way and prints which faults the scenarios detect. */
export async function proveCommand(flags: ProveFlags): Promise<number> {
  const rows = await chosenFaults(flags);
  const proved: ProvedFault[] = [];
  // A line that writes over itself is for a person at a console; a log would keep every one of them.
  const isWatched = flags.format === 'text' && process.stderr.isTTY;
  const tell = (line: string): void => void (isWatched && process.stderr.write(line));
  for (const api of new Set(rows.map((row) => row.api))) {
    const own = rows.filter((row) => row.api === api);
    proved.push(...(await proveApi(own, api, tell)).faults);
  }
  process.stdout.write(
    flags.format === 'json' ? `${JSON.stringify({ faults: proved })}\n` : toText(proved),
  );
  return proved.every((one) => one.detected) ? exitCodes.conforms : exitCodes.deviates;
}

async function chosenFaults({ api, fault }: ProveFlags): Promise<readonly ProvableFault[]> {
  const all = await provableFaults();
  requireKnown('API', api ?? [], [...new Set(all.map((row) => row.api))]);
  requireKnown(
    'fault',
    fault ?? [],
    all.map((row) => row.id),
  );
  return all.filter((row) => (api?.includes(row.api) ?? true) && (fault?.includes(row.id) ?? true));
}

function requireKnown(what: string, wanted: readonly string[], known: readonly string[]): void {
  const unknown = wanted.filter((one) => !known.includes(one));
  if (unknown.length === 0) return;
  const near = known.slice(0, 20).join(', ');
  throw new SuiteError(
    `unknown-${what.toLowerCase()}`,
    `There is no ${what} ${unknown.join(', ')}. Known: ${near}${known.length > 20 ? ` … (${known.length} in all)` : ''}.`,
  );
}

function toText(proved: readonly ProvedFault[]): string {
  const missed = proved.filter((one) => !one.detected);
  const lines = missed.map(
    (one) =>
      `  ${one.id}: aimed at ${one.aimedAt}, ${one.by.length === 0 ? 'nothing fired' : `only ${one.by.join(', ')} fired`}`,
  );
  const totalMs = proved.reduce((sum, one) => sum + one.ms, 0);
  const head = `${proved.length} faults, ${proved.length - missed.length} detected by the requirement that they are aimed at, ${missed.length} not; ${Math.round(totalMs)} ms`;
  return [head, ...lines, ''].join('\n');
}
