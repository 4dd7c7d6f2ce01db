const DAYS_BEFORE_LEAP_RULE = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const ZERO = 48;
const DASH = 45;
const COLON = 58;
const DOT = 46;
const PLUS = 43;
/** Lower case `t` and `z`, once the bit that tells case is set. */
const LETTER_T = 116;
const LETTER_Z = 122;
const CASE_BIT = 32;
const FULL_DATE_LENGTH = 10;
const SECONDS_END = 19;

/** RFC 3339 section 5.6 `date-time`: `T` between, an offset with a colon or `Z` demanded, any number of fraction digits. */
export function isDateTime(text: string): boolean {
  const hasTime =
    text.length > SECONDS_END && (text.charCodeAt(FULL_DATE_LENGTH) | CASE_BIT) === LETTER_T;
  if (!hasTime || !isDateAt(text)) return false;
  const minute = minuteOfDay(text);
  const second = text.charCodeAt(16) === COLON ? twoDigits(text, 17) : -1;
  const offset = offsetMinutes(text, fractionEnd(text));
  if (minute < 0 || second < 0 || Number.isNaN(offset)) return false;
  return second < 60 || (second === 60 && isLastMinuteOfDay(minute - offset));
}

/** -1 where no hour and minute stand there. */
function minuteOfDay(text: string): number {
  if (text.charCodeAt(13) !== COLON) return -1;
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  return hour < 0 || hour > 23 || minute < 0 || minute > 59 ? -1 : hour * 60 + minute;
}

/** RFC 3339 section 5.6 `full-date`, a day of the calendar. */
export function isDate(text: string): boolean {
  return text.length === FULL_DATE_LENGTH && isDateAt(text);
}

function isDateAt(text: string): boolean {
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return false;
  const century = twoDigits(text, 0);
  const yearOfCentury = twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (century < 0 || yearOfCentury < 0 || month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= daysOf(century * 100 + yearOfCentury, month);
}

function daysOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS_BEFORE_LEAP_RULE[month] ?? 0);
}

/** -1 where either is no digit. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/** Where the offset begins; -1 for a dot without digits. */
function fractionEnd(text: string): number {
  if (text.charCodeAt(SECONDS_END) !== DOT) return SECONDS_END;
  let at = SECONDS_END + 1;
  while (text.charCodeAt(at) >= ZERO && text.charCodeAt(at) <= ZERO + 9) at++;
  return at === SECONDS_END + 1 ? -1 : at;
}

/** Minutes east of UTC; NaN where no offset ends the text. */
function offsetMinutes(text: string, at: number): number {
  if (at < 0) return Number.NaN;
  const sign = text.charCodeAt(at);
  if ((sign | CASE_BIT) === LETTER_Z) return text.length === at + 1 ? 0 : Number.NaN;
  if (text.length !== at + 6 || text.charCodeAt(at + 3) !== COLON) return Number.NaN;
  return signedMinutes(sign, twoDigits(text, at + 1), twoDigits(text, at + 4));
}

function signedMinutes(sign: number, hours: number, minutes: number): number {
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return Number.NaN;
  const total = hours * 60 + minutes;
  if (sign === PLUS) return total;
  return sign === DASH ? -total : Number.NaN;
}

/** A leap second stands at 23:59:60 UTC (RFC 3339 section 5.7). */
function isLastMinuteOfDay(minuteUtc: number): boolean {
  const minutesPerDay = 24 * 60;
  return (minuteUtc + minutesPerDay) % minutesPerDay === minutesPerDay - 1;
}
