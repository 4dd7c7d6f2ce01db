import type { Conformance, ReportedFinding } from '../conformance.ts';
import { commandBlock, exchangeBlock, repeatCommand } from './exchange.ts';
import { safe, type Html } from './html.ts';
import type { DeviatingRequirement, Kind } from './kinds.ts';
import { levelMark, sourceText, verdictMark } from './marks.ts';
import { toSection, toTable } from './table.ts';
import { say } from './words.ts';

/** Ways to deviate of one requirement that are shown with their exchange; the others are rows. */
const shownWhole = 3;

/** All that deviates: a list to begin with, then each with its promise, what came, and how to repeat it. */
export function deviationSection(
  report: Conformance,
  deviating: readonly DeviatingRequirement[],
): Html {
  const body =
    deviating.length === 0
      ? safe`<p class="good">${say('noDeviations')}</p>`
      : safe`<p>${say('deviationsAbout')}</p>${indexTable(deviating)}${deviating.map((one) => article(one, report))}`;
  return toSection({ id: 'deviations', title: 'deviations', count: deviating.length, body });
}

function indexTable(deviating: readonly DeviatingRequirement[]): Html {
  return toTable({
    labelledBy: 'deviations-title',
    columns: ['requirement', 'level', 'operation', 'expected', 'actual'],
    rows: deviating.map(indexRow),
  });
}

function indexRow({ requirement, kinds }: DeviatingRequirement): readonly Html[] {
  const more = kinds.length > 1 ? safe` <span class="count">+${kinds.length - 1}</span>` : safe``;
  const { operationId = '', expected, actual } = kinds[0].first;
  return [
    safe`<a href="#${anchorOf(requirement?.id)}">${requirement?.id ?? say('outside')}</a> ${newMark(kinds)}<small lang="en">${requirement?.sentence ?? ''}</small>`,
    requirement === undefined ? safe`` : levelMark(requirement.level),
    safe`${operationId}`,
    safe`<span lang="en">${shortened(expected)}</span>`,
    safe`<span lang="en">${shortened(actual)}</span>${more}`,
  ];
}

/** The list is read at a glance: the whole stands with the deviation. */
function shortened(text: string): string {
  return text.length > 140 ? `${text.slice(0, 139)}…` : text;
}

/** Where the page shows the deviations of a requirement. */
export function anchorOf(requirement = 'outside'): string {
  return `deviation-${requirement}`;
}

function newMark(kinds: readonly Kind[]): Html {
  return kinds.some(({ isNew }) => isNew) ? safe`<span class="new">${say('isNew')}</span>` : safe``;
}

function article({ requirement, kinds }: DeviatingRequirement, report: Conformance): Html {
  const id = anchorOf(requirement?.id);
  const title =
    requirement === undefined
      ? say('outside')
      : safe`<a href="#${requirement.id}">${requirement.id}</a> ${levelMark(requirement.level)} <span class="api">${requirement.api}</span>`;
  const promise =
    requirement === undefined
      ? safe`<p>${say('outsideAbout')}</p>`
      : safe`<p class="promise"><b>${say('promised')}:</b> <span lang="en">${requirement.sentence}</span></p><p class="source">${say('source')}: ${sourceText(requirement.source, report, requirement.api)}</p>`;
  const rest = kinds.slice(shownWhole);
  return safe`<article class="deviation" id="${id}" aria-labelledby="${id}-title"><h3 id="${id}-title">${verdictMark('deviates')} ${title} ${newMark(kinds)}</h3>
${promise}${kinds.slice(0, shownWhole).map((kind, at) => kindBlock([kind, kinds[at - 1]], report))}${rest.length === 0 ? '' : moreKinds(rest, id)}</article>
`;
}

/** What was said of the kind before is not said again: the same scenario, the same exchange. */
function kindBlock(
  [{ first, findings }, before]: readonly [Kind, Kind | undefined],
  { run, operations }: Conformance,
): Html {
  const { check, pointer, expected, actual, api, operationId } = first;
  const operation = operations.find((one) => one.api === api && one.operationId === operationId);
  const place = operation === undefined ? '' : `${operation.method} ${operation.path}`;
  const isSame = first.scenario === before?.first.scenario;
  const repeat = isSame ? safe`` : commandBlock('repeatScenario', repeatCommand(first, run));
  const isShown = isSame && first.exchange?.curl === before?.first.exchange?.curl;
  const exchange = isShown ? safe`` : exchangeBlock(first);
  return safe`<div class="kind"><dl class="facts">
<div class="expected"><dt>${say('expected')}</dt><dd lang="en">${expected}</dd></div>
<div class="actual"><dt>${say('actual')}</dt><dd lang="en">${actual}</dd></div>
<div><dt>${say('operation')}</dt><dd>${operationId ?? ''} <code>${place}</code></dd></div>
<div><dt>${say('pointer')}</dt><dd>${pointerText(pointer)}</dd></div>
<div><dt>${say('check')}</dt><dd>${check}</dd></div>
<div><dt>${say('scenario')}</dt><dd lang="en">${scenariosText(findings)}</dd></div>
</dl>${repeat}${exchange}</div>`;
}

function pointerText(pointer = ''): Html {
  return pointer === '' ? say('wholeAnswer') : safe`<code>${pointer}</code>`;
}

function scenariosText(findings: readonly ReportedFinding[]): Html {
  const [first = '', ...others] = [...new Set(findings.flatMap(({ scenario }) => scenario ?? []))];
  if (findings.length === 1) return safe`${first}`;
  const list = others.map((one) => safe`<li>${one}</li>`);
  const rest =
    others.length === 0
      ? safe``
      : safe`<details><summary>+${others.length}</summary><ul>${list}</ul></details>`;
  return safe`${first} (${say('seenTimes', { count: findings.length })})${rest}`;
}

function moreKinds(kinds: readonly Kind[], id: string): Html {
  const rows = kinds.map(({ first, findings }) => [
    safe`${first.operationId ?? ''}`,
    pointerText(first.pointer),
    safe`${first.expected}`,
    safe`${first.actual}`,
    safe`${findings.length}`,
  ]);
  return safe`<details><summary>${say('moreKinds')} <span class="count">${kinds.length}</span></summary>${toTable({ labelledBy: `${id}-title`, columns: ['operation', 'pointer', 'expected', 'actual', 'times'], rows })}</details>`;
}
