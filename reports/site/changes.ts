import type { Conformance } from '../conformance.ts';
import { changeLists, runText, summaryOf } from '../history/to-diff-text.ts';
import { safe, type Html } from './html.ts';
import { toSection } from './table.ts';
import { say, type TextKey } from './words.ts';

const titles: Readonly<Record<string, TextKey>> = {
  'New deviations': 'changesNew',
  'Fixed deviations': 'changesFixed',
  'Changed deviations': 'changesChanged',
  'Not asked to the end this time': 'changesUnjudged',
  Verdicts: 'changesVerdicts',
};

/** What changed since the run before; nothing where no run is known. */
export function changesSection({ changes }: Conformance): Html {
  if (changes === undefined) return safe``;
  const lists = changeLists(changes).map(([title, rows]) => {
    const key = titles[title];
    const items = rows.map((row) => safe`<li lang="en">${row}</li>`);
    return safe`<h3>${key === undefined ? title : say(key)} <span class="count">${rows.length}</span></h3><ul>${items}</ul>`;
  });
  const body = safe`<p lang="en">${runText(changes.before)}: ${summaryOf(changes)}</p>${lists}`;
  return toSection({ id: 'changes', title: 'changes', body });
}
