export type * from './conformance.ts';
export { toConformance, type ReportMeta } from './to-conformance.ts';
export { toConsole, type ConsoleOptions } from './to-console.ts';
export { toHtml } from './to-html.ts';
export { toWaiverVerdicts, type WaiverVerdict } from './waiver-states.ts';
export { toCheckText } from './to-check-text.ts';
