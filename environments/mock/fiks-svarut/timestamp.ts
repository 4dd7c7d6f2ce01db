const hourMs = 3_600_000;

/** A moment as the service writes it: Norwegian time, milliseconds, its offset (reference fiks 3.3, 3.6). */
export function toTimestamp(moment: Date): string {
  const hours = osloOffsetHours(moment);
  const local = new Date(moment.getTime() + hours * hourMs).toISOString().slice(0, -1);
  return `${local}+0${hours}:00`;
}

/** The Norwegian date of a moment, day first. */
export function toNorwegianDate(moment: Date): string {
  const [year, month, day] = toTimestamp(moment).slice(0, 10).split('-');
  return `${day}.${month}.${year}`;
}

// Summer time in the EEA: from 01:00 UTC on the last Sunday of March to that of October.
function osloOffsetHours(moment: Date): 1 | 2 {
  const year = moment.getUTCFullYear();
  return moment.getTime() >= lastSunday(year, 2) && moment.getTime() < lastSunday(year, 9) ? 2 : 1;
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0, 1));
  return last.getTime() - last.getUTCDay() * 24 * hourMs;
}
