import { fileNameOf, rawFileNameOf, uploadProblem } from '../data/attachment-rules.ts';
import { downloadDisposition } from '../data/content-disposition.ts';

/** Decisions about attachments. */
export const attachmentRules = {
  /** The first header rule F1-F8 that an upload breaks. */
  uploadProblem,
  /** F9. */
  isEmptyUpload: (bytes: Buffer): boolean => bytes.length === 0,
  /** The name that a new attachment gets. */
  uploadName: fileNameOf,
  /** The name that a replaced attachment gets: not sanitised. */
  replacementName: rawFileNameOf,
  /** The bytes that are kept of what was sent. */
  storesUpload: (bytes: Buffer): Buffer => bytes,
  /** The bytes that a download gives. */
  downloads: (bytes: Buffer): Buffer => bytes,
  /** Content-Disposition of a download. */
  downloadDisposition,
};
