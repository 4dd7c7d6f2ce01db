import type { Conformance } from '../conformance.ts';
import { pageScript, pageStyle } from './assets.ts';
import { changesSection } from './changes.ts';
import { actorSection } from './actors.ts';
import { coverageSection } from './coverage.ts';
import { deviationSection } from './deviations.ts';
import { familySection } from './families.ts';
import { graphSection } from './graphs.ts';
import { headline } from './headline.ts';
import { safe, type Html } from './html.ts';
import { brokenSection, inconclusiveSection } from './inconclusive.ts';
import { toDeviating } from './kinds.ts';
import { correctionSection, noteSection } from './notes.ts';
import { requirementSection } from './requirement-matrix.ts';
import { trendSection } from './trend.ts';
import { waivedSection } from './waived.ts';
import { say, type TextKey } from './words.ts';

/** A part of the page, and its name in the contents. */
type NamedSection = readonly [id: string, title: TextKey, body: Html];

/** A page that needs nothing beside itself: the report of a run for people. It reads without its script, too. */
export function toHtml(report: Conformance): string {
  const { run } = report;
  const sections = toSections(report).filter(([, , body]) => body.toString() !== '');
  return safe`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Samsvar: ${run.apis.join(', ')}, ${run.environment}</title>
<style>${pageStyle()}</style>
</head>
<body>
<a class="skip" href="#main">${say('skip')}</a>
<header id="top"><h1>${say('title')}</h1>
<div class="settings" role="group" aria-labelledby="settings-title" hidden><span id="settings-title" class="unseen">${say('settings')}</span><button type="button" id="language">${say('language')}</button> <button type="button" id="theme">${say('theme')}</button></div></header>
<main id="main" tabindex="-1">
${headline(report)}
<nav aria-labelledby="contents-title"><span id="contents-title" class="unseen">${say('contents')}</span><ul>${sections.map(([id, title]) => safe`<li><a href="#${id}">${say(title)}</a></li>`)}</ul></nav>
${sections.map(([, , body]) => body)}
</main>
<footer><p>${say('made', { suite: `${report.suite.name} ${report.suite.version}` })}. <a href="#top">${say('top')}</a></p></footer>
<span id="copied" hidden>${say('copied')}</span>
<script>${pageScript()}</script>
</body>
</html>
`.toString();
}

function toSections(report: Conformance): readonly NamedSection[] {
  return [
    ['broken', 'brokenTitle', brokenSection(report)],
    ['deviations', 'deviations', deviationSection(report, toDeviating(report))],
    ['changes', 'changes', changesSection(report)],
    ['waived', 'waivedTitle', waivedSection(report)],
    ['inconclusive', 'inconclusiveTitle', inconclusiveSection(report)],
    ['trend', 'trend', trendSection(report)],
    ['coverage', 'coverage', coverageSection(report)],
    ['actors', 'actors', actorSection(report)],
    ['graphs', 'graphs', graphSection(report)],
    ['families', 'families', familySection(report)],
    ['corrections', 'corrections', correctionSection(report)],
    ['notes', 'notes', noteSection(report)],
    ['requirements', 'requirements', requirementSection(report)],
  ];
}
