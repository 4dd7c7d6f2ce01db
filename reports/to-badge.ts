import type { Conformance } from './conformance.ts';
import { wordOf } from './exit-word.ts';

const colours: Readonly<Record<string, string>> = {
  conforms: '#1a7f37',
  deviates: '#b42318',
  inconclusive: '#8a6100',
};
const neutral = '#57606a';
/** Width of a letter of the badge's font, nearly. */
const letterPx = 6.6;
const paddingPx = 10;

/** The verdict of a run as a badge: an SVG that names the environment and stands alone. */
export function toBadge({ run, summary }: Conformance): string {
  const parts = [`samsvar ${run.environment}`, wordOf(summary.exitCode)] as const;
  const [left, right] = parts.map((part) => Math.ceil(part.length * letterPx) + 2 * paddingPx);
  const [leftPx = 0, rightPx = 0] = [left, right];
  const colour = colours[parts[1]] ?? neutral;
  const label = `${parts[0]}: ${parts[1]}`;
  const written = (text: string, middlePx: number): string =>
    `<text x="${middlePx}" y="14" text-anchor="middle">${text}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${leftPx + rightPx}" height="20" role="img" aria-label="${label}"><title>${label}</title><rect width="${leftPx + rightPx}" height="20" rx="3" fill="#24292f"/><path d="M${leftPx} 0h${rightPx - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1 -3 3h-${rightPx - 3}z" fill="${colour}"/><g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${written(parts[0], leftPx / 2)}${written(parts[1], leftPx + rightPx / 2)}</g></svg>\n`;
}
