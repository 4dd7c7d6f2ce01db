import { loadEnvironment, type Environment, type EnvironmentSources } from '../environment.ts';
import type { BuiltTarget } from '../settings/build-target.ts';
import { unknownVariables } from '../settings/read-settings.ts';
import type { Target } from '../target.ts';
import { examineAccess } from './examine-access.ts';
import { examineAddress } from './examine-address.ts';
import { examineActors, examineKeys } from './examine-actors.ts';

/** What was looked at, and what came of it. */
export interface Examined {
  readonly area: 'setting' | 'address' | 'key' | 'token' | 'access';
  /** API, or empty where it holds for all. */
  readonly api: string;
  /** Name of the setting, address or actor. */
  readonly subject: string;
  /** `wrong`: a setting must be made or changed; `refused`: the other side did not play along. */
  readonly outcome: 'fine' | 'note' | 'wrong' | 'refused';
  readonly detail: string;
}

/**
 * Looks at everything that a run in an environment needs: every setting first, all at once, then
 * addresses, keys, tokens and access of the targets that are complete; of the APIs named, where any is.
 * Secrets stay out of what it says. Throws what `loadEnvironment` throws.
 */
export async function examineEnvironment(
  name: string,
  sources: EnvironmentSources,
  only?: readonly string[],
): Promise<Examined[]> {
  const environment = loadEnvironment(name, sources);
  const chosen = apisToExamine(environment, sources).filter((api) => only?.includes(api) ?? true);
  const built = new Map(chosen.map((api) => [api, environment.build(api)]));
  const examined = [
    ...unknownVariables(sources.env).map(toUnknown),
    ...examineSettings(built),
    ...[...built.values()].flatMap(({ target }) => [
      ...toAbsentActors(target),
      ...examineKeys(target),
    ]),
  ];
  for (const { target, problems } of built.values()) {
    if (problems.length === 0) examined.push(...(await examineTarget(target)));
  }
  return examined;
}

/** A mock that does not run yet has no address: the run starts it. */
function apisToExamine(
  { name, apis }: Environment,
  { endpoints }: EnvironmentSources,
): readonly string[] {
  if (name !== 'mock') return apis;
  return apis.filter((api) => endpoints?.apis[api] !== undefined);
}

function examineSettings(built: ReadonlyMap<string, BuiltTarget>): Examined[] {
  return [...built].flatMap(([api, { problems }]) =>
    problems.map(({ name, reason }): Examined => ({
      area: 'setting',
      api,
      subject: name,
      outcome: 'wrong',
      detail: reason,
    })),
  );
}

function toAbsentActors({ api, actors }: Target): Examined[] {
  return Object.entries(actors).flatMap(([subject, source]) =>
    source.kind === 'absent'
      ? [
          {
            area: 'token',
            api,
            subject,
            outcome: 'note',
            detail: `absent, so its requirements stay untested; ${source.reason}`,
          },
        ]
      : [],
  );
}

function toUnknown(subject: string): Examined {
  const detail = 'not a setting of ours: misspelt? All names stand in .env.example';
  return { area: 'setting', api: '', subject, outcome: 'note', detail };
}

/** Who calls is looked at last, and only where somebody answers: one cause, one line. */
async function examineTarget(target: Target): Promise<Examined[]> {
  const address = await examineAddress(target);
  const actors = await examineActors(target);
  const isReached = address.every(({ outcome }) => outcome !== 'refused');
  const access = isReached ? await examineAccess(target, actors) : [];
  return [...address, ...actors, ...access];
}
