import type { ReportedWaiver } from './conformance.ts';

/** Waivers for the terminal: those that cover a finding, then the others; why one is red stands in the last line of the run. */
export function toWaiverLines(waivers: readonly ReportedWaiver[]): string[] {
  const used = waivers.filter(({ state }) => state === 'used');
  const others = waivers.filter(({ state }) => state !== 'used');
  return [
    ...section(`Waived by agreement (${used.length}):`, used, ({ findings }) => `x${findings}`),
    ...section(`Waivers that cover nothing (${others.length}):`, others, ({ state }) => state),
  ];
}

/** What a waiver names, in the order in which findings show it. */
export function toWaiverPlace(waiver: ReportedWaiver): string {
  const { api, requirement, operation, check, pointer, actual } = waiver;
  const whole = pointer === '' ? 'the whole answer' : pointer;
  return [api, requirement, operation, check, whole, actual]
    .filter((part) => part !== undefined)
    .join(' ');
}

function section(
  title: string,
  waivers: readonly ReportedWaiver[],
  mark: (waiver: ReportedWaiver) => string,
): string[] {
  if (waivers.length === 0) return [];
  const lines = waivers.flatMap((waiver) => {
    const { id, reason, owner, link, expires } = waiver;
    return [
      `  ${id} ${mark(waiver).padEnd(5)} ${reason}`,
      `    ${toWaiverPlace(waiver)}`,
      `    ${owner}, to the end of ${expires}, ${link}`,
    ];
  });
  return ['', title, ...lines];
}
