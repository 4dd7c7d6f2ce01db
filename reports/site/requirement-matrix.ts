import { levels, verdicts } from '#specs';
import type { Conformance, ReportedFinding, ReportedRequirement } from '../conformance.ts';
import { anchorOf } from './deviations.ts';
import { safe, type Html } from './html.ts';
import { idLinks, levelMark, sourceText, verdictMark } from './marks.ts';
import { toSection } from './table.ts';
import { say, sayReason, type TextKey } from './words.ts';

/** Every requirement with its verdict, and buttons that choose some of them. */
export function requirementSection(report: Conformance): Html {
  const { requirements } = report;
  const heads = (['id', 'verdict', 'level', 'requirement'] as const).map(
    (key) => safe`<th scope="col" role="columnheader">${say(key)}</th>`,
  );
  const rows = requirements.map((one) => row(one, report));
  const body = safe`${filters(report)}
<table class="matrix" role="table" aria-labelledby="requirements-title"><thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup" id="matrix">${rows}</tbody></table>`;
  return toSection({ id: 'requirements', title: 'requirements', count: requirements.length, body });
}

function filters({ requirements, run }: Conformance): Html {
  const present = new Set(requirements.map(({ verdict }) => verdict));
  const apis = run.apis.map((api) => button('api', api, safe`${api}`));
  const own = verdicts.toReversed().filter((one) => present.has(one));
  const total = requirements.length;
  return safe`<div class="filters" role="group" aria-labelledby="filters-title" hidden><h3 id="filters-title" class="unseen">${say('filters')}</h3>
${group(
  'verdict',
  own.map((one) => button('verdict', one, say(one))),
)}
${group(
  'level',
  levels.map((one) => button('level', one, say(one))),
)}
${run.apis.length > 1 ? group('api', apis) : ''}
<p class="search"><label for="q">${say('search')}</label> <input id="q" type="search" autocomplete="off"> <button type="button" id="clear">${say('clear')}</button>
<span role="status">${say('shownOf')} <b id="shown">${total}</b> ${say('of')} ${total}</span></p></div>`;
}

function group(name: TextKey, buttons: readonly Html[]): Html {
  return safe`<div class="chips" role="group" aria-labelledby="by-${name}"><span id="by-${name}">${say(name)}</span> ${buttons}</div>`;
}

function button(name: string, value: string, text: Html): Html {
  return safe`<button type="button" class="chip" aria-pressed="false" data-filter="${name}" data-value="${value}">${text}</button>`;
}

function row(one: ReportedRequirement, report: Conformance): Html {
  const { findings } = report;
  const { id, api, level, verdict, sentence, source, reason, scenarios } = one;
  const told = reason === undefined ? '' : safe`<p class="small">${sayReason(reason)}</p>`;
  const link =
    verdict === 'deviates'
      ? safe` <a href="#${anchorOf(id)}">${say('toDeviation')}</a>`
      : coverText(one.findings.flatMap((place) => findings[place] ?? []));
  return safe`<tr role="row" id="${id}" data-api="${api}" data-level="${level}" data-verdict="${verdict}"><th scope="row" role="rowheader">${id}</th><td role="cell">${verdictMark(verdict)}</td><td role="cell">${levelMark(level)}</td><td role="cell"><span lang="en">${sentence}</span>${link}${told}<p class="small">${sourceText(source, report, api)}</p>${scenarioList(scenarios)}</td></tr>
`;
}

function scenarioList(scenarios: readonly string[]): Html {
  if (scenarios.length === 0) return safe``;
  const items = scenarios.map((title) => safe`<li>${title}</li>`);
  return safe`<details class="small"><summary>${say('scenarios')} ${scenarios.length}</summary><ul lang="en">${items}</ul></details>`;
}

/** A rule that a check judges everywhere may be broken by half of the list. */
const maxCovers = 8;

/** The listed defects and waivers that cover findings of a requirement. */
function coverText(findings: readonly ReportedFinding[]): Html {
  const covers = [...new Set(findings.flatMap(({ defect, waiver }) => defect ?? waiver ?? []))];
  if (covers.length === 0) return safe``;
  const left = covers.length - maxCovers;
  const more = left > 0 ? safe` <span class="count">+${left}</span>` : safe``;
  const shown = covers.toSorted().slice(0, maxCovers);
  return safe`<p class="small">${say('coveredBy')} ${idLinks(shown)}${more}</p>`;
}
