import type { Verdict } from '#specs';
import type { Conformance, TrendPoint } from '../conformance.ts';
import { safe, type Html } from './html.ts';
import { verdictMark } from './marks.ts';
import { toSection, toTable } from './table.ts';
import { say } from './words.ts';

/** What the chart stacks, from below. */
const shown = ['deviates', 'error', 'inconclusive', 'waived'] as const satisfies readonly Verdict[];

const size = { height: 180, left: 44, bottom: 24, top: 10, step: 34 };

/** Requirements that did not conform, run by run, as a chart and as a table; nothing for a first run. */
export function trendSection({ trend }: Conformance): Html {
  if (trend === undefined) return safe``;
  const legend = shown.map((verdict) => safe`<li>${verdictMark(verdict)}</li>`);
  const body = safe`<p id="trend-about">${say('trendAbout')}</p><ul class="counts">${legend}</ul>
<div class="wide" role="group" aria-labelledby="trend-title" tabindex="0">${chart(trend)}</div><details><summary id="trend-table">${say('asTable')}</summary>${trendTable(trend)}</details>`;
  return toSection({ id: 'trend', title: 'trend', count: trend.length, body });
}

function chart(trend: readonly TrendPoint[]): Html {
  const totals = trend.map(({ verdicts }) => shown.reduce((sum, one) => sum + verdicts[one], 0));
  const highest = Math.max(1, ...totals);
  const width = size.left + trend.length * size.step;
  const scale = (size.height - size.bottom - size.top) / highest;
  const bars = trend.map((point, at) => column(point, size.left + at * size.step, scale));
  const base = size.height - size.bottom;
  const axis = [0, highest].map((value) => {
    const y = base - value * scale;
    return safe`<line class="axis" x1="${size.left - 4}" x2="${width}" y1="${y}" y2="${y}"/><text x="${size.left - 8}" y="${y + 4}" text-anchor="end">${value}</text>`;
  });
  return safe`<svg role="img" aria-labelledby="trend-about" width="${width}" height="${size.height}" viewBox="0 0 ${width} ${size.height}">${axis}${bars}</svg>`;
}

function column({ verdicts, startedAt }: TrendPoint, x: number, scale: number): Html {
  let y = size.height - size.bottom;
  const parts = shown.map((verdict) => {
    const height = verdicts[verdict] * scale;
    y -= height;
    return safe`<rect class="fill-${verdict}" x="${x}" y="${round(y)}" width="${size.step - 8}" height="${round(height)}"/>`;
  });
  const day = startedAt.slice(5, 10);
  return safe`${parts}<text class="tick" x="${x + (size.step - 8) / 2}" y="${size.height - 8}" text-anchor="middle">${day}</text>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function trendTable(trend: readonly TrendPoint[]): Html {
  const rows = trend
    .toReversed()
    .map(({ id, startedAt, exitCode, verdicts }) => [
      safe`${id}`,
      safe`${startedAt.slice(0, 16).replace('T', ' ')} UTC`,
      safe`${exitCode}`,
      ...[...shown, 'conforms' as const].map((one) => safe`${verdicts[one]}`),
    ]);
  const columns = [...shown, 'conforms' as const].map((one) => say(one));
  return toTable({
    labelledBy: 'trend-table',
    columns: ['run', 'started', 'exitCode', ...columns],
    rows,
  });
}
