import type { Conformance } from '../conformance.ts';
import type { ReportedGraph } from '../to-graphs.ts';
import { graphSvg } from './graph-svg.ts';
import { safe, type Html } from './html.ts';
import { toSection, toTable } from './table.ts';
import { say } from './words.ts';

/** Processes and status machines as pictures, each with a table that says the same; nothing where none was seen. */
export function graphSection({ graphs }: Conformance): Html {
  if (graphs.length === 0) return safe``;
  const body = safe`<p>${say('graphsAbout')}</p>${legend()}${graphs.toSorted((a, b) => weightOf(b) - weightOf(a)).map(graphPart)}`;
  return toSection({ id: 'graphs', title: 'graphs', count: graphs.length, body });
}

/** What went wrong comes first, then where the most was seen. */
function weightOf({ unexpected, attempts, edges }: ReportedGraph): number {
  const wrong = unexpected.length + attempts.filter(({ refused }) => !refused).length;
  return wrong * 1000 + attempts.length + edges.filter(({ seen }) => seen > 0).length;
}

function legend(): Html {
  return safe`<ul class="counts legend"><li><span class="line seen"></span>${say('visited')}</li><li><span class="line idle"></span>${say('notVisited')}</li>
<li><b class="refused">⊘</b> ${say('refused')}</li><li><b class="wrong">!</b> ${say('allowed')}, ${say('unexpected')}</li></ul>`;
}

function graphPart(graph: ReportedGraph, at: number): Html {
  const { api, name, unexpected, attempts, edges } = graph;
  const id = `graph-${at}`;
  const isWrong = unexpected.length > 0 || attempts.some(({ refused }) => !refused);
  const seen = edges.filter((edge) => edge.seen > 0).length;
  const head = safe`<h3 id="${id}">${name} <span class="api">${api}</span> <span class="count">${seen}/${edges.length}</span>${isWrong ? safe` <b class="wrong">!</b>` : ''}</h3>`;
  return safe`<details${at === 0 || isWrong ? safe` open` : ''}><summary>${head}</summary><div class="wide graph" role="group" aria-labelledby="${id}" tabindex="0">${graphSvg(graph, id)}</div>
<details><summary id="${id}-steps">${say('steps')}</summary>${stepTable(graph, `${id}-steps`)}</details></details>`;
}

function stepTable(graph: ReportedGraph, labelledBy: string): Html {
  const rows = [
    ...graph.unexpected.map((one) => [
      safe`${one.from}`,
      safe`${one.to}`,
      safe`${one.by ?? ''}`,
      safe`<b class="wrong">${say(one.by === undefined ? 'unexpected' : 'allowed')}</b>`,
      safe`${one.seen}`,
    ]),
    ...graph.attempts
      .filter(({ refused }) => refused)
      .map((one) => [
        safe`${one.at}`,
        safe`${one.at}`,
        safe`${one.by ?? ''}`,
        say('refused'),
        safe`${one.seen}`,
      ]),
    ...graph.edges.map((one) => [
      safe`${one.from}`,
      safe`${one.to}`,
      safe``,
      say(one.seen > 0 ? 'visited' : 'notVisited'),
      safe`${one.seen}`,
    ]),
    ...graph.forbidden.map((one) => [
      safe`${one.from}`,
      safe`${one.to}`,
      safe``,
      safe`${say('neverLegal')}: <span lang="en">${one.reason}</span>`,
      safe``,
    ]),
  ];
  return toTable({ labelledBy, columns: ['from', 'to', 'asked', 'whatCame', 'times'], rows });
}
