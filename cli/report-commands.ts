import type { Command } from 'commander';
import { examples, format, speaking } from './options.ts';

type Settle = (exitCode: number) => void;

/** `samsvar report …`: what is done with reports that are there. */
export function report(program: Command, settle: Settle): void {
  const group = program
    .command('report')
    .description('put shards together, compare runs, open and publish reports')
    .addHelpText(
      'after',
      examples(
        'samsvar report merge shards',
        'samsvar report diff before now',
        'samsvar report open',
        'samsvar report publish reports/out --out site',
        'samsvar report allure',
      ),
    );
  for (const add of [merge, diff, open, publish, allure]) add(group, settle);
}

const partsHelp =
  '\nA part is an --out folder of `samsvar run --shard`, a folder of such folders, or a results.jsonl.\n';

function merge(group: Command, settle: Settle): void {
  const command = group
    .command('merge <parts...>')
    .description('one report of all shards of a run: verdicts and exit code of the whole')
    .option('--out <dir>', 'where the report goes', 'reports/out')
    .option('--config <file>', 'your own settings, outside the repository')
    .option('--history <file>', 'add the run to this file, and say what changed in it')
    .option('--no-history', 'leave no line behind');
  speaking(command, {
    list: 'name the shards and merge nothing',
    verbose: 'name the shards, and show every deviation and reason',
  })
    .addHelpText(
      'after',
      `${partsHelp}${examples(
        'samsvar report merge shards --out reports/out',
        'samsvar report merge out-1 out-2 out-3/results.jsonl --history history.jsonl',
      )}`,
    )
    .action(async (parts, flags) =>
      settle(await (await import('./report-merge.ts')).reportMergeCommand(parts, flags)),
    );
}

function diff(group: Command, settle: Settle): void {
  const command = group
    .command('diff [before] [after]')
    .description('name every new, fixed and changed deviation and verdict; 1 where one is new')
    .option('--history <file>', 'where run ids are looked up (default: a file of yours)')
    .option('--config <file>', 'your own settings, outside the repository')
    .addOption(format());
  speaking(command, {
    list: 'name the runs of the history and compare nothing',
    verbose: 'show the counts of both runs, too',
  })
    .addHelpText(
      'after',
      `\nA run is a conformance.json, the --out folder of a run, or the id of a run in the history.\n${examples(
        'samsvar report diff last-night/conformance.json reports/out',
        'samsvar report diff 20260104T020000-5f2c1a07 20260105T020000-77ab0c1d --format json',
        'samsvar report diff --list',
      )}`,
    )
    .action(async (before, after, flags) =>
      settle((await import('./report-diff.ts')).reportDiffCommand([before, after], flags)),
    );
}

function open(group: Command, settle: Settle): void {
  const command = group
    .command('open [dir]')
    .description('print the address of a report, and show it where a person is at the terminal');
  speaking(command, {
    list: 'name the files of the report and show nothing',
    verbose: 'say what shows it',
  })
    .addHelpText('after', examples('samsvar report open', 'samsvar report open shards/merged'))
    .action(async (dir, flags) =>
      settle(await (await import('./report-open.ts')).reportOpenCommand(dir, flags)),
    );
}

function publish(group: Command, settle: Settle): void {
  const command = group
    .command('publish [dirs...]')
    .description('put reports into a site: one folder per environment, the older runs beside')
    .requiredOption('--out <dir>', 'folder of the site; it is added to')
    .option('--config <file>', 'your own settings, outside the repository');
  speaking(command, {
    list: 'name what would be published and removed, and do nothing',
    verbose: 'name each run that is published and removed',
  })
    .addHelpText(
      'after',
      `\nA report is the --out folder of a run, or a folder of such folders (default: reports/out).
SAMSVAR_REPORT_RUNS (30) reports are kept of each environment, none older than SAMSVAR_REPORT_DAYS.\n${examples(
        'samsvar report publish --out site',
        'samsvar report publish reports/report-mock reports/report-tt02 --out site',
      )}`,
    )
    .action(async (dirs, flags) =>
      settle((await import('./report-publish.ts')).reportPublishCommand(dirs, flags)),
    );
}

function allure(group: Command, settle: Settle): void {
  const command = group
    .command('allure [parts...]')
    .description('make an Allure 3 page by your own command line of Allure, without its analytics')
    .option('--out <dir>', 'where the page goes', 'reports/out/allure')
    .option('--config <file>', 'your own settings, outside the repository')
    .option('--history <file>', "history of the runs; Allure's own is kept in its folder")
    .option('--no-history', 'remember nothing');
  speaking(command, {
    list: 'name the command line and the results that are found, and make nothing',
    verbose: 'tell what Allure says',
  })
    .addHelpText(
      'after',
      `${partsHelp}${examples(
        'npm install --no-save allure@3 && samsvar report allure',
        'samsvar report allure shards --out site/allure',
      )}`,
    )
    .action(async (parts, flags) =>
      settle(await (await import('./report-allure.ts')).reportAllureCommand(parts, flags)),
    );
}
