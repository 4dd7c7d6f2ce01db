const moment =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/** A date and time with its offset (RFC 3339); days that the month does not have are none. */
export const momentPattern = {
  test: (text: string): boolean => {
    const [, year, month, day, hour, minute, second] = moment.exec(text) ?? [];
    if (year === undefined) return false;
    const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
    const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1;
    const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
    return isDay && Number(day) <= days && isTime;
  },
};

/** An id as texts have it: hexadecimal with hyphens, in any case. */
export const idPattern = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
