import { Option, type Command } from 'commander';
import {
  collect,
  examples,
  format,
  like,
  list,
  port,
  positive,
  remote,
  speaking,
  waivers,
} from './options.ts';
import { report } from './report-commands.ts';

/** Adds one command to the program; its module is loaded only when it is called. */
export type AddCommand = (program: Command, settle: (exitCode: number) => void) => void;

const run: AddCommand = (program, settle) => {
  const command = program
    .command('run')
    .description('ask a target every requirement and report a verdict for each')
    .option('--env <name>', 'environment: mock, localtest, test, tt02', 'mock')
    .option('--api <list>', 'only these APIs (comma separated)', list)
    .addOption(
      new Option('--profile <name>', 'what the run is for')
        .choices(['nightly', 'release', 'manual'])
        .default('manual'),
    )
    .addOption(
      new Option('--level <level>', 'lowest level whose deviations count')
        .choices(['must', 'should', 'may'])
        .default('must'),
    )
    .option('--grep <pattern>', 'only scenarios whose title, tag or file matches')
    .option('--seed <text>', 'repeats the random choices of an earlier run')
    .option('--shard <i/n>', 'one part of the scenarios; give all parts one --seed')
    .option('--endpoints <file>', 'endpoints.json of a mock that runs already')
    .option('--config <file>', 'your own settings, outside the repository')
    .addOption(waivers())
    .addOption(like('the embedded mock answers as the service does, or as it promises'))
    .option('--out <dir>', 'where the report goes', 'reports/out')
    .option(
      '--history <file>',
      'add the run to this file (default: a file of yours; none for the mock)',
    )
    .option('--no-history', 'leave no line behind')
    .option(
      '--workers <n>',
      'scenarios at the same time (two at most where others work too)',
      positive,
    );
  speaking(command, {
    list: 'name the scenarios and ask nothing',
    verbose: 'tell of every exchange',
  })
    .addHelpText(
      'after',
      examples(
        'samsvar run',
        'samsvar run --env tt02 --api altinn-app --config ~/samsvar.yaml',
        'samsvar run --grep process/next --seed 5f2c1a07',
        'samsvar run --shard 2/4 --seed 20260105 --out shards/2',
        'samsvar run --env tt02 --waivers ~/waivers.yaml',
      ),
    )
    .action(async (flags) => settle(await (await import('./run.ts')).runCommand(flags)));
};

const mock: AddCommand = (program, settle) => {
  const command = program
    .command('mock')
    .description('serve the embedded mock until Ctrl-C')
    .option('--api <list>', 'only these APIs (comma separated)', list)
    .option('--app <dir>', 'serve your own Altinn app from its config folder (repeatable)', collect)
    .addOption(
      like('answer as the service does, its listed defects included, or as it promises').default(
        'real',
      ),
    )
    .option('--port <n>', 'port of the first API (0: any free one)', port, 0)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--fault <id>', 'break one thing on purpose (repeatable)', collect)
    .option('--json', 'print endpoints.json on one line, then serve');
  speaking(command, {
    list: 'name the faults that can be switched on and serve nothing',
    verbose: 'tell of every request',
    quiet: 'print the addresses alone',
  })
    .addHelpText(
      'after',
      examples(
        'samsvar mock',
        'samsvar mock --app ../my-app/App --port 5005',
        'samsvar mock --json > endpoints.json &',
      ),
    )
    .action(async (flags) => settle(await (await import('./mock.ts')).mockCommand(flags)));
};

const doctor: AddCommand = (program, settle) => {
  const command = program
    .command('doctor')
    .description('say all that is missing or unreachable before a run')
    .requiredOption('--env <name>', 'environment: mock, localtest, test, tt02')
    .option('--api <list>', 'only these APIs (comma separated)', list)
    .option('--config <file>', 'your own settings, outside the repository')
    .option('--endpoints <file>', 'endpoints.json of a mock that runs already');
  speaking(command, {
    list: 'name the targets and ask nothing',
    verbose: 'name each target with its address and pace, too',
    quiet: 'print only what is wrong or refused, and the result line',
  })
    .addHelpText(
      'after',
      examples('samsvar doctor --env tt02', 'samsvar doctor --env tt02 --config ~/samsvar.yaml'),
    )
    .action(async (flags) => settle(await (await import('./doctor.ts')).doctorCommand(flags)));
};

const compile: AddCommand = (program, settle) => {
  const command = program
    .command('compile <files...>')
    .description('load, validate and compile any OpenAPI documents')
    .option(
      '--remote <url=file>',
      'answer a remote $ref from a local file; nothing is fetched (repeatable)',
      remote,
    )
    .addOption(format());
  speaking(command, {
    list: 'name the documents and compile nothing',
    verbose: 'name every operation, too',
    quiet: 'print only errors and the result line',
  })
    .addHelpText(
      'after',
      examples(
        'samsvar compile openapi.yaml',
        'samsvar compile documents/ --format json',
        'samsvar compile api.json --remote https://example.com/common.json=common.json',
      ),
    )
    .action(async (files, { remote: remotes, ...flags }) =>
      settle(await (await import('./compile.ts')).compileCommand(files, { ...flags, remotes })),
    );
};

const check: AddCommand = (program, settle) => {
  const command = program
    .command('check [files...]')
    .description('judge recorded traffic (HAR) against the contracts; no target needed')
    .option('--api <name>', 'match entries with this API only')
    .option('--env <name>', 'only waivers of this environment, where the traffic comes from')
    .addOption(waivers())
    .addOption(format());
  speaking(command, {
    list: 'name the checks that judge, and judge nothing',
    verbose: 'tell which operation each entry asks',
  })
    .addHelpText(
      'after',
      examples(
        'samsvar check recording.har',
        'samsvar check *.har --api altinn-app --format json',
        'samsvar check recording.har --env tt02 --waivers ~/waivers.yaml',
      ),
    )
    .action(async (files, flags) =>
      settle(await (await import('./check.ts')).checkCommand(files, flags)),
    );
};

const prove: AddCommand = (program, settle) => {
  const command = program
    .command('prove')
    .description('break the mock in every known way and say which faults the suite detects')
    .option('--api <list>', 'only faults of these APIs (comma separated)', list)
    .option('--fault <id>', 'only this fault (repeatable)', collect)
    .addOption(format());
  speaking(command, {
    list: 'name the faults and prove nothing',
    verbose: 'tell what becomes of each fault',
  })
    .addHelpText(
      'after',
      examples('samsvar prove --api altinn-app', 'samsvar prove --fault app-get-instance-500'),
    )
    .action(async (flags) => settle(await (await import('./prove.ts')).proveCommand(flags)));
};

const requirements: AddCommand = (program, settle) => {
  const command = program
    .command('requirements')
    .description('print the requirements, their sources and what asks them')
    .option('--api <list>', 'only these APIs (comma separated)', list)
    .addOption(format());
  speaking(command, {
    list: 'name the ids alone',
    verbose: 'name the scenarios that ask each, too',
    quiet: 'print only the counts',
  })
    .addHelpText(
      'after',
      examples('samsvar requirements --api altinn-app', 'samsvar requirements --format json'),
    )
    .action(async (flags) =>
      settle(await (await import('./requirements.ts')).requirementsCommand(flags)),
    );
};

/** The commands in the order in which `--help` shows them. */
export const commands: readonly AddCommand[] = [
  run,
  mock,
  doctor,
  compile,
  check,
  prove,
  report,
  requirements,
];
