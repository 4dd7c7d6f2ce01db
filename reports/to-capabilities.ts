import { loadCapabilities, registeredApis, type Requirement } from '#specs';
import type { ReportedCapability } from './conformance.ts';

/** The rules of families that the APIs of these requirements declare, in the order of their declarations. */
export function toCapabilities(
  requirements: readonly Requirement[],
): readonly ReportedCapability[] {
  const known = new Set(requirements.map(({ id }) => id));
  const registered = registeredApis();
  const apis = [...new Set(requirements.map(({ api }) => api))].filter((api) =>
    registered.includes(api),
  );
  return apis
    .flatMap((api) =>
      Object.entries(loadCapabilities(api)).flatMap(([family, part]) =>
        rulesOf(part).map(([rule, requirement]) => ({ api, family, rule, requirement })),
      ),
    )
    .filter(({ requirement }) => known.has(requirement));
}

/** Each family names its requirements by rule; a batch also by kind, cause and position of what is refused. */
function rulesOf(part: object): readonly (readonly [rule: string, requirement: string])[] {
  const { requirements, refusals } = part as { requirements?: unknown; refusals?: unknown };
  return [...leavesOf(requirements), ...leavesOf(refusals)];
}

function leavesOf(value: unknown, path: readonly string[] = []): readonly [string, string][] {
  if (typeof value === 'string') return [[path.join(' '), value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, [...path, key]));
}
