import { verdicts } from '#specs';
import type {
  Conformance,
  ReportedDefect,
  ReportedFinding,
  ReportedRequirement,
} from './conformance.ts';
import { changeLines, runText, summaryOf } from './history/to-diff-text.ts';
import { profileOf } from './profiles.ts';
import { toDocuments } from './to-documents.ts';
import { toNoteLines } from './to-note-lines.ts';
import { toWaiverLines } from './to-waiver-lines.ts';
import { isOpen } from './verdict.ts';

/** How the console summary is written. */
export interface ConsoleOptions {
  /** Where the report lies, as a person would open it. */
  readonly reportAt: string;
  /** Deviating requirements and reasons shown in full; the report has all. */
  readonly maxShown?: number;
}

/** The summary of a run that a person reads in the terminal. */
export function toConsole(report: Conformance, options: ConsoleOptions): string {
  const maxShown = options.maxShown ?? 20;
  const lines = [
    '',
    heading(report),
    ...report.run.apis.flatMap((api) => ['', ...apiLines(report, api)]),
    ...deviations(report, maxShown),
    ...strayFindings(report, maxShown),
    ...waivedLines(report.defects),
    ...toWaiverLines(report.waivers),
    ...reasonLines(report.requirements, 'inconclusive', maxShown),
    ...reasonLines(report.requirements, 'error', maxShown),
    ...reasonLines(report.requirements, 'untested', maxShown),
    ...brokenScenarios(report, maxShown),
    ...(profileOf(report.run.profile).notes ? toNoteLines(report, maxShown) : []),
    ...sinceLines(report, maxShown),
    '',
    ...ending(report, options.reportAt),
    '',
  ];
  return lines.join('\n');
}

function heading({ run, summary }: Conformance): string {
  const like = run.like === undefined ? '' : ` (like ${run.like})`;
  const seconds = (summary.durationMs / 1000).toFixed(1);
  const partial = run.partial === undefined ? '' : ` - PARTIAL: ${run.partial}`;
  return `${run.environment}${like}: ${summary.exchanges} exchanges, ${summary.checks} checks, ${seconds} s, seed ${run.seed}${partial}`;
}

function apiLines(report: Conformance, api: string): string[] {
  const { requirements, operations } = report;
  const own = requirements.filter((one) => one.api === api);
  const counts = verdicts
    .toReversed()
    .map((verdict) => ({ verdict, count: own.filter((one) => one.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${count} ${verdict}`);
  const asked = operations.filter((one) => one.api === api).length;
  return [
    `${api}: ${own.length} requirements, ${asked} operations asked`,
    `  ${counts.join(' · ')}`,
    ...documentLines(report, api),
  ];
}

/** One line per document where an API has several: each keeps a version of its own. */
function documentLines(report: Conformance, api: string): string[] {
  const documents = toDocuments(report).filter((one) => one.api === api);
  if (documents.length < 2) return [];
  const width = Math.max(...documents.map(({ document }) => document.length));
  return documents.map(({ document, version, operations, exchanges, deviations }) => {
    const found = deviations === 0 ? 'no deviations' : counted(deviations, 'deviation');
    return `  ${document.padEnd(width)} ${version}: ${counted(operations, 'operation')}, ${counted(exchanges, 'exchange')}, ${found}`;
  });
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function deviations({ requirements, findings }: Conformance, maxShown: number): string[] {
  const deviating = requirements.filter(({ verdict }) => verdict === 'deviates');
  if (deviating.length === 0) return [];
  const shown = deviating.slice(0, maxShown).flatMap((one) => [
    `  ${one.id} (${one.level}) ${one.sentence}`,
    ...one.findings
      .flatMap((place) => findings[place] ?? [])
      .filter(isOpen)
      .slice(0, 3)
      .flatMap(findingLines),
  ]);
  return ['', `Deviations (${deviating.length}):`, ...shown, ...more(deviating.length - maxShown)];
}

function findingLines(finding: ReportedFinding): string[] {
  const { check, operationId, pointer, expected, actual, exchange } = finding;
  const where = [check, operationId, pointer]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
  const lines = [`    ${where}`, `      expected ${expected}`, `      actual   ${actual}`];
  return exchange === undefined ? lines : [...lines, `      ${exchange.curl}`];
}

/** Open findings of no requirement in this report: they must not go unseen. */
function strayFindings({ requirements, findings }: Conformance, maxShown: number): string[] {
  const named = new Set(requirements.flatMap((one) => one.findings));
  const stray = findings.filter((finding, place) => isOpen(finding) && !named.has(place));
  if (stray.length === 0) return [];
  const shown = stray
    .slice(0, maxShown)
    .flatMap((one) => [`  ${one.scenario ?? ''}`, ...findingLines(one)]);
  return [
    '',
    `Findings outside the requirements (${stray.length}):`,
    ...shown,
    ...more(stray.length - maxShown),
  ];
}

function waivedLines(defects: readonly ReportedDefect[]): string[] {
  const shown = defects.filter(({ findings }) => findings > 0);
  if (shown.length === 0) return [];
  const lines = shown.map(
    ({ id, findings, observed }) => `  ${id} ${`x${findings}`.padEnd(5)} ${observed}`,
  );
  return ['', `Waived by listed defects of the service (${shown.length}):`, ...lines];
}

function reasonLines(
  requirements: readonly ReportedRequirement[],
  verdict: 'inconclusive' | 'untested' | 'error',
  maxShown: number,
): string[] {
  const byReason = new Map<string, ReportedRequirement[]>();
  for (const one of requirements.filter((requirement) => requirement.verdict === verdict)) {
    const reason = shortReason(one.reason);
    byReason.set(reason, [...(byReason.get(reason) ?? []), one]);
  }
  if (byReason.size === 0) return [];
  const lines = [...byReason].map(
    ([reason, own]) =>
      `  ${reason}: ${own.length > maxShown ? own.length : own.map(({ id }) => id).join(', ')}`,
  );
  const title =
    verdict === 'error' ? 'The suite broke' : `${verdict[0]?.toUpperCase()}${verdict.slice(1)}`;
  return ['', `${title}:`, ...lines.slice(0, maxShown), ...more(lines.length - maxShown)];
}

/** What a narrowed run leaves out is one line, whatever feature gates it. */
function shortReason(reason = 'no reason given'): string {
  return reason.startsWith('no scenario asked it') ? 'no scenario asked it in this run' : reason;
}

function brokenScenarios({ scenarios }: Conformance, maxShown: number): string[] {
  const broken = scenarios.filter(({ status }) => status === 'error');
  if (broken.length === 0) return [];
  const lines = broken.map(({ title, reason }) => `  ${title}: ${reason ?? 'no reason given'}`);
  return [
    '',
    'Scenarios that broke:',
    ...lines.slice(0, maxShown),
    ...more(lines.length - maxShown),
  ];
}

function sinceLines({ changes }: Conformance, maxShown: number): readonly string[] {
  if (changes === undefined) return [];
  const head = `Since ${runText(changes.before)}: ${summaryOf(changes)}`;
  return ['', head, ...changeLines(changes, { maxShown })];
}

function ending(report: Conformance, reportAt: string): string[] {
  return [...report.summary.notices, toResultLine(report), `Report: ${reportAt}`];
}

/** What a run came to, on one line. */
export function toResultLine({ summary }: Conformance): string {
  const { exitCode, reasons } = summary;
  const result = exitCode === 0 ? 'Conforms' : (endings[exitCode] ?? 'Ended');
  const told = reasons.length === 0 ? '' : `: ${reasons.join('; ')}`;
  return `${result}${told} (exit code ${exitCode})`;
}

const endings: Readonly<Record<number, string>> = {
  1: 'Deviates',
  2: 'No verdict',
  3: 'Inconclusive',
  130: 'Interrupted',
};

function more(left: number): string[] {
  return left > 0 ? [`  … and ${left} more in the report`] : [];
}
