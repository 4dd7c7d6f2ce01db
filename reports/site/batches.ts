import { batchCauses, batchPositions } from '#specs';
import type { Conformance, ReportedCapability } from '../conformance.ts';
import { groupBy } from './group.ts';
import { safe, type Html } from './html.ts';
import { verdictMark } from './marks.ts';
import { toTable } from './table.ts';
import { say, type TextKey } from './words.ts';

/** A rule of a batch that one failing item leaves no trace: what the batch does, why the item fails, where it stands. */
interface Refusal {
  readonly kind: string;
  readonly cause: string;
  readonly position: string;
}

const titles: Readonly<Record<string, TextKey>> = { create: 'batchCreate', update: 'batchUpdate' };

/** `create schema first`; undefined for any other rule. */
export function refusalOf({ family, rule }: ReportedCapability): Refusal | undefined {
  const [kind = '', cause = '', position = '', ...rest] = rule.split(' ');
  const isRefusal =
    family === 'batch' &&
    rest.length === 0 &&
    batchCauses.some((one) => one === cause) &&
    batchPositions.some((one) => one === position);
  return isRefusal ? { kind, cause, position } : undefined;
}

/** Verdicts by cause and position, one table per API and kind of batch; nothing where no API declares any. */
export function batchTables({ capabilities, requirements }: Conformance): readonly Html[] {
  const refusals = capabilities.filter((one) => refusalOf(one) !== undefined);
  const verdictOf = (id: string): Html => {
    const found = requirements.find((one) => one.id === id);
    return safe`${found === undefined ? '' : verdictMark(found.verdict)} <a href="#${id}">${id}</a>`;
  };
  const groups = groupBy(refusals, (one) => `${one.api} ${refusalOf(one)?.kind ?? ''}`);
  return [...groups].map(([name, rules]) => {
    const [api = '', kind = ''] = name.split(' ');
    const id = `batch-${api}-${kind}-title`;
    const cell = (cause: string, position: string): Html =>
      safe`${rules.filter(({ rule }) => rule === `${kind} ${cause} ${position}`).map(({ requirement }) => verdictOf(requirement))}`;
    const causes = batchCauses.filter((cause) =>
      rules.some((one) => refusalOf(one)?.cause === cause),
    );
    const table = toTable({
      labelledBy: id,
      columns: ['cause', ...batchPositions],
      rows: causes.map((cause) => [
        say(cause),
        ...batchPositions.map((position) => cell(cause, position)),
      ]),
    });
    const title = titles[kind];
    return safe`<h4 id="${id}">${title === undefined ? kind : say(title)} <span class="api">${api}</span></h4>${table}`;
  });
}
