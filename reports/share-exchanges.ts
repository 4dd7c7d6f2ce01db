import type { ReportedFinding } from './conformance.ts';
import { identityOf, toDeviations } from './history/deviation.ts';

/**
 * The findings with what was sent and answered once for each deviation: a target that fails in the same way
 * in a thousand scenarios would else fill the report with a thousand like answers.
 */
export function shareExchanges(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  const told = new Set<string>();
  return findings.map((finding) => {
    const identity = toDeviations([finding]).map(identityOf).join();
    const isFirst = identity === '' || !told.has(identity);
    told.add(identity);
    return isFirst ? finding : withoutMessages(finding);
  });
}

function withoutMessages(finding: ReportedFinding): ReportedFinding {
  const { exchange } = finding;
  if (exchange === undefined) return finding;
  const { request: _, response: __, ...brief } = exchange;
  return { ...finding, exchange: brief };
}
