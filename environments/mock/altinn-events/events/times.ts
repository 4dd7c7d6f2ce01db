/** A moment as text that sorts: UTC with seven digits of fraction; undefined where it is no date. */
export interface Moment {
  readonly utc: string;
  /** Whether the text names its zone. */
  readonly zoned: boolean;
}

const form = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:\.(\d+))?)?)?(Z|[+-]\d\d:\d\d)?$/i;

/** Reads a date or date-time, with or without zone. */
export function readMoment(text: string): Moment | undefined {
  const found = form.exec(text);
  if (found === null) return undefined;
  const [, day = '', minutes = '00:00', seconds = '00', fraction = '', zone] = found;
  const ms = Date.parse(`${day}T${minutes}:${seconds}${zone?.toUpperCase() ?? 'Z'}`);
  if (Number.isNaN(ms)) return undefined;
  const whole = new Date(ms).toISOString().slice(0, 19);
  return { utc: `${whole}.${fraction.slice(0, 7).padEnd(7, '0')}Z`, zoned: zone !== undefined };
}

/** A moment as the service writes it: no trailing zeros (reference altinn-platform 12, 4.5). */
export function toShortText(utc: string): string {
  return utc.replace(/\.?0+Z$/, 'Z');
}

const stamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

/** A CloudEvents timestamp in UTC; undefined where it is none (recorded EV-90 to EV-94). */
export function toUtc(text: string): string | undefined {
  const moment = stamp.test(text) ? readMoment(text) : undefined;
  return moment === undefined ? undefined : toShortText(moment.utc);
}
