import type { Conformance, ReportedDefect, ReportedWaiver } from '../conformance.ts';
import { toWaiverPlace } from '../to-waiver-lines.ts';
import { safe, type Html } from './html.ts';
import { linkTo, idLinks } from './marks.ts';
import { toSection, toTable } from './table.ts';
import { say, sayReason } from './words.ts';

/** What is known and permitted: waivers, which end on a day, and listed defects. */
export function waivedSection({ waivers, defects, run }: Conformance): Html {
  const parts = [
    ...(waivers.length === 0 ? [] : [waiverTable(waivers, run.finishedAt)]),
    ...(defects.length === 0 ? [] : [defectTable(defects)]),
  ];
  const body = safe`<p>${say('waivedAbout')}</p>${parts.length === 0 ? safe`<p>${say('none')}</p>` : safe`${parts}`}`;
  const used = waivers.filter(({ state }) => state === 'used').length;
  const shown = defects.filter(({ findings }) => findings > 0).length;
  return toSection({ id: 'waived', title: 'waivedTitle', count: used + shown, body });
}

function waiverTable(waivers: readonly ReportedWaiver[], at: string): Html {
  const rows = waivers.map((waiver) => {
    const { id, state, findings, reason, owner, expires, told, link } = waiver;
    const red = told === undefined ? safe`` : safe`<br><b class="red">${sayReason(told)}</b>`;
    return [
      safe`<span id="${id}">${id}</span>`,
      say(state),
      safe`${findings}`,
      safe`<span lang="en">${reason}<br><small>${toWaiverPlace(waiver)}</small>${red}</span>`,
      safe`${owner}`,
      safe`${expires}<br><small>${daysText(expires, at)}</small>`,
      linkTo(link),
    ];
  });
  return safe`<h3 id="waivers-title">${say('waivers')} <span class="count">${waivers.length}</span></h3>${toTable(
    {
      labelledBy: 'waivers-title',
      columns: ['id', 'state', 'findings', 'reason', 'owner', 'lastDay', 'agreement'],
      rows,
    },
  )}`;
}

const dayMs = 86_400_000;

/** Days that are left when the run ended; the last day holds to its end (UTC). */
function daysText(expires: string, at: string): Html {
  const days = Math.floor((Date.parse(expires) - Date.parse(at.slice(0, 10))) / dayMs);
  return days < 0 ? say('expiredDays', { count: -days }) : say('daysLeft', { count: days });
}

function defectTable(defects: readonly ReportedDefect[]): Html {
  const rows = defects
    .toSorted((a, b) => b.findings - a.findings)
    .map(({ id, state, findings, observed, effect, requirements }) => [
      safe`<span id="${id}">${id}</span>`,
      say(state),
      safe`${findings}`,
      safe`<span lang="en">${observed}<br><small>${effect}</small></span>`,
      idLinks(requirements),
    ]);
  return safe`<details><summary><h3 id="defects-title">${say('defects')} <span class="count">${defects.length}</span></h3></summary>${toTable(
    {
      labelledBy: 'defects-title',
      columns: ['id', 'state', 'findings', 'observed', 'requirements'],
      rows,
    },
  )}</details>`;
}
