import type { Conformance, ReportedCapability } from '../conformance.ts';
import { batchTables, refusalOf } from './batches.ts';
import { groupBy } from './group.ts';
import { safe, type Html } from './html.ts';
import { verdictMark } from './marks.ts';
import { toSection, toTable } from './table.ts';
import { catalogue, say, type TextKey } from './words.ts';

/** The rules of each family, and the verdict of every API that declares it; nothing where none declares any. */
export function familySection(report: Conformance): Html {
  const { capabilities } = report;
  if (capabilities.length === 0) return safe``;
  const tables = [...groupBy(capabilities, ({ family }) => family)].map(([family, own]) =>
    familyTable(family, own, report),
  );
  return toSection({
    id: 'families',
    title: 'families',
    body: safe`<p>${say('familiesAbout')}</p>${tables}`,
  });
}

function familyTable(
  family: string,
  rules: readonly ReportedCapability[],
  report: Conformance,
): Html {
  const apis = [...new Set(rules.map(({ api }) => api))];
  const others = rules.filter((one) => refusalOf(one) === undefined);
  const rows = [...groupBy(others, ({ rule }) => rule)].map(([rule, own]) => [
    safe`<span lang="en">${rule.replaceAll('-', ' ')}</span>`,
    ...apis.map((api) =>
      verdictCell(
        own.filter((one) => one.api === api),
        report,
      ),
    ),
  ]);
  const id = `family-${family}-title`;
  const table = toTable({
    labelledBy: id,
    columns: ['rule', ...apis.map((api) => safe`${api}`)],
    rows,
  });
  const batches = others.length === rules.length ? [] : batchTables(report);
  const matrix =
    batches.length === 0
      ? safe``
      : safe`<p>${say('batchAbout')}</p>${batches}<h4>${say('otherRules')}</h4>`;
  return safe`<details><summary><h3 id="${id}">${nameOf(family)}</h3></summary>${matrix}${table}</details>`;
}

/** A family that is younger than the catalogue stands under its own word. */
function nameOf(family: string): Html {
  return family in catalogue ? say(family as TextKey) : safe`${family}`;
}

function verdictCell(rules: readonly ReportedCapability[], { requirements }: Conformance): Html {
  const cells = rules.flatMap(({ requirement }) => {
    const found = requirements.find(({ id }) => id === requirement);
    if (found === undefined) return [];
    return [safe`<a href="#${requirement}">${requirement}</a> ${verdictMark(found.verdict)} `];
  });
  return safe`${cells}`;
}
