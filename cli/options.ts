import { InvalidArgumentError, Option, type Command } from 'commander';

/** Names separated by commas; an option that is repeated adds to them. */
export const list = (text: string, before: readonly string[] = []): readonly string[] => [
  ...new Set([...before, ...text.split(',').map((one) => one.trim())].filter(Boolean)),
];
/** An option that may be repeated. */
export const collect = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  text,
];
const integer = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0)
    throw new InvalidArgumentError('a whole number is expected.');
  return number;
};
/** A whole number above 0. */
export const positive = (text: string): number => {
  const number = integer(text);
  if (number === 0) throw new InvalidArgumentError('a number above 0 is expected.');
  return number;
};
/** A port, 0 for any free one. */
export const port = (text: string): number => {
  const number = integer(text);
  if (number > 65_535) throw new InvalidArgumentError('a port between 0 and 65535 is expected.');
  return number;
};
/** `URL=FILE`, repeatable. */
export const remote = (
  text: string,
  before: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> => {
  const at = text.lastIndexOf('=');
  if (!URL.canParse(text.slice(0, at)) || at === text.length - 1)
    throw new InvalidArgumentError('URL=FILE is expected.');
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
};
/** How a result is printed. */
export const format = (): Option =>
  new Option('--format <format>', 'how the result is printed')
    .choices(['text', 'json'])
    .default('text');
/** Waivers that are not those of the project. */
export const waivers = (): Option =>
  new Option(
    '--waivers <file>',
    'waivers to apply, instead of waivers.yaml here and environments/waivers.yaml',
  );
/** How a mock answers. */
export const like = (text: string): Option =>
  new Option('--like <likeness>', text).choices(['real', 'promise']);
/** The examples at the end of a help text. */
export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}\n`;

/** What a command does when it is told to say more, or only what it would do. */
interface Manners {
  readonly list: string;
  readonly verbose: string;
  readonly quiet?: string;
}

/** Gives a command `--list`, `--verbose` and `--quiet`, that every one has. */
export function speaking(
  command: Command,
  { list, verbose, quiet = 'print only the result line and errors' }: Manners,
): Command {
  return command
    .option('--list', list)
    .option('--verbose', verbose)
    .addOption(new Option('--quiet', quiet).conflicts('verbose'));
}

/** How much a command says, as the command line gives it. */
export interface SpeakingFlags {
  /** Name what would be done, and do nothing. */
  readonly list?: boolean;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
}
