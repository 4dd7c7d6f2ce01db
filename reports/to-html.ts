import { verdicts, type Verdict } from '#specs';
import type {
  Conformance,
  ReportedDefect,
  ReportedFinding,
  ReportedRequirement,
} from './conformance.ts';
import { escapeHtml, safe, type Html } from './html.ts';
import { changesSection } from './history/to-changes-section.ts';
import { pageStyle } from './page-style.ts';
import { toWaiverSection } from './to-waiver-section.ts';
import { isOpen } from './verdict.ts';

/** A page that needs nothing beside itself: the report of a run for people. */
export function toHtml(report: Conformance): string {
  const title = `Samsvar: ${report.run.apis.join(', ')} in ${report.run.environment}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<a class="skip" href="#main">To the results</a>
<header><h1>${escapeHtml(title)}</h1>${runLine(report).toString()}</header>
<main id="main">
${summarySection(report).toString()}
${changesSection(report).toString()}
${deviationSection(report).toString()}
${requirementSection(report).toString()}
${toWaiverSection(report.waivers).toString()}
${defectSection(report.defects).toString()}
${operationSection(report).toString()}
</main>
</body>
</html>
`;
}

function runLine({ run, summary, suite }: Conformance): Html {
  const like = run.like === undefined ? '' : `, answering like ${run.like}`;
  const partial = run.partial === undefined ? '' : ` Partial: ${run.partial}.`;
  return safe`<p>${run.startedAt.slice(0, 19).replace('T', ' ')} UTC${like}. ${summary.exchanges} exchanges, ${summary.checks} checks,
${(summary.durationMs / 1000).toFixed(1)} s, seed ${run.seed}, ${suite.name} ${suite.version}.${partial}</p>`;
}

function summarySection({ summary }: Conformance): Html {
  const cells = verdicts
    .toReversed()
    .filter((verdict) => summary.verdicts[verdict] > 0)
    .map((verdict) => safe`<li>${badge(verdict)} <b>${summary.verdicts[verdict]}</b></li>`);
  const texts = [...summary.reasons, ...summary.notices].map((text) => safe`<li>${text}</li>`);
  return safe`<section aria-labelledby="summary"><h2 id="summary">Summary</h2>
<ul class="counts">${cells}</ul><p>Exit code ${summary.exitCode}</p><ul>${texts}</ul></section>`;
}

function deviationSection({ findings }: Conformance): Html {
  const open = findings.filter(isOpen);
  if (open.length === 0) return safe`<section><h2>Deviations</h2><p>None.</p></section>`;
  return safe`<section><h2>Deviations</h2>${open.map(findingBlock)}</section>`;
}

function findingBlock(finding: ReportedFinding): Html {
  const { check, operationId, pointer, requirement, expected, actual, scenario, exchange } =
    finding;
  return safe`<article><h3>${[requirement, check, operationId, pointer].filter(Boolean).join(' · ')}</h3>
<p>${scenario ?? ''}</p><dl><dt>Expected</dt><dd>${expected}</dd><dt>Actual</dt><dd>${actual}</dd></dl>
${exchange === undefined ? '' : safe`<pre tabindex="0"><code>${exchange.curl}</code></pre>`}</article>`;
}

function requirementSection({ requirements, findings }: Conformance): Html {
  const rows = requirements.map((one) => requirementRow(one, findings));
  return safe`<section><h2>Requirements</h2><div class="wide" role="region" aria-label="Requirements" tabindex="0"><table>
<thead><tr><th scope="col">Id</th><th scope="col">Verdict</th><th scope="col">Level</th><th scope="col">Requirement</th><th scope="col">Source</th></tr></thead>
<tbody>${rows}</tbody></table></div></section>`;
}

function requirementRow(one: ReportedRequirement, findings: readonly ReportedFinding[]): Html {
  const own = one.findings.flatMap((place) => findings[place] ?? []);
  const told = coverOf(own) ?? one.reason ?? '';
  return safe`<tr id="${one.id}"><th scope="row">${one.id}</th><td>${badge(one.verdict)}</td><td>${one.level}</td>
<td>${one.sentence}${told === '' ? '' : safe`<br><small>${told}</small>`}</td><td>${one.source}</td></tr>`;
}

/** The listed defects and waivers that cover findings of a requirement. */
function coverOf(findings: readonly ReportedFinding[]): string | undefined {
  const defects = [...new Set(findings.flatMap(({ defect }) => defect ?? []))];
  const waivers = [...new Set(findings.flatMap(({ waiver }) => waiver ?? []))];
  const parts = [
    ...(defects.length > 0 ? [`Listed defects: ${defects.join(', ')}`] : []),
    ...(waivers.length > 0 ? [`Waivers: ${waivers.join(', ')}`] : []),
  ];
  return parts.length > 0 ? parts.join('. ') : undefined;
}

function defectSection(defects: readonly ReportedDefect[]): Html {
  if (defects.length === 0) return safe``;
  const rows = defects.map(
    ({ id, state, findings, observed, effect, requirements }) =>
      safe`<tr><th scope="row">${id}</th><td>${state}</td><td>${findings}</td><td>${observed}<br><small>${effect}</small></td><td>${requirements.join(', ')}</td></tr>`,
  );
  return safe`<section><h2>Listed defects of the service</h2><div class="wide" role="region" aria-label="Listed defects" tabindex="0"><table>
<thead><tr><th scope="col">Id</th><th scope="col">State</th><th scope="col">Findings</th><th scope="col">Observed</th><th scope="col">Requirements</th></tr></thead>
<tbody>${rows}</tbody></table></div></section>`;
}

function operationSection({ operations }: Conformance): Html {
  const rows = operations.map(
    ({ document, version, operationId, method, path, exchanges, statuses }) => {
      const seen = Object.entries(statuses).map(([status, count]) => `${status} x${count}`);
      return safe`<tr><th scope="row">${operationId}</th><td>${document} ${version}</td><td><code>${method} ${path}</code></td><td>${exchanges}</td><td>${seen.join(', ')}</td></tr>`;
    },
  );
  return safe`<section><h2>Operations</h2><div class="wide" role="region" aria-label="Operations" tabindex="0"><table>
<thead><tr><th scope="col">Operation</th><th scope="col">Document</th><th scope="col">Path</th><th scope="col">Exchanges</th><th scope="col">Statuses</th></tr></thead>
<tbody>${rows}</tbody></table></div></section>`;
}

function badge(verdict: Verdict): Html {
  return safe`<span class="badge ${verdict}">${verdict}</span>`;
}
