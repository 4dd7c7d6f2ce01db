import type { CheckReport, Defect, EntryFinding } from '#specs';
import { toWaiverLines } from './to-waiver-lines.ts';
import { toWaiverVerdicts } from './waiver-states.ts';

const maxEntriesShown = 12;

/** What `samsvar check` found, for people: deviations first, then listed defects, then notes. */
export function toCheckText(report: CheckReport): string {
  const { entries, matched, unmatched, unanswered, findings } = report;
  const open = openOf(report);
  const unclear = findings.filter(({ outcome }) => outcome === 'inconclusive');
  const notes = findings.filter(({ outcome }) => outcome === 'warn');
  return [
    `${entries} entries: ${matched} of a known operation (${unanswered} of them without an answer), ${unmatched} of none`,
    ...section('Deviations', open),
    ...section('Could not be judged', unclear),
    ...defectSection(report),
    ...waiverSection(report),
    ...section('Notes', notes),
    '',
    verdictLine(report, open.length),
    '',
  ].join('\n');
}

/** What it came to, on one line. */
export function toCheckVerdict(report: CheckReport): string {
  return verdictLine(report, openOf(report).length);
}

function openOf({ findings }: CheckReport): readonly EntryFinding[] {
  return findings.filter(({ outcome, defect, waiver }) => outcome === 'fail' && !defect && !waiver);
}

function waiverSection({ waivers }: CheckReport): string[] {
  const states = toWaiverVerdicts(waivers);
  return [
    ...toWaiverLines(states.map(({ waiver, ...rest }) => ({ ...waiver, ...rest }))),
    ...states.flatMap(({ told }) => told ?? []).map((text) => `  ${text}`),
  ];
}

function verdictLine({ matched, findings, waivers }: CheckReport, open: number): string {
  if (matched === 0) return 'Nothing matched: no entry asks an operation of the contracts.';
  if (open > 0)
    return `${open} finding(s) that no listed defect explains and no waiver covers. Entries are counted from 0.`;
  const red = toWaiverVerdicts(waivers).filter(({ told }) => told !== undefined);
  if (red.length > 0) return `${red.length} waiver(s) need a hand: see above.`;
  const waived = findings.filter(({ waiver }) => waiver !== undefined).length;
  if (waived > 0)
    return `No deviation beyond listed defects and waivers (${waived} findings waived).`;
  const listed = findings.filter(({ defect }) => defect !== undefined).length;
  return listed === 0
    ? 'No deviation.'
    : `No deviation beyond listed defects (${listed} findings).`;
}

/** Equal findings of several entries stand once. */
function section(title: string, findings: readonly EntryFinding[]): string[] {
  if (findings.length === 0) return [];
  const groups = new Map<string, EntryFinding[]>();
  for (const finding of findings) {
    const { check, operationId, pointer, expected, actual } = finding;
    const key = JSON.stringify([check, operationId, pointer, expected, actual]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return ['', `${title} (${findings.length}):`, ...[...groups.values()].flatMap(groupLines)];
}

function groupLines(group: readonly EntryFinding[]): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const { check, operationId = '', pointer = '', expected, actual } = first;
  return [
    `  ${[check, operationId, pointer].filter((part) => part !== '').join(' ')}`,
    `    expected ${expected}`,
    `    actual   ${actual}`,
    `    ${placesOf(group)}`,
  ];
}

function placesOf(group: readonly EntryFinding[]): string {
  const shown = group
    .slice(0, maxEntriesShown)
    .map(({ entry, file }) => (file === undefined ? `${entry}` : `${file}:${entry}`));
  const left = group.length - shown.length;
  return `${group.length === 1 ? 'entry' : 'entries'} ${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

function defectSection({ defects, findings }: CheckReport): string[] {
  if (defects.length === 0) return [];
  const lines = defects.flatMap((defect) =>
    defectLines(
      defect,
      findings.filter((one) => one.defect === defect.id),
    ),
  );
  return ['', `Listed defects of the service (${defects.length}):`, ...lines];
}

function defectLines(defect: Defect, group: readonly EntryFinding[]): string[] {
  return [
    `  ${defect.id} ${defect.observed}`,
    `    ${placesOf(group)}; requirement ${defect.requirements.join(', ')}; recorded as ${defect.cases.join(', ')}`,
  ];
}
