import type { ReportService } from '../gateway/places.ts';
import { approvalsOf, knownCodes } from '../services/codes.ts';
import { models } from '../services/models.ts';
import { showReport, type ReportProblem, type WritingRules } from '../services/read-report.ts';
import type { Content, Item } from '../store/items.ts';

/** How a caller looks at what is stored. */
export interface Look {
  readonly by: 'list' | 'uid' | 'count' | 'change';
  readonly version: string;
  readonly organisation: string;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** Whose report is judged: who sends it, and the service. */
export interface Sender {
  readonly organisation: string;
  readonly service: ReportService;
}

/** Decisions about reports: what a service takes and shows (reference sdir 5 and 6). */
export const reportRules = {
  /** Whether a service knows a code. */
  isKnownCode: (service: ReportService, code: string): boolean => knownCodes[service].has(code),
  /** Whether the sender may report for that organisation. */
  mayReportFor: (sender: Sender, organisation: string): boolean =>
    organisation === sender.organisation,
  /** Whether an institution is approved for a course. */
  isApprovedFor: ({ organisation, service }: Sender, code: string): boolean =>
    service !== 'course' || approvalsOf(organisation).includes(code),
  /** What is wrong with a report although each member is right. */
  findsOddities: (_service: ReportService, _content: Content): readonly ReportProblem[] => [],
  /** Whose reports are listed; undefined: everybody's. */
  listsReportsOf: (organisation: string): string | undefined => organisation,
  /** Whether a report can be seen: who reported it. */
  isSeen: (item: Item, look: Look): boolean => item.organisation === look.organisation,
  /** Whether a report may be changed by whoever asks. */
  mayChange: (item: Item, organisation: string): boolean => item.organisation === organisation,
  /** Whether what is changed is what is there. */
  findsToChange: (item: Item | undefined): Item | undefined => item,
  /** A report in the shape of a version. */
  showsReport: (
    item: Item,
    version: string,
    rules: WritingRules,
  ): Readonly<Record<string, unknown>> => ({
    uid: item.uid,
    ...showReport(item.content, models[item.service].fields[version] ?? [], rules),
  }),
  /** Whether a report is one of those asked for by id. */
  isAskedFor: (item: Item, uids: readonly string[]): boolean =>
    uids.length === 0 || uids.some((uid) => uid.toLowerCase() === item.uid),
  /** Whether a code or its text holds what is searched. */
  fitsSearch: (
    code: { readonly code: string; readonly description: string },
    text: string,
  ): boolean => `${code.code} ${code.description}`.toLowerCase().includes(text.toLowerCase()),
  /** Rows of a list of codes, as it is shown. */
  showsCodes: (_list: string, rows: readonly unknown[]): readonly unknown[] => rows,
  /** What the service tells of itself. */
  tellsOfService: (version: string, reported: number): unknown => ({
    service: 'additionalcompetence',
    version: `v${version}`,
    reported,
  }),
};
