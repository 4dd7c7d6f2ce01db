import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { SuiteError } from '#specs';
import { commands } from './commands.ts';
import { exitCodes } from './exit-codes.ts';

/** Runs the command line and gives its exit code; every refusal is one message on stderr. */
export async function main(argv: readonly string[]): Promise<number> {
  let code: number = exitCodes.conforms;
  const program = new Command('samsvar')
    .description('Contract testing and conformance for Norwegian public-sector REST APIs')
    .version(version(), '--version', 'print the version')
    .showHelpAfterError('(samsvar --help shows the commands)')
    .exitOverride();
  for (const add of commands) add(program, (given) => void (code = given));
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return refuse(error);
  }
}

function version(): string {
  return (createRequire(import.meta.url)('#package') as { readonly version: string }).version;
}

function refuse(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.wrongUse;
  if (error instanceof SuiteError) {
    process.stderr.write(`samsvar: ${error.message}\n`);
    return error.kind === 'inconclusive' ? exitCodes.inconclusive : exitCodes.wrongUse;
  }
  process.stderr.write(
    `samsvar broke, which is our mistake and says nothing of the target:\n${String((error as Error).stack ?? error)}\n`,
  );
  return exitCodes.wrongUse;
}

// A reader that has seen enough (`| head`) is no error; the exit code stays that of the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`samsvar: the result cannot be written: ${error.message}\n`);
  process.exit(exitCodes.wrongUse);
});

process.exitCode = await main(process.argv.slice(2));
