import { appendFileSync } from 'node:fs';
import type { Conformance } from './conformance.ts';
import { toSummary } from './to-summary.ts';

/** Shows the run in the summary of the CI step, where there is one; a shard is no whole and stays silent. */
export function addStepSummary(report: Conformance, env: NodeJS.ProcessEnv = process.env): void {
  const file = env['GITHUB_STEP_SUMMARY'];
  if (file === undefined || file === '' || report.run.shard !== undefined) return;
  appendFileSync(file, toSummary(report));
}
