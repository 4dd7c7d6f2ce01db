import type { Conformance } from '../conformance.ts';
import { safe, type Html } from '../html.ts';
import { changeLists, runText, summaryOf } from './to-diff-text.ts';

/** What changed since the run before, as a section of the page; empty where no run is known. */
export function changesSection({ changes }: Conformance): Html {
  if (changes === undefined) return safe``;
  const shown = changeLists(changes);
  return safe`<section aria-labelledby="changes"><h2 id="changes">Since the run before</h2>
<p>${runText(changes.before)}: ${summaryOf(changes)}</p>${shown.map(listBlock)}</section>`;
}

function listBlock([title, rows]: readonly [string, readonly string[]]): Html {
  const items = rows.map((row) => safe`<li>${row}</li>`);
  return safe`<h3>${title} (${rows.length})</h3><ul>${items}</ul>`;
}
