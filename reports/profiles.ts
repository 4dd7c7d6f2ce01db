/** What a run is for, as data: `--profile`. */
export interface Profile {
  /** A deviation is told when its scenario ends, not at the end of the run. */
  readonly live: boolean;
  /** Notes and drift are told in the terminal too; the report always has them. */
  readonly notes: boolean;
  /** Inconclusive requirements that count and coverage below the floor fail the run (exit code 1). */
  readonly needsAll: boolean;
}

/** The profiles by name. */
export const profiles = {
  nightly: { live: false, notes: true, needsAll: false },
  release: { live: false, notes: false, needsAll: true },
  manual: { live: true, notes: false, needsAll: false },
} as const satisfies Record<string, Profile>;

/** The profile of this name; a name that an older report has and we have not is judged as by hand. */
export function profileOf(name: string): Profile {
  const found = Object.entries<Profile>(profiles).find(([known]) => known === name);
  return found?.[1] ?? profiles.manual;
}
