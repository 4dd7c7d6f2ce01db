import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { environmentNames, targetedApis } from '#environments';
import { loadRegister, SuiteError } from '#specs';

/** What narrows a run, as the command line gives it. */
export interface Choice {
  readonly env: string;
  readonly api?: readonly string[];
  readonly grep?: string;
  readonly shard?: string;
  readonly endpoints?: string;
}

/** Families that several APIs share, not an API. */
const shared = 'capabilities';

/**
 * The APIs that a run asks: those named, else all that have scenarios and a target in the environment.
 * Throws `environment-unknown`, `no-target`, `no-scenarios`, `no-api`.
 */
export function chooseApis({ env, api, endpoints }: Choice): readonly string[] {
  const targeted = targetedApis(env, endpoints);
  const asked = readdirSync(join(import.meta.dirname, '..', 'tests', 'scenarios')).filter(
    (name) => name !== shared,
  );
  if (api === undefined) return requireSome(targeted, { env, asked });
  if (api.length === 0)
    throw new SuiteError(
      'no-api',
      `--api names no API. Those with scenarios: ${asked.join(', ')}.`,
    );
  const chosen = [...new Set(api)];
  const silent = chosen.filter((one) => targeted.includes(one) && !asked.includes(one));
  if (silent.length > 0)
    throw new SuiteError(
      'no-scenarios',
      `There are no scenarios for ${silent.join(', ')} yet. Those with scenarios: ${asked.join(', ')}.`,
    );
  return chosen;
}

function requireSome(
  targeted: readonly string[],
  { env, asked }: { env: string; asked: readonly string[] },
): readonly string[] {
  const chosen = targeted.filter((api) => asked.includes(api));
  if (chosen.length > 0) return chosen;
  const pairs = asked.flatMap((api) => environmentsOf(api).map((name) => `${api} in ${name}`));
  throw new SuiteError(
    'no-scenarios',
    `Nothing can be asked in ${env}: none of its APIs (${targeted.join(', ') || 'none'}) has scenarios yet. Those that can: ${pairs.join(', ')}.`,
  );
}

function environmentsOf(api: string): readonly string[] {
  return environmentNames.filter((name) => targetedApis(name).includes(api));
}

/** Throws `bad-shard`. */
export function requireShard(shard: string | undefined): void {
  const [index, count] = /^(\d{1,6})\/(\d{1,6})$/
    .exec(shard ?? '1/1')
    ?.slice(1)
    .map(Number) ?? [0, 0];
  if (index === undefined || count === undefined || index < 1 || index > count)
    throw new SuiteError(
      'bad-shard',
      `--shard ${shard}: expected i/n with 1 <= i <= n, for example 1/3.`,
    );
}

/**
 * Refuses a pattern that chooses nothing, before anything starts. Matches as the runner does:
 * environment, file, title and tags on one line, any case. Throws `bad-grep`, `no-match`.
 */
export async function requireMatch({ env, grep }: Choice, apis: readonly string[]): Promise<void> {
  if (grep === undefined) return;
  const pattern = toPattern(grep);
  const { loadScenarios } = await import('#tests');
  const levels = new Map(loadRegister(apis).requirements.map(({ id, level }) => [id, level]));
  let count = 0;
  for (const api of apis) {
    for (const { file, title, tags, requirements } of await loadScenarios(api)) {
      const level = levels.get(requirements[0] ?? '') ?? 'must';
      const line = [
        '',
        env,
        `tests/${file.replace(/\.ts$/, '.js')}`,
        title,
        `@${level}`,
        ...tags,
      ].join(' ');
      if (line.search(pattern) >= 0) return;
      count += 1;
    }
  }
  throw new SuiteError(
    'no-match',
    `--grep ${grep}: none of the ${count} scenarios of ${apis.join(', ')} matches by file, title or tag. \`samsvar run --list\` names them.`,
  );
}

/** Text, or `/text/flags`. */
function toPattern(grep: string): RegExp {
  const [, source = grep, flags = 'gi'] = /^\/(.*)\/([gi]*)$/.exec(grep) ?? [];
  try {
    return new RegExp(source, flags);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SuiteError(
      'bad-grep',
      `--grep ${grep}: ${reason}. Escape characters with a meaning of their own by a backslash.`,
      { cause },
    );
  }
}
