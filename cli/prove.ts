import { loadContracts, loadRegister, SuiteError } from '#specs';
import {
  createClient,
  faultTable,
  startMock,
  targetFromEndpoints,
  type RunOptions,
} from '#environments';
import {
  loadScenarios,
  proveFault,
  runBaseline,
  type FaultRow,
  type Matrix,
  type ProvedFault,
  type Session,
} from '#tests';
import { exitCodes } from './exit-codes.ts';

/** Options of `samsvar prove`. */
export interface ProveFlags {
  readonly api?: readonly string[];
  readonly fault?: readonly string[];
  readonly format: 'text' | 'json';
}

/** Breaks the mock in each known way and prints which faults the scenarios detect. */
export async function proveCommand(flags: ProveFlags): Promise<number> {
  const faults = chosenFaults(flags);
  const proved: ProvedFault[] = [];
  for (const api of new Set(faults.map((one) => one.api))) {
    const rows = faults.filter((one) => one.api === api);
    proved.push(
      ...(await proveApi(
        api,
        rows,
        (line) => void (flags.format === 'text' && process.stderr.write(line)),
      )),
    );
  }
  process.stdout.write(
    flags.format === 'json' ? `${JSON.stringify({ faults: proved })}\n` : toText(proved),
  );
  return proved.every((one) => one.detected) ? exitCodes.conforms : exitCodes.deviates;
}
