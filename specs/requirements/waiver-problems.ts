import type { Requirement } from './finding.ts';
import type { Waiver } from './waiver.ts';

/** A waiver and its place for messages. */
export interface PlacedWaiver {
  readonly where: string;
  readonly waiver: Waiver;
}

/** What the rows may speak of. */
export interface WaiverFacts {
  /** All that have requirements. */
  readonly apis: readonly string[];
  /** Of the APIs that rows name. */
  readonly requirements: readonly Requirement[];
  /** API to the operations of its contracts. */
  readonly operations: ReadonlyMap<string, readonly string[]>;
  /** Environment to the APIs that have a target there. */
  readonly environments: ReadonlyMap<string, readonly string[]>;
  readonly checks: readonly string[];
  readonly now: Date;
}

/** The longest that a waiver may still last. */
export const longestDays = 180;

type Problem = (waiver: Waiver, facts: WaiverFacts) => string | undefined;

/** Rules on one row; a member that is missing was told already. */
const rules: readonly Problem[] = [
  ({ requirement, check, operation, pointer, actual }) =>
    [requirement, check, operation, pointer, actual].every((one) => one === undefined)
      ? 'it would cover everything in its API: name requirement, operation, check, pointer or actual'
      : undefined,
  ({ api }, { apis }) => unknown('API', api, apis),
  ({ environment }, { environments }) =>
    unknown('environment', environment, [...environments.keys()]),
  ({ api, environment }, { apis, environments }) => {
    const there = environments.get(environment);
    if (there === undefined || !apis.includes(api) || there.includes(api)) return undefined;
    return `${api} has no target in ${environment}; there are ${there.join(', ')}`;
  },
  ({ api, requirement = '' }, { requirements, apis }) =>
    requirement === '' ||
    !apis.includes(api) ||
    requirements.some((one) => one.api === api && one.id === requirement)
      ? undefined
      : `${api} has no requirement ${requirement}; \`samsvar requirements --api ${api}\` lists them`,
  ({ api, operation = '' }, { operations }) => {
    const known = operations.get(api);
    return known === undefined ? undefined : unknown(`operation of ${api}`, operation, known);
  },
  ({ check = '' }, { checks }) => unknown('check', check, checks),
  ({ pointer = '' }) =>
    pointer === '' || /^(?:\/|header:|request:)/.test(pointer)
      ? undefined
      : `pointer ${pointer} is none: as the report shows it, /a/b, header:name or request:place`,
  ({ link }) =>
    link === '' || /^https?:\/\/[^\s@]+$/.test(link)
      ? undefined
      : `link ${link} is no address: expected https://… of the agreement or the ticket, without a password`,
  ({ expires }, { now }) => (expires === '' ? undefined : expiryProblem(expires, now)),
];

/** What is wrong with rows that could be read: what they speak of does not exist, ends too late, or stands twice. */
export function waiverProblems(
  rows: readonly PlacedWaiver[],
  facts: WaiverFacts,
): readonly string[] {
  const ids = rows.map(({ waiver }) => waiver.id);
  return rows.flatMap(({ where, waiver }, at) => {
    const { id } = waiver;
    const name = id === '' ? where : `${where} (${id})`;
    const isDouble = id !== '' && ids.indexOf(id) !== at;
    return [
      ...(isDouble ? [`${name}: id ${id} is used more than once`] : []),
      ...rules.flatMap((rule) => rule(waiver, facts) ?? []).map((text) => `${name}: ${text}`),
    ];
  });
}

function unknown(what: string, wanted: string, known: readonly string[]): string | undefined {
  if (wanted === '' || known.includes(wanted)) return undefined;
  const shown = known.slice(0, 20).join(', ');
  return `there is no ${what} ${wanted}; known: ${shown}${known.length > 20 ? ` … (${known.length} in all)` : ''}`;
}

function expiryProblem(expires: string, now: Date): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(expires) ? Date.parse(`${expires}T00:00:00Z`) : Number.NaN;
  // A day such as 30 February is taken for one of March by some engines.
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== expires)
    return `expires ${expires} is no date: expected YYYY-MM-DD`;
  const last = new Date(Date.parse(now.toISOString().slice(0, 10)) + longestDays * 86_400_000);
  const lastDay = last.toISOString().slice(0, 10);
  return expires > lastDay
    ? `expires ${expires} is more than ${longestDays} days away: ${lastDay} is the last day that can be given`
    : undefined;
}
