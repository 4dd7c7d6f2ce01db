import type { Level } from '#specs';
import type { Conformance, ReportedFinding, ReportedRequirement } from './conformance.ts';

const sarifLevels = { must: 'error', should: 'warning', may: 'note' } as const satisfies Record<
  Level,
  string
>;

/**
 * The deviations of a run as SARIF 2.1.0: one rule per requirement, one result per finding of a deviating or
 * waived one. What a listed defect or a waiver covers is a suppressed result.
 */
export function toSarif(report: Conformance): string {
  const told = report.requirements.filter(({ findings }) => findings.length > 0);
  const results = told.flatMap((requirement) =>
    requirement.findings.flatMap((place) => {
      const finding = report.findings[place];
      return finding?.outcome === 'fail' ? [toResult(requirement, finding)] : [];
    }),
  );
  const driver = {
    name: report.suite.name,
    version: report.suite.version,
    rules: told.map(toRule),
  };
  const run = {
    tool: { driver },
    automationDetails: { id: `${report.run.environment}/${report.run.id}` },
    columnKind: 'utf16CodeUnits',
    results,
  };
  return `${JSON.stringify({ version: '2.1.0', runs: [run] }, null, 1)}\n`;
}

function toRule({ id, sentence, source, level }: ReportedRequirement): object {
  return {
    id,
    shortDescription: { text: sentence },
    help: { text: source },
    defaultConfiguration: { level: sarifLevels[level] },
  };
}

function toResult({ id, level }: ReportedRequirement, finding: ReportedFinding): object {
  const { operationId, pointer, expected, actual, api } = finding;
  const name = [api, operationId, pointer].filter(Boolean).join(' ');
  const suppressions = toSuppressions(finding);
  return {
    ruleId: id,
    level: sarifLevels[level],
    message: { text: `expected ${expected}, got ${actual}` },
    locations: [{ logicalLocations: [{ fullyQualifiedName: name, kind: 'resource' }] }],
    ...(suppressions.length === 0 ? {} : { suppressions }),
  };
}

function toSuppressions({ defect, waiver }: ReportedFinding): readonly object[] {
  const by = defect === undefined ? waiver : `listed defect ${defect}`;
  return by === undefined ? [] : [{ kind: 'external', status: 'accepted', justification: by }];
}
