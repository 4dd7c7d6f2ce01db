/** A point in time with its offset (RFC 3339), in any legal form. */
export const hasOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Absent (a chunked answer), or this many bytes. */
export function lengthIfSaid(bytes: number): (value: unknown) => boolean {
  return function theLengthWhereItIsSaid(value) {
    return value === undefined || value === String(bytes);
  };
}
