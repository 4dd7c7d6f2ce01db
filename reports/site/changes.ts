import type { Verdict } from '#specs';
import type { Conformance } from '../conformance.ts';
import type { Deviation } from '../history/deviation.ts';
import type { ChangedDeviation, ComparedRun, RunChanges } from '../history/diff-runs.ts';
import type { VerdictChange } from '../history/diff-verdicts.ts';
import { placeText } from '../history/to-diff-text.ts';
import { safe, type Html } from './html.ts';
import { verdictMark } from './marks.ts';
import { toSection } from './table.ts';
import { say, type TextKey } from './words.ts';

/** What changed since the run before; nothing where no run is known. */
export function changesSection({ changes }: Conformance): Html {
  if (changes === undefined) return safe``;
  const lists: readonly (readonly [TextKey, readonly Html[]])[] = [
    ['changesNew', changes.new.map(deviationItem)],
    ['changesFixed', changes.fixed.map(deviationItem)],
    ['changesChanged', changes.changed.map(changedItem)],
    ['changesUnjudged', changes.unjudged.map(deviationItem)],
    ['changesVerdicts', changes.verdicts.map(verdictItem)],
  ];
  const shown = lists
    .filter(([, items]) => items.length > 0)
    .map(
      ([title, items]) =>
        safe`<h3>${say(title)} <span class="count">${items.length}</span></h3><ul>${items.map((item) => safe`<li>${item}</li>`)}</ul>`,
    );
  const body = safe`<p>${runText(changes.before)}: ${summary(changes)}</p>${shown}`;
  return toSection({ id: 'changes', title: 'changes', body });
}

function runText({ id, startedAt, environment, like }: ComparedRun): Html {
  const at = startedAt.slice(0, 16).replace('T', ' ');
  const likeness = like === undefined ? safe`` : safe`, ${say('like', { like })}`;
  return safe`${say('runOf', { id, at, environment })}${likeness}`;
}

function summary(changes: RunChanges): Html {
  const { unjudged, verdicts } = changes;
  const counts = { new: changes.new.length, fixed: changes.fixed.length };
  const open =
    unjudged.length === 0 ? safe`` : safe`, ${say('sumUnjudged', { count: unjudged.length })}`;
  return safe`${say('sumChanges', { ...counts, changed: changes.changed.length })}${open}; ${say('sumVerdicts', { count: verdicts.length })}`;
}

/** Where it is and what came are told as they were written. */
function deviationItem(one: Deviation): Html {
  return safe`<span lang="en">${placeText(one)}: ${one.actual}</span>`;
}

function changedItem({ before, after }: ChangedDeviation): Html {
  const now =
    after.cover === undefined
      ? safe`<span lang="en">${after.actual}</span>`
      : safe`${say('nowCovered', { cover: after.cover })}`;
  return safe`${deviationItem(before)} → ${now}`;
}

const kinds: Readonly<Record<VerdictChange['kind'], TextKey | undefined>> = {
  new: 'verdictNew',
  fixed: 'verdictFixed',
  changed: undefined,
};

function verdictItem({ requirement, before, after, kind }: VerdictChange): Html {
  const word = kinds[kind];
  const remark = word === undefined ? safe`` : safe` (${say(word)})`;
  return safe`<a href="#${requirement}">${requirement}</a> ${mark(before)} → ${mark(after)}${remark}`;
}

function mark(verdict: Verdict | undefined): Html {
  return verdict === undefined ? say('notThere') : verdictMark(verdict);
}
