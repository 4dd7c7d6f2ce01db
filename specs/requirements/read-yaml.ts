import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import { findCacheFolder } from '../compiler/cache-folder.ts';

/** The value of a YAML text, or what is wrong with it, one line each. */
export type YamlContent =
  | { readonly value: unknown; readonly errors: readonly [] }
  | { readonly value?: undefined; readonly errors: readonly string[] };

const require = createRequire(import.meta.url);

/**
 * Parses YAML once per text: parsing takes a hundred times as long as reading the copy that is kept as
 * JSON. A copy that is broken or of other text is made anew.
 */
export function readYaml(
  text: string,
  folder: string | undefined = findCacheFolder(),
): YamlContent {
  const file = folder === undefined ? undefined : path.join(folder, `yaml-${digest(text)}.json`);
  const kept = file === undefined ? undefined : readKept(file);
  if (kept !== undefined) return { value: kept.value, errors: [] };
  const content = parse(text);
  if (file !== undefined && content.errors.length === 0) keep(file, content.value);
  return content;
}

function parse(text: string): YamlContent {
  // Loaded only when it is needed: a warm start does without.
  const { parseDocument } = require('yaml') as typeof Yaml;
  const document = parseDocument(text);
  const errors = document.errors.map(({ message }) => message.split('\n')[0] ?? '');
  return errors.length > 0 ? { errors } : { value: document.toJS() as unknown, errors: [] };
}

function readKept(file: string): { readonly value: unknown } | undefined {
  try {
    const [sum, body = ''] = readFileSync(file, 'utf8').split('\n');
    return digest(body) === sum ? { value: JSON.parse(body) as unknown } : undefined;
  } catch {
    return undefined;
  }
}

/** Under a temporary name first; a disk that takes none is no trouble. */
function keep(file: string, value: unknown): void {
  const temporary = `${file}.${randomUUID()}.tmp`;
  const body = JSON.stringify(value ?? null);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(temporary, `${digest(body)}\n${body}`);
    renameSync(temporary, file);
  } catch {
    remove(temporary);
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // A folder that is a file: there is nothing to remove.
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
