/** What a member of a report must be. */
export type FieldKind =
  /** Any text. */
  | 'text'
  /** Eleven, nine or seven digits. */
  | 'person'
  | 'organisation'
  | 'imo'
  | 'code'
  /** A day or a moment; kept as milliseconds since 1970, shown as a moment. */
  | 'date'
  | 'number'
  /** Any JSON, kept as its text. */
  | 'json';

/** One member of a report: where it stands in the JSON of a version, and under which name it is kept. */
export interface Field {
  readonly at: readonly string[];
  readonly as: string;
  readonly kind: FieldKind;
  /** It may be absent or null. */
  readonly optional?: true;
}

/** A row of a table of fields: the path with dots, the name, the kind. */
export function field(path: string, as: string, kind: FieldKind): Field {
  return { at: path.split('.'), as, kind };
}

/** One that may be absent or null. */
export function optional(path: string, as: string, kind: FieldKind): Field {
  return { ...field(path, as, kind), optional: true };
}
