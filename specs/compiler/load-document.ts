import { SuiteError } from '../suite-error.ts';
import {
  bundleFiles,
  EXTERNAL,
  locateIn,
  type Bundle,
  type BundledFile,
  type RemoteMap,
} from './bundle-files.ts';
import { toDocumentError, type DocumentProblem } from './document-problem.ts';
import { DOCUMENT_RULES, type RuleFinding } from './document-rules.ts';
import { toPointer, type JsonObject } from './json-node.ts';

/** An OpenAPI document that keeps its own standard, with local references only. */
export interface LoadedDocument {
  /** As given. */
  readonly file: string;
  /** The document itself first, then every file that it refers to. */
  readonly files: readonly BundledFile[];
  readonly version: '3.0' | '3.1';
  readonly root: JsonObject;
  /** Empty, but for a document that was loaded with `tolerant`. */
  readonly problems: readonly DocumentProblem[];
}

/** How a document is loaded. */
export interface LoadOptions {
  /** Local files that stand in for remote references. */
  readonly remotes?: RemoteMap;
  /** Lists what breaks the standard in `problems` instead of throwing, where the document can be used all the same. */
  readonly tolerant?: boolean;
}

/**
 * Loads an OpenAPI 3.0 or 3.1 document (JSON or YAML) with all that it refers to, and validates it.
 * Throws one SuiteError of kind `unreadable-input` with file, JSON pointer and expectation. Codes: those of reading and parsing,
 * `document-not-openapi`, `document-version`, `reference-unresolved`, `document-invalid`.
 */
export async function loadDocument(
  file: string,
  options: LoadOptions = {},
): Promise<LoadedDocument> {
  const bundle = await bundleFiles(file, options.remotes);
  const version = requireVersion(file, bundle.root);
  const problems = locate(bundle, await findProblems(bundle.root, version));
  if (problems.length > 0 && options.tolerant !== true) throw toDocumentError(problems);
  return { file, files: bundle.files, version, root: bundle.root, problems };
}

/** Own rules speak first: their sentences are clearer where both refuse one place. */
async function findProblems(
  root: JsonObject,
  version: '3.0' | '3.1',
): Promise<readonly RuleFinding[]> {
  const ruled = Object.values(DOCUMENT_RULES).flatMap((rule) => rule(root, version));
  const { validateStructure } = await import('./validate-structure.ts');
  const structural = await validateStructure(root);
  const told = new Set(ruled.map(({ keys }) => toPointer(keys)));
  return [...ruled, ...structural.filter(({ keys }) => !told.has(toPointer(keys)))];
}

function locate(bundle: Bundle, findings: readonly RuleFinding[]): readonly DocumentProblem[] {
  const located = findings.map(({ keys, expected }) => ({
    ...locateIn(bundle, toPointer(keys)),
    expected,
  }));
  // A shared parameter or schema is met once per use.
  return [
    ...new Map(located.map((one) => [`${one.file}#${one.pointer} ${one.expected}`, one])).values(),
  ];
}

function requireVersion(file: string, root: JsonObject): '3.0' | '3.1' {
  const { openapi } = root;
  if (typeof openapi === 'string' && /^3\.0\.\d+(-.+)?$/.test(openapi)) return '3.0';
  if (typeof openapi === 'string' && /^3\.1\.\d+(-.+)?$/.test(openapi)) return '3.1';
  throw openapi === undefined ? notOpenApi(file, root) : otherVersion(file, '/openapi', openapi);
}

function notOpenApi(file: string, root: JsonObject): SuiteError {
  if (root['swagger'] !== undefined) return otherVersion(file, '/swagger', root['swagger']);
  const members = Object.keys(root).filter((key) => key !== EXTERNAL);
  const has =
    members.length === 0
      ? 'it is no object or has no members'
      : `it has ${members.slice(0, 5).join(', ')}`;
  const text = `${file}#: no OpenAPI document: a member "openapi" with 3.0.x or 3.1.x was expected; ${has}`;
  return new SuiteError('document-not-openapi', text, {
    kind: 'unreadable-input',
    fields: { file, pointer: '' },
  });
}

function otherVersion(file: string, pointer: string, given: unknown): SuiteError {
  const hint = pointer === '/swagger' ? ': convert the document first' : '';
  const text = `${file}#${pointer}: version ${JSON.stringify(given)} is not supported; OpenAPI 3.0.x or 3.1.x was expected${hint}`;
  return new SuiteError('document-version', text, {
    kind: 'unreadable-input',
    fields: { file, pointer, given },
  });
}
