import type { Conformance, ReportedFinding } from './conformance.ts';

/** What was noted and fails nothing: drift, and what a service may do; each once, with how often. */
export function toNoteLines({ findings }: Conformance, maxShown: number): string[] {
  const counts = new Map<string, number>();
  for (const finding of findings.filter(({ outcome }) => outcome === 'warn')) {
    const line = toLine(finding);
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const lines = [...counts].map(([line, count]) => (count === 1 ? line : `${line} (x${count})`));
  const rest = lines.length - maxShown;
  const more = rest > 0 ? [`  … and ${rest} more in the report`] : [];
  return ['', `Notes (${lines.length}):`, ...lines.slice(0, maxShown), ...more];
}

function toLine({ requirement, check, operationId, pointer, expected, actual }: ReportedFinding) {
  const parts = [requirement ?? check, operationId, pointer];
  const where = parts.filter((part) => part !== undefined && part !== '').join(' ');
  return `  ${where}: ${expected}; seen: ${actual}`;
}
