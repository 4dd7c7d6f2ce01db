import { verdicts } from '#specs';
import type { Conformance, ReportedFinding, ReportedRequirement } from './conformance.ts';
import { isOpen } from './verdict.ts';
import { wordOf } from './exit-word.ts';

/** GitHub shows one mebibyte per step. */
const maxShown = 50;

/** A run as Markdown, for the summary of a CI step. */
export function toSummary(report: Conformance): string {
  const { run, summary } = report;
  const lines = [
    `## Samsvar: ${run.environment} ${wordOf(summary.exitCode)}`,
    '',
    ...summary.reasons.map((reason) => `- ${text(reason)}`),
    ...summary.notices.map((notice) => `- ${text(notice)}`),
    '',
    ...table(report),
    ...deviations(report),
    '',
    `Run ${run.id}, profile ${run.profile}, seed \`${run.seed}\`: ${summary.exchanges} exchanges, ${summary.checks} checks.`,
    '',
  ];
  return lines.join('\n');
}

function table({ run, requirements }: Conformance): readonly string[] {
  const shown = verdicts.toReversed();
  const row = (api: string): string => {
    const own = requirements.filter((one) => one.api === api);
    const counts = shown.map((verdict) => own.filter((one) => one.verdict === verdict).length);
    return `| ${api} | ${counts.join(' | ')} |`;
  };
  return [
    `| API | ${shown.join(' | ')} |`,
    `| --- | ${shown.map(() => '---:').join(' | ')} |`,
    ...run.apis.map(row),
  ];
}

function deviations({ requirements, findings }: Conformance): readonly string[] {
  const deviating = requirements.filter(({ verdict }) => verdict === 'deviates');
  if (deviating.length === 0) return [];
  const rest = deviating.length - maxShown;
  return [
    '',
    `### Deviations (${deviating.length})`,
    '',
    ...deviating.slice(0, maxShown).flatMap((one) => deviation(one, findings)),
    ...(rest > 0 ? [`- … and ${rest} more in the report`] : []),
  ];
}

function deviation(
  { id, level, sentence, findings: places }: ReportedRequirement,
  findings: readonly ReportedFinding[],
): readonly string[] {
  const first = places.flatMap((place) => findings[place] ?? []).find(isOpen);
  const head = `- **${id}** (${level}) ${text(sentence)}`;
  if (first === undefined) return [head];
  const where = [first.operationId, first.pointer].filter(Boolean).join(' ');
  return [head, `  - ${text(where)}: expected ${text(first.expected)}, got ${text(first.actual)}`];
}

/** What a service answers is no Markdown of ours. */
function text(raw: string): string {
  return raw
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_[\]<>|#&]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
