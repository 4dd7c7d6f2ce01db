/** What a client sends that breaks a rule on requests. */
export interface BrokenSdirClient {
  readonly name: string;
  /** Id of the check that must find it. */
  readonly breaks: string;
  readonly path: string;
}

/** Clients that break the rules on requests, one each (reference sdir 4.1, S8). */
export const brokenSdirClients: readonly BrokenSdirClient[] = [
  { name: 'without a version', breaks: 'sdir-version-path', path: '/competence/1' },
  {
    name: 'with a version of its own form',
    breaks: 'sdir-version-path',
    path: '/1.0/competence/1',
  },
];
