/** How many `must` requirements of an API a release in an environment has to judge at least. */
export interface Floor {
  readonly environment: string;
  readonly api: string;
  readonly must: number;
}
