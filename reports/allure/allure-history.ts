import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { RunMeta } from '../conformance.ts';

/** What Allure calls a run: its title, and its name in the history. */
export function nameOfRun({ environment, like, id }: RunMeta): string {
  const where = like === undefined ? environment : `${environment} (like ${like})`;
  return `Samsvar: ${where}, run ${id}`;
}

/** Takes a run out of Allure's history, so that a page that is made again counts it once. */
export function forgetRun(run: RunMeta, file: string): void {
  if (!existsSync(file)) return;
  const text = readFileSync(file, 'utf8');
  const name = nameOfRun(run);
  const lines = text.split('\n').filter((line) => line !== '');
  const others = lines.filter((line) => nameIn(line) !== name);
  if (others.length === lines.length) return;
  writeFileSync(`${file}.part`, others.map((line) => `${line}\n`).join(''));
  renameSync(`${file}.part`, file);
}

/** A line that was torn is Allure's to judge. */
function nameIn(line: string): unknown {
  try {
    return (JSON.parse(line) as { readonly name?: unknown }).name;
  } catch {
    return undefined;
  }
}
