import { SuiteError } from '../suite-error.ts';
import type { Source } from './read-source.ts';
import { scanJson } from './scan-json.ts';

const MIB = 1024 * 1024;
/** YAML is parsed some fifty times slower than JSON. */
const LARGEST_YAML_BYTES = 8 * MIB;
/** Deeper than any schema that a person wrote, far above the depth at which recursion breaks. */
const DEEPEST = 400;

/**
 * The value that a JSON or YAML file holds; a byte-order mark is ignored.
 * Codes `document-empty`, `document-not-text`, `document-syntax` (with line and column) and `document-too-deep`.
 */
export async function parseSource(source: Source): Promise<unknown> {
  const text = toText(source);
  const value = looksLikeJson(source.file, text)
    ? parseJson(source.file, text)
    : await parseYaml(source, text);
  if (isDeeperThan(value, DEEPEST)) {
    throw refuse(
      source.file,
      'document-too-deep',
      `nested deeper than ${DEEPEST} levels, which no API document needs`,
    );
  }
  return value;
}

function toText({ file, bytes }: Source): string {
  if (bytes.length === 0)
    throw refuse(file, 'document-empty', 'the file is empty; an OpenAPI document was expected');
  const text = decode(file, bytes);
  if (text.trim() === '') {
    throw refuse(
      file,
      'document-empty',
      'the file holds white space only; an OpenAPI document was expected',
    );
  }
  if (text.includes('\0')) throw notText(file);
  return text;
}

function decode(file: string, bytes: Buffer): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    // TextDecoder drops the byte-order mark.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw notText(file);
  }
}

function notText(file: string): SuiteError {
  return refuse(
    file,
    'document-not-text',
    'the bytes are no UTF-8 text; an OpenAPI document in JSON or YAML was expected',
  );
}

function looksLikeJson(file: string, text: string): boolean {
  return /\.json$/i.test(file) || (!/\.ya?ml$/i.test(file) && /^\s*\{/.test(text));
}

function parseJson(file: string, text: string): unknown {
  const fault = scanJson(text);
  if (fault === undefined) return JSON.parse(text);
  const before = text.slice(0, fault.offset).split('\n');
  const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  throw notSyntax(file, `JSON`, { ...place, text: `expected ${fault.expected}` });
}

async function parseYaml({ file, bytes }: Source, text: string): Promise<unknown> {
  if (bytes.length > LARGEST_YAML_BYTES) throw tooMuchYaml(file, bytes.length);
  const { LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      merge: true,
      stringKeys: true,
    });
    const [error] = document.errors;
    if (error !== undefined) {
      const { line, col } = lines.linePos(error.pos[0]);
      throw notSyntax(file, 'YAML', { line, column: col, text: firstLine(error.message) });
    }
    // Through JSON: aliases become copies, and an alias of its own parent throws.
    return JSON.parse(JSON.stringify(document.toJS() ?? null));
  } catch (error) {
    // Alias bombs and nesting beyond the stack: yaml throws instead of listing an error.
    if (error instanceof SuiteError) throw error;
    throw refuse(file, 'document-syntax', `invalid YAML: ${firstLine(String(error))}`);
  }
}

function tooMuchYaml(file: string, size: number): SuiteError {
  const text = `${Math.ceil(size / MIB)} MiB of YAML; at most ${LARGEST_YAML_BYTES / MIB} MiB was expected: convert it to JSON`;
  return refuse(file, 'document-too-large', text);
}

interface SyntaxPlace {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

function notSyntax(
  file: string,
  language: string,
  { line, column, text }: SyntaxPlace,
): SuiteError {
  const message = `${file}: invalid ${language} at line ${line}, column ${column}: ${text}`;
  return new SuiteError('document-syntax', message, {
    kind: 'unreadable-input',
    fields: { file, pointer: '', line, column },
  });
}

function firstLine(message: string): string {
  const line = message.split('\n')[0] ?? '';
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

function isDeeperThan(root: unknown, limit: number): boolean {
  let level: readonly object[] = [root].filter(isNode);
  const seen = new Set<object>();
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((node) =>
      seen.has(node) ? [] : (seen.add(node), Object.values(node).filter(isNode)),
    );
  }
  return false;
}

function isNode(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function refuse(file: string, code: string, text: string): SuiteError {
  return new SuiteError(code, `${file}: ${text}`, {
    kind: 'unreadable-input',
    fields: { file, pointer: '' },
  });
}
