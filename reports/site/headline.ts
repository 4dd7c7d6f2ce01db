import { levels, verdicts, type Verdict } from '#specs';
import type { Conformance, ReportedRequirement } from '../conformance.ts';
import { isOpen } from '../verdict.ts';
import { safe, type Html } from './html.ts';
import { linkTo, verdictMark } from './marks.ts';
import { say, sayReason, type TextKey } from './words.ts';

const verdictTexts: Readonly<
  Record<number, readonly [verdict: TextKey, next: TextKey, tone: string]>
> = {
  0: ['verdict0', 'next0', 'conforms'],
  1: ['verdict1', 'next1', 'deviates'],
  2: ['verdict2', 'next2', 'error'],
  3: ['verdict3', 'next3', 'inconclusive'],
  130: ['verdict130', 'next130', 'inconclusive'],
};

/** What came of the run in one sentence, why, what to do next, and each API on a card. */
export function headline(report: Conformance): Html {
  const { summary } = report;
  const [verdict, next, tone] = verdictTexts[summary.exitCode] ?? ['verdict2', 'next2', 'error'];
  const reasons = [...summary.reasons, ...summary.notices].map(
    (one) => safe`<li>${sayReason(one)}</li>`,
  );
  return safe`<div class="headline ${tone}"><p class="sentence">${say(verdict)} <span class="code">${say('exitCode')} ${summary.exitCode}</span></p>
${reasons.length === 0 ? '' : safe`<ul class="reasons">${reasons}</ul>`}${remarks(report)}<p><b>${say('next')}:</b> ${say(next)}${doctor(report)}</p></div>
${runFacts(report)}
<section id="apis" aria-labelledby="apis-title"><h2 id="apis-title">${say('apis')}</h2><div class="cards">${report.run.apis.map((api) => card(report, api))}</div></section>
`;
}

function doctor({ run, summary }: Conformance): Html {
  return summary.exitCode === 3
    ? safe` <code>npx samsvar doctor --env ${run.environment}</code>`
    : safe``;
}

function remarks({ run }: Conformance): Html {
  const partial =
    run.partial === undefined ? '' : safe`<p>${say('partial', { reason: run.partial })}</p>`;
  return safe`${partial}${run.narrowed ? safe`<p>${say('narrowed')}</p>` : ''}`;
}

function runFacts({ run, summary }: Conformance): Html {
  const like = run.like === undefined ? safe`` : safe`, ${say('like', { like: run.like })}`;
  const facts: readonly (readonly [TextKey, Html])[] = [
    ['environment', safe`${run.environment}${like}`],
    ['started', safe`${run.startedAt.slice(0, 19).replace('T', ' ')} UTC`],
    ['duration', safe`${(summary.durationMs / 1000).toFixed(1)} s`],
    ['exchanges', safe`${summary.exchanges}`],
    ['checks', safe`${summary.checks}`],
    ['profile', safe`${run.profile}`],
    ['seed', safe`${run.seed}`],
    ['run', safe`${run.id}`],
  ];
  return safe`<dl class="run">${facts.map(([key, value]) => safe`<div><dt>${say(key)}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function card(report: Conformance, api: string): Html {
  const own = report.requirements.filter((one) => one.api === api);
  const operations = report.operations.filter((one) => one.api === api);
  const exchanges = operations.reduce((total, one) => total + one.exchanges, 0);
  const counts = { requirements: own.length, operations: operations.length, exchanges };
  const worst = worstOf(own, report);
  return safe`<article class="card ${worst}" aria-labelledby="api-${api}"><h3 id="api-${api}">${api} <span class="where">${report.run.environment}</span></h3>
<p class="verdict">${sentence(report, api)}</p>${bar(own)}<p class="small">${say('apiCounts', counts)}</p>${heldTo(report, api)}</article>`;
}

function heldTo({ sources }: Conformance, api: string): Html {
  const source = sources.find((one) => one.api === api);
  if (source === undefined) return safe``;
  const links = source.addresses.map((address) => safe`<li>${linkTo(address)}</li>`);
  return safe`<details class="small"><summary>${say('heldTo')}: ${source.publisher}</summary><p lang="en">${source.service}</p><ul>${links}</ul></details>`;
}

function sentence(report: Conformance, api: string): Html {
  const own = report.requirements.filter((one) => one.api === api);
  const count = (verdict: Verdict): number => own.filter((one) => one.verdict === verdict).length;
  const worst = worstOf(own, report);
  const texts: Readonly<Record<Verdict, TextKey>> = {
    error: 'apiError',
    deviates: 'apiDeviates',
    inconclusive: 'apiInconclusive',
    waived: 'apiWaived',
    conforms: 'apiConforms',
    inapplicable: 'apiUntested',
    untested: 'apiUntested',
  };
  const stray = strayOf(report, api);
  const outside = stray === 0 ? safe`` : safe` ${say('apiStray', { count: stray })}`;
  const hidden = worst === 'deviates' ? 0 : count('deviates');
  const below = hidden === 0 ? safe`` : safe` ${say('apiBelow', { count: hidden })}`;
  return safe`${say(texts[worst], { count: count(worst) })}${below}${outside}`;
}

function strayOf({ findings, requirements }: Conformance, api: string): number {
  const named = new Set(requirements.flatMap((one) => one.findings));
  return findings.filter((one, place) => isOpen(one) && one.api === api && !named.has(place))
    .length;
}

/** The highest verdict of requirements whose level counts in this run. */
function worstOf(own: readonly ReportedRequirement[], { run }: Conformance): Verdict {
  const counting = own.filter(({ level }) => levels.indexOf(level) <= levels.indexOf(run.level));
  const ranks = counting.map(({ verdict }) => verdicts.indexOf(verdict));
  return verdicts[Math.max(0, ...ranks)] ?? 'untested';
}

function bar(own: readonly ReportedRequirement[]): Html {
  const counts = verdicts
    .toReversed()
    .map((verdict) => ({ verdict, count: own.filter((one) => one.verdict === verdict).length }))
    .filter(({ count }) => count > 0);
  const parts = counts.map(
    ({ verdict, count }) => safe`<span class="${verdict}" style="flex:${count}"></span>`,
  );
  const items = counts.map(({ verdict, count }) => safe`<li>${verdictMark(verdict)} ${count}</li>`);
  return safe`<div class="bar" aria-hidden="true">${parts}</div><ul class="counts">${items}</ul>`;
}
