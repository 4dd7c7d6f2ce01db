import type { Command } from 'commander';
import { examples, format } from './options.ts';

type Settle = (exitCode: number) => void;

/** `samsvar report …`: what is done with reports that are there. */
export function report(program: Command, settle: Settle): void {
  const group = program
    .command('report')
    .description('put the shards of a run together, compare two runs, open a report')
    .addHelpText(
      'after',
      examples(
        'samsvar report merge shards',
        'samsvar report diff before now',
        'samsvar report open',
      ),
    );
  for (const add of [merge, diff, open]) add(group, settle);
}

function merge(group: Command, settle: Settle): void {
  group
    .command('merge <parts...>')
    .description('one report of all shards of a run: verdicts and exit code of the whole')
    .option('--out <dir>', 'where the report goes', 'reports/out')
    .option('--config <file>', 'your own settings, outside the repository')
    .option('--history <file>', 'add the run to this file, and say what changed in it')
    .option('--no-history', 'leave no line behind')
    .addHelpText(
      'after',
      `\nA part is an --out folder of \`samsvar run --shard\`, a folder of such folders, or a results.jsonl.\n${examples(
        'samsvar report merge shards --out reports/out',
        'samsvar report merge out-1 out-2 out-3/results.jsonl --history history.jsonl',
      )}`,
    )
    .action(async (parts, flags) =>
      settle(await (await import('./report-merge.ts')).reportMergeCommand(parts, flags)),
    );
}

function diff(group: Command, settle: Settle): void {
  group
    .command('diff <before> <after>')
    .description('name every new, fixed and changed deviation and verdict; 1 where one is new')
    .option('--history <file>', 'where run ids are looked up (default: a file of yours)')
    .option('--config <file>', 'your own settings, outside the repository')
    .addOption(format())
    .addHelpText(
      'after',
      `\nA run is a conformance.json, the --out folder of a run, or the id of a run in the history.\n${examples(
        'samsvar report diff last-night/conformance.json reports/out',
        'samsvar report diff 20260104T020000-5f2c1a07 20260105T020000-77ab0c1d --format json',
      )}`,
    )
    .action(async (before, after, flags) =>
      settle((await import('./report-diff.ts')).reportDiffCommand([before, after], flags)),
    );
}

function open(group: Command, settle: Settle): void {
  group
    .command('open [dir]')
    .description('print the address of a report, and show it where a person is at the terminal')
    .addHelpText('after', examples('samsvar report open', 'samsvar report open shards/merged'))
    .action(async (dir) => settle(await (await import('./report-open.ts')).reportOpenCommand(dir)));
}
