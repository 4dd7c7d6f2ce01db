import { SuiteError } from '#specs';
import { provableFaults, proveApi, type ProvableFault, type ProvedFault } from '#tests';
import { exitCodes } from './exit-codes.ts';
import type { SpeakingFlags } from './options.ts';

/** Options of `samsvar prove`. */
export interface ProveFlags extends SpeakingFlags {
  readonly api?: readonly string[];
  readonly fault?: readonly string[];
  readonly format: 'text' | 'json';
}

/** Breaks the mock in each known way and prints which faults the scenarios detect. */
export async function proveCommand(flags: ProveFlags): Promise<number> {
  const rows = await chosenFaults(flags);
  if (flags.list === true) return listFaults(rows, flags);
  const proved: ProvedFault[] = [];
  // A line that writes over itself is for a person at a console; a log would keep every one of them.
  const isWatched = flags.format === 'text' && flags.quiet !== true && process.stderr.isTTY;
  const tell = (line: string): void => void (isWatched && process.stderr.write(line));
  for (const api of new Set(rows.map((row) => row.api))) {
    const own = rows.filter((row) => row.api === api);
    const { faults } = await proveApi(own, api, tell);
    proved.push(...faults);
    if (flags.verbose === true) process.stderr.write(faults.map(toLine).join(''));
  }
  process.stdout.write(
    flags.format === 'json'
      ? `${JSON.stringify({ faults: proved })}\n`
      : toText(proved, flags.quiet === true),
  );
  return proved.every((one) => one.detected) ? exitCodes.conforms : exitCodes.deviates;
}

/** Each fault with the requirement that it is aimed at. */
function listFaults(rows: readonly ProvableFault[], { quiet }: ProveFlags): number {
  const names = rows.map(({ id, api, aimedAt }) => `${id} (${api}, ${aimedAt})`);
  process.stdout.write([...(quiet === true ? [] : names), `${rows.length} faults`, ''].join('\n'));
  return exitCodes.conforms;
}

function toLine({ id, aimedAt, detected, by, ms }: ProvedFault): string {
  const what = detected ? 'detected' : 'NOT detected';
  return `${id}: aimed at ${aimedAt}, ${what}; fired: ${by.join(', ') || 'nothing'}; ${Math.round(ms)} ms\n`;
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

function toText(proved: readonly ProvedFault[], isQuiet: boolean): string {
  const missed = proved.filter((one) => !one.detected);
  const lines = missed.map(
    (one) =>
      `  ${one.id}: aimed at ${one.aimedAt}, ${one.by.length === 0 ? 'nothing fired' : `only ${one.by.join(', ')} fired`}`,
  );
  const totalMs = proved.reduce((sum, one) => sum + one.ms, 0);
  const head = `${proved.length} faults, ${proved.length - missed.length} detected by the requirement that they are aimed at, ${missed.length} not; ${Math.round(totalMs)} ms`;
  return [head, ...(isQuiet ? [] : lines), ''].join('\n');
}
