/** Stable codes of everything that the suite itself can refuse or break on. */
export type SuiteErrorKind = 'wrong-use' | 'unreadable-input' | 'configuration' | 'inconclusive';

/**
 * An error of the suite or its use, never of a target.
 * `code` is stable kebab-case; the text says what, where, what was expected and what to do.
 */
export class SuiteError extends Error {
  readonly code: string;
  readonly kind: SuiteErrorKind;
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, options: SuiteErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'SuiteError';
    this.code = code;
    this.kind = options.kind ?? 'wrong-use';
    this.fields = options.fields ?? {};
  }
}

/** What a SuiteError carries beside its text. */
export interface SuiteErrorOptions {
  readonly kind?: SuiteErrorKind;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}
