import type { Conformance } from '../conformance.ts';
import { groupBy } from './group.ts';
import { safe, type Html } from './html.ts';
import { idLinks } from './marks.ts';
import { toSection, toTable } from './table.ts';
import { say, sayReason } from './words.ts';

/** Requirements that could not be judged, by what stood in the way. */
export function inconclusiveSection({ requirements }: Conformance): Html {
  const open = requirements.filter(({ verdict }) => verdict === 'inconclusive');
  const byReason = groupBy(open, ({ reason = '' }) => reason);
  const rows = [...byReason].map(([reason, own]) => [
    sayReason(reason),
    safe`${own.length}`,
    idLinks(own.map(({ id }) => id)),
  ]);
  const table = toTable({
    labelledBy: 'inconclusive-title',
    columns: ['reason', 'times', 'requirements'],
    rows,
  });
  return toSection({
    id: 'inconclusive',
    title: 'inconclusiveTitle',
    count: open.length,
    body: safe`<p>${say('inconclusiveAbout')}</p>${open.length === 0 ? safe`<p>${say('none')}</p>` : table}`,
  });
}

/** Scenarios in which the suite itself broke; nothing where none did. */
export function brokenSection({ scenarios }: Conformance): Html {
  const broken = scenarios.filter(({ status }) => status === 'error');
  if (broken.length === 0) return safe``;
  const rows = broken.map(({ title, api, reason = '' }) => [
    safe`<span lang="en">${title}</span>`,
    safe`${api}`,
    safe`<pre tabindex="0"><code>${reason}</code></pre>`,
  ]);
  return toSection({
    id: 'broken',
    title: 'brokenTitle',
    count: broken.length,
    body: safe`<p>${say('brokenAbout')}</p>${toTable({ labelledBy: 'broken-title', columns: ['scenario', 'api', 'reason'], rows })}`,
  });
}
