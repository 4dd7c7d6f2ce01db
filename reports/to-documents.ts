import type { Conformance } from './conformance.ts';
import { isOpen } from './verdict.ts';

/** What a run says of one document of an API, and so of one version. */
export interface DocumentSummary {
  readonly api: string;
  readonly document: string;
  readonly version: string;
  /** Operations that were asked. */
  readonly operations: number;
  readonly exchanges: number;
  /** Open findings of its operations. */
  readonly deviations: number;
}

/** One row per document whose operations were asked, by name. */
export function toDocuments({ operations, findings }: Conformance): readonly DocumentSummary[] {
  const rows = new Map<string, DocumentSummary>();
  for (const { api, document, version, operationId, exchanges } of operations) {
    const key = `${api} ${document}`;
    const row = rows.get(key) ?? {
      api,
      document,
      version,
      operations: 0,
      exchanges: 0,
      deviations: 0,
    };
    const open = findings.filter(
      (one) => isOpen(one) && one.api === api && one.operationId === operationId,
    );
    rows.set(key, {
      ...row,
      operations: row.operations + 1,
      exchanges: row.exchanges + exchanges,
      deviations: row.deviations + open.length,
    });
  }
  return [...rows.values()].toSorted((a, b) => (a.document < b.document ? -1 : 1));
}
