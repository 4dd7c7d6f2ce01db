import type { ReportedOperation } from '../conformance.ts';
import { safe, type Html } from './html.ts';
import { say, type TextKey } from './words.ts';

/** What a table shows; the first cell of a row names it. */
interface Table {
  /** Id of the element that names the table. */
  readonly labelledBy: string;
  readonly columns: readonly (TextKey | Html)[];
  readonly rows: readonly (readonly Html[])[];
}

/** A table in a region of its own that scrolls, so that the page itself never does. */
export function toTable({ labelledBy, columns, rows }: Table): Html {
  const heads = columns.map((one) => safe`<th scope="col">${toHead(one)}</th>`);
  return safe`<div class="wide" role="group" aria-labelledby="${labelledBy}" tabindex="0"><table><thead><tr>${heads}</tr></thead>
<tbody>${rows.map(toRow)}</tbody></table></div>`;
}

function toHead(column: TextKey | Html): Html {
  return typeof column === 'string' ? say(column) : column;
}

function toRow([first = safe``, ...others]: readonly Html[]): Html {
  return safe`<tr><th scope="row">${first}</th>${others.map((one) => safe`<td>${one}</td>`)}</tr>
`;
}

/** A part of the page with its heading; `count` stands beside it. */
export interface Section {
  readonly id: string;
  readonly title: TextKey;
  readonly count?: number;
  readonly body: Html;
  /** True where it begins closed. */
  readonly closed?: boolean;
}

/** Renders a part; one that begins closed opens at its heading. */
export function toSection({ id, title, count, body, closed }: Section): Html {
  const number = count === undefined ? safe`` : safe` <span class="count">${count}</span>`;
  const heading = safe`<h2 id="${id}-title">${say(title)}${number}</h2>`;
  if (closed === true)
    return safe`<section id="${id}" aria-labelledby="${id}-title"><details><summary>${heading}</summary>${body}</details></section>
`;
  return safe`<section id="${id}" aria-labelledby="${id}-title">${heading}${body}</section>
`;
}

/** A table of one API that opens at its name. */
export function apiPart(id: string, api: string, table: Html): Html {
  return safe`<details><summary><h3 id="${id}-title">${api}</h3></summary>${table}</details>`;
}

/** An operation as the first cell of a row. */
export function operationText({ operationId, method, path }: ReportedOperation): Html {
  return safe`${operationId}<br><small><code>${method} ${path}</code></small>`;
}
