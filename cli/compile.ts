import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { checkDocument, SuiteError, type DocumentSummary } from '#specs';
import { exitCodes } from './exit-codes.ts';
import type { SpeakingFlags } from './options.ts';

/** Options of `samsvar compile` as the command line gives them. */
export interface CompileFlags extends SpeakingFlags {
  readonly format: 'text' | 'json';
  /** Remote address to the local file that stands in for it: remote references are never fetched. */
  readonly remotes?: Readonly<Record<string, string>>;
}

/** One line of the answer: counts, or why there are none. */
interface CompiledDocument {
  readonly file: string;
  readonly operations: number;
  readonly schemas: number;
  readonly error?: string;
  /** Of a file that is no document itself: the document that it belongs to. */
  readonly partOf?: string;
}

interface Outcome extends CompiledDocument {
  readonly parts: readonly string[];
  /** True where the input could not be read at all. */
  readonly unreadable: boolean;
  /** True where it is data that stands beside documents that are named as such. */
  readonly isBeside: boolean;
}

const DOCUMENT = /\.(json|ya?ml)$/i;
const NAMED_DOCUMENT = /\.openapi\.(json|ya?ml)$/i;
const UNREADABLE = new Set(['document-not-found', 'document-unreadable', 'folder-unreadable']);

/**
 * Loads, validates and compiles every document named or found in a folder, and prints operations and schemas or the error of each.
 * A file in a folder that is no OpenAPI document is an error as well, unless a document there refers to it, or documents there are
 * named `*.openapi.yaml`: then it is data beside them.
 * Exit code: 0 all compile, 1 some do not, 2 something could not be read, 3 there was no document.
 */
export async function compileCommand(
  files: readonly string[],
  flags: CompileFlags,
): Promise<number> {
  const outcomes: Outcome[] = [];
  if (flags.list === true) return listDocuments(files);
  for (const path of files) {
    const found = await documentsAt(path);
    const areNamed = found.some((file) => typeof file === 'string' && NAMED_DOCUMENT.test(file));
    for (const file of found) {
      const outcome = typeof file === 'string' ? await compileOne(file, flags) : file;
      outcomes.push({ ...outcome, isBeside: areNamed && outcome.isBeside });
    }
  }
  const documents = withoutParts(outcomes);
  process.stdout.write(
    flags.format === 'json'
      ? `${JSON.stringify({ documents }, null, 2)}\n`
      : toText(documents, flags.quiet === true),
  );
  return exitCodeOf(outcomes, documents);
}

/** Files as they would be read, one a line. */
async function listDocuments(paths: readonly string[]): Promise<number> {
  const found = (await Promise.all(paths.map(documentsAt))).flat();
  const names = found.map((one) => (typeof one === 'string' ? one : (one.error ?? one.file)));
  process.stdout.write([...names, `${found.length} files`, ''].join('\n'));
  return found.some((one) => typeof one !== 'string') ? exitCodes.wrongUse : exitCodes.conforms;
}

/** A file is itself; a folder is every JSON and YAML file below it, except in node_modules and hidden folders. */
async function documentsAt(path: string): Promise<readonly (string | Outcome)[]> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() !== true) return [path];
  try {
    const names = await readdir(path, { recursive: true });
    return names
      .filter((name) => DOCUMENT.test(name) && !isHidden(name))
      .toSorted()
      .map((name) => join(path, name));
  } catch (error) {
    return [
      refused(
        path,
        new SuiteError('folder-unreadable', `${path}: the folder cannot be read`, { cause: error }),
      ),
    ];
  }
}

function isHidden(name: string): boolean {
  return name.split(/[\\/]/).some((part) => part === 'node_modules' || part.startsWith('.'));
}

async function compileOne(file: string, { remotes = {}, verbose }: CompileFlags): Promise<Outcome> {
  try {
    const summary = await checkDocument(file, { remotes });
    if (verbose === true)
      for (const name of summary.named) process.stderr.write(`${file}: ${name}\n`);
    return compiled(file, summary);
  } catch (error) {
    if (error instanceof SuiteError) return refused(file, error);
    throw error;
  }
}

function compiled(file: string, { operations, schemas, files }: DocumentSummary): Outcome {
  return {
    file,
    operations,
    schemas,
    parts: files.slice(1).map((part) => resolve(part)),
    unreadable: false,
    isBeside: false,
  };
}

function refused(file: string, error: SuiteError): Outcome {
  return {
    file,
    operations: 0,
    schemas: 0,
    error: error.message,
    parts: [],
    unreadable: UNREADABLE.has(error.code),
    isBeside: error.code === 'document-not-openapi' && !NAMED_DOCUMENT.test(file),
  };
}

function withoutParts(outcomes: readonly Outcome[]): readonly CompiledDocument[] {
  return outcomes.flatMap(({ file, operations, schemas, error, isBeside }): CompiledDocument[] => {
    const owner =
      error === undefined ? undefined : outcomes.find(({ parts }) => parts.includes(resolve(file)));
    if (owner !== undefined) return [{ file, operations, schemas, partOf: owner.file }];
    if (isBeside) return [];
    return [
      error === undefined ? { file, operations, schemas } : { file, operations, schemas, error },
    ];
  });
}

function toText(documents: readonly CompiledDocument[], isQuiet: boolean): string {
  const broken = documents.filter(({ error }) => error !== undefined).length;
  const whole = documents.filter(
    ({ error, partOf }) => error === undefined && partOf === undefined,
  ).length;
  const total =
    documents.length === 0
      ? 'No document was found: name a file, or a folder with .json, .yaml or .yml files.'
      : `${whole} compiled, ${broken} with errors.`;
  const told = isQuiet ? documents.filter(({ error }) => error !== undefined) : documents;
  return `${told.map(toLines).join('')}${total}\n`;
}

function toLines({ file, operations, schemas, error, partOf }: CompiledDocument): string {
  if (error !== undefined) return `error  ${error.replaceAll('\n', '\n     ')}\n`;
  if (partOf !== undefined) return `part   ${file} of ${partOf}\n`;
  return `ok     ${file}: ${operations} operations, ${schemas} schemas\n`;
}

function exitCodeOf(outcomes: readonly Outcome[], documents: readonly CompiledDocument[]): number {
  if (outcomes.some(({ unreadable }) => unreadable)) return exitCodes.wrongUse;
  if (documents.some(({ error }) => error !== undefined)) return exitCodes.deviates;
  return documents.length === 0 ? exitCodes.inconclusive : exitCodes.conforms;
}
