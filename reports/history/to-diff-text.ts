import type { Deviation } from './deviation.ts';
import type { ChangedDeviation, ComparedRun, RunChanges } from './diff-runs.ts';
import type { VerdictChange } from './diff-verdicts.ts';

/** Lines of each list that are shown. */
interface DiffTextOptions {
  readonly maxShown: number;
}

/** What changed between two runs, for a person. */
export function toDiffText(changes: RunChanges): string {
  const head = [`before: ${runText(changes.before)}`, `after:  ${runText(changes.after)}`];
  const lists = changeLines(changes, { maxShown: Number.POSITIVE_INFINITY });
  return [...head, ...lists, '', summaryOf(changes), ''].join('\n');
}

/** A title and its lines. */
type ChangeList = readonly [string, readonly string[]];

/** The lists of what changed, without those that are empty. */
export function changeLists(changes: RunChanges): readonly ChangeList[] {
  const lists: readonly ChangeList[] = [
    ['New deviations', changes.new.map(deviationText)],
    ['Fixed deviations', changes.fixed.map(deviationText)],
    ['Changed deviations', changes.changed.map(changedText)],
    ['Not asked to the end this time', changes.unjudged.map(deviationText)],
    ['Verdicts', changes.verdicts.map(verdictText)],
  ];
  return lists.filter(([, rows]) => rows.length > 0);
}

/** The same as indented lines. */
export function changeLines(changes: RunChanges, { maxShown }: DiffTextOptions): readonly string[] {
  return changeLists(changes).flatMap(([title, rows]) => [
    '',
    `${title} (${rows.length}):`,
    ...rows.slice(0, maxShown).map((row) => `  ${row}`),
    ...(rows.length > maxShown ? [`  … and ${rows.length - maxShown} more in the report`] : []),
  ]);
}

/** The counts of a comparison on one line. */
export function summaryOf({ unjudged, verdicts, ...changes }: RunChanges): string {
  const open = unjudged.length === 0 ? '' : `, ${unjudged.length} not asked to the end`;
  return `${changes.new.length} new, ${changes.fixed.length} fixed, ${changes.changed.length} changed${open}; ${verdicts.length} verdict(s) differ`;
}

function deviationText(one: Deviation): string {
  return `${placeText(one)}: ${one.actual}`;
}

function changedText({ before, after }: ChangedDeviation): string {
  const now = after.cover === undefined ? after.actual : `covered by ${after.cover}`;
  return `${placeText(before)}: ${before.actual} -> ${now}`;
}

function verdictText({ requirement, before, after, kind }: VerdictChange): string {
  return `${requirement} ${before ?? 'not there'} -> ${after ?? 'not there'}${kind === 'changed' ? '' : ` (${kind})`}`;
}

/** A run as a person would name it. */
export function runText({ id, startedAt, environment, like }: ComparedRun): string {
  const at = startedAt.slice(0, 16).replace('T', ' ');
  return `${id} of ${at} UTC in ${environment}${like === undefined ? '' : ` (like ${like})`}`;
}

/** Where a deviation is. */
export function placeText({ api, requirement, check, operationId, pointer }: Deviation): string {
  return [requirement ?? api, check, operationId, pointer].filter(Boolean).join(' ');
}
