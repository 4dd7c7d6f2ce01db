import type { ServiceVersion, VersionedService, Versioning, VersioningRule } from '#specs';
import { registerScenario, type Needs } from '../../engine/scenario.ts';
import type { VersioningHooks, VersioningTools, Written } from './versioning-hooks.ts';

/** One line of versions of an API, ready for the scenarios of the family. */
export interface VersioningSubject {
  readonly versioning: Versioning;
  readonly service: VersionedService;
  readonly hooks: VersioningHooks;
}

/** What a scenario of the family is registered with. */
export interface VersioningScenario {
  readonly title: string;
  /** The rule judged; one that the API does not promise registers nothing. */
  readonly rules: readonly VersioningRule[];
  readonly needs?: Needs;
  readonly body: (tools: VersioningTools) => Promise<void>;
}

/** Registers one scenario, where the API promises one of its rules. */
export function registerVersioningScenario(
  { versioning, hooks }: VersioningSubject,
  scenario: VersioningScenario,
): void {
  const requirements = scenario.rules.flatMap((rule) => versioning.requirements[rule] ?? []);
  if (requirements.length === 0) return;
  registerScenario({
    api: hooks.api,
    title: scenario.title,
    requirements,
    needs: {
      ...hooks.needs,
      ...scenario.needs,
      features: [...(hooks.needs.features ?? []), ...(scenario.needs?.features ?? [])],
    },
    tags: hooks.tags ?? ['@writes'],
    body: async (bench) => scenario.body(await hooks.open(bench)),
  });
}

/** The versions that answer, in the order of the declaration. */
export function livingVersions({ service }: VersioningSubject): readonly ServiceVersion[] {
  return service.versions.filter(({ state }) => state !== 'retired');
}

/** A request that the operation takes; untested where no hook makes one. */
export function requireWritable(
  tools: VersioningTools,
  { service, operationId }: { readonly service: string; readonly operationId: string },
  how: 'full' | 'least',
): Written {
  return (
    tools.writable?.(service, operationId, how) ?? tools.bench.untested('no hook makes an item')
  );
}
