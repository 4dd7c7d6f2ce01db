import type { ReportedWaiver } from './conformance.ts';
import { safe, type Html } from './html.ts';
import { toWaiverPlace } from './to-waiver-lines.ts';

/** The table of waivers for the page; nothing where there are none. */
export function toWaiverSection(waivers: readonly ReportedWaiver[]): Html {
  if (waivers.length === 0) return safe``;
  return safe`<section><h2>Waivers</h2><div class="wide" role="region" aria-label="Waivers" tabindex="0"><table>
<thead><tr><th scope="col">Id</th><th scope="col">State</th><th scope="col">Findings</th><th scope="col">Reason</th><th scope="col">Owner</th><th scope="col">Last day</th><th scope="col">Agreement</th></tr></thead>
<tbody>${waivers.map(row)}</tbody></table></div></section>`;
}

function row(waiver: ReportedWaiver): Html {
  const { id, state, findings, reason, owner, expires, told } = waiver;
  const red = told === undefined ? safe`` : safe`<br><b>${told}</b>`;
  return safe`<tr><th scope="row">${id}</th><td>${state}</td><td>${findings}</td>
<td>${reason}<br><small>${toWaiverPlace(waiver)}</small>${red}</td><td>${owner}</td><td>${expires}</td><td>${toLink(waiver)}</td></tr>`;
}

/** A stored report may come from anywhere: only an address of the web becomes a link. */
function toLink({ link }: ReportedWaiver): Html {
  return /^https?:\/\//.test(link) ? safe`<a href="${link}">${link}</a>` : safe`${link}`;
}
