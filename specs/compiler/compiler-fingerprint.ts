import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Packages whose version changes what a document compiles to. */
const PACKAGES = ['ajv', 'ajv-formats', 'yaml', '@apidevtools/swagger-parser'];

let known: string | undefined;

/** Hex SHA-256 over everything that a compiled contract depends on beside its document: Node, the packages and our own code. */
export function compilerFingerprint(): string {
  known ??= fingerprintOf(import.meta.dirname);
  return known;
}

function fingerprintOf(folder: string): string {
  const require = createRequire(import.meta.url);
  const hash = createHash('sha256').update(process.version).update(process.arch);
  for (const name of PACKAGES) hash.update(readFileSync(require.resolve(`${name}/package.json`)));
  const sources = readdirSync(folder).filter(
    (name) => /\.[jt]s$/.test(name) && !name.includes('.test.'),
  );
  for (const name of sources.toSorted()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}
