import { dirname, isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toDocumentError, type DocumentProblem } from './document-problem.ts';
import { isObject, keysOf, toPointer, type JsonObject } from './json-node.ts';
import { parseSource } from './parse-source.ts';
import { readSource } from './read-source.ts';
import { resolvePointer } from './resolve-pointer.ts';
import { rewriteReferences } from './rewrite-references.ts';
import { SuiteError } from '../suite-error.ts';

/** Member of the bundled document that holds the other files, in the order in which they were met. */
export const EXTERNAL = 'x-samsvar-external';

/** One file that a document is made of. */
export interface BundledFile {
  /** Path of the file read. */
  readonly file: string;
  /** Hex SHA-256 of its bytes. */
  readonly sha256: string;
}

/** A document in which every reference is local. */
export interface Bundle {
  readonly root: JsonObject;
  /** The document itself first, then what it refers to. */
  readonly files: readonly BundledFile[];
  /** Absolute addresses that were taken from the local map. */
  readonly remotes: readonly string[];
}

/** Remote address (without fragment) to the local file that stands in for it. */
export type RemoteMap = Readonly<Record<string, string>>;

interface Part {
  /** Absolute path, or the remote address. */
  readonly base: string;
  readonly file: string;
  readonly sha256: string;
  readonly value: unknown;
}

interface Bundling {
  readonly parts: Part[];
  readonly remotes: RemoteMap;
  readonly problems: DocumentProblem[];
}

const ABSOLUTE_URI = /^[a-z][a-z0-9+.-]+:/i;

/**
 * Reads a document and every file it refers to into one with local references only; remote ones come from the map, never from the network.
 * Code `reference-unresolved` lists every reference that leads nowhere; codes of reading and parsing as in parse-source.
 */
export async function bundleFiles(file: string, remotes: RemoteMap = {}): Promise<Bundle> {
  const state: Bundling = { parts: [await readPart(resolve(file), file)], remotes, problems: [] };
  for (let index = 0; index < state.parts.length; index++) await readReferenced(state, index);
  requireNone(state);
  const root = assemble(state);
  checkTargets(root, state);
  requireNone(state);
  return {
    root,
    files: state.parts.map(({ file: path, sha256 }) => ({ file: path, sha256 })),
    remotes: state.parts.map(({ base }) => base).filter((base) => !isAbsolute(base)),
  };
}

/** File and pointer in that file of a place in a bundled document. */
export function locateIn(
  bundle: Pick<Bundle, 'files'>,
  pointer: string,
): { readonly file: string; readonly pointer: string } {
  const keys = keysOf(pointer);
  const part = keys[0] === EXTERNAL ? Number(keys[1]) + 1 : 0;
  const file = bundle.files[part]?.file ?? bundle.files[0]?.file ?? '';
  return { file, pointer: part === 0 ? pointer : toPointer(keys.slice(2)) };
}

function requireNone({ problems }: Bundling): void {
  if (problems.length > 0) throw toDocumentError(problems, 'reference-unresolved');
}

async function readPart(base: string, file: string): Promise<Part> {
  const source = await readSource(file);
  return { base, file, sha256: source.sha256, value: await parseSource(source) };
}

async function readReferenced(state: Bundling, index: number): Promise<void> {
  const part = state.parts[index];
  if (part === undefined) return;
  const wanted: { readonly target: string; readonly at: string }[] = [];
  rewriteReferences(part.value, (reference, at) => {
    const [target = ''] = reference.split('#', 1);
    if (target !== '' && !targetsOwnId(part.value, target))
      wanted.push({ target, at: toPointer(at) });
    return reference;
  });
  for (const { target, at } of wanted) await readTarget(state, part, { target, at });
}

async function readTarget(
  state: Bundling,
  part: Part,
  reference: { readonly target: string; readonly at: string },
): Promise<void> {
  const base = toBase(part.base, reference.target);
  if (state.parts.some((known) => known.base === base)) return;
  const file = isAbsolute(base) ? base : state.remotes[base];
  if (file === undefined) {
    state.problems.push(notInMap(part.file, reference.at, base));
    return;
  }
  try {
    state.parts.push(await readPart(base, file));
  } catch (error) {
    if (!(error instanceof SuiteError)) throw error;
    state.problems.push({
      file: part.file,
      pointer: reference.at,
      expected: `the file that "${reference.target}" names cannot be used: ${error.message}`,
    });
  }
}

function notInMap(file: string, pointer: string, base: string): DocumentProblem {
  const expected = `"${base}" is remote and is not fetched: give a local copy of it in the map of remote documents`;
  return { file, pointer, expected };
}

function toBase(base: string, target: string): string {
  if (target.startsWith('file:')) return fileURLToPath(target);
  if (ABSOLUTE_URI.test(target)) return new URL(target).href;
  return isAbsolute(base) ? resolve(dirname(base), decodeText(target)) : new URL(target, base).href;
}

function assemble(state: Bundling): JsonObject {
  const [first, ...others] = state.parts.map((part, index) => relink(state, part, index));
  const root = isObject(first) ? first : {};
  return others.length === 0 ? root : { ...root, [EXTERNAL]: others };
}

function relink(state: Bundling, part: Part, index: number): unknown {
  const anchors = collectAnchors(part.value);
  return rewriteReferences(part.value, (reference) => {
    const [target = '', fragment = ''] = reference.split('#', 2);
    const other =
      target === '' || targetsOwnId(part.value, target)
        ? index
        : state.parts.findIndex(({ base }) => base === toBase(part.base, target));
    const inPart =
      fragment === '' || fragment.startsWith('/')
        ? decodeText(fragment)
        : (anchors.get(fragment) ?? `/${fragment}`);
    return `#${other > 0 ? toPointer([EXTERNAL, other - 1]) : ''}${inPart}`;
  });
}

function checkTargets(root: JsonObject, state: Bundling): void {
  const files = state.parts;
  rewriteReferences(root, (reference, at) => {
    if (resolvePointer(root, reference.slice(1)) === undefined) report(reference, at);
    return reference;
  });
  function report(reference: string, at: readonly string[]): void {
    const place = locateIn({ files }, toPointer(at));
    const expected = `the reference "${locateIn({ files }, reference.slice(1)).pointer}" leads nowhere; a value at that pointer was expected`;
    state.problems.push({ ...place, expected });
  }
}

/** A document may name itself by `$self` or `$id` and refer to itself by that name. */
function targetsOwnId(value: unknown, target: string): boolean {
  return isObject(value) && (value['$id'] === target || value['$self'] === target);
}

function collectAnchors(root: unknown): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  visit(root, '');
  return anchors;
  function visit(node: unknown, pointer: string): void {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if ((key === '$anchor' || key === '$dynamicAnchor') && typeof value === 'string')
        anchors.set(value, pointer);
      visit(value, `${pointer}${toPointer([key])}`);
    }
  }
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
