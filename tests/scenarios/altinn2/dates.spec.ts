import { textOf } from './given.ts';
import { scenario, writes } from './scenario.ts';

scenario(
  'A message that is made now carries the Norwegian time of now',
  { requirement: 'ALT2-DATE-002', ...writes },
  async ({ on, given }) => {
    const draft = await given.draft();
    const answer = await on.send('getMessage', { of: draft.id });
    on.conform(answer, { status: 200 });
    const told = Date.parse(`${textOf(answer.json(), 'LastChangedDateTime')}Z`);
    const isClose = (value: unknown): boolean =>
      typeof value === 'number' && Math.abs(value) < patienceMinutes;
    on.verify('minutes from the time in Norway', {
      actual: (told - norwegianNow()) / 60_000,
      expected: isClose,
      exchange: answer,
    });
  },
);

/** Clocks differ, and a busy environment is slow; a wrong zone is an hour or two. */
const patienceMinutes = 20;

/** The wall clock in Norway now, as if it were UTC. */
function norwegianNow(): number {
  const text = new Date().toLocaleString('sv-SE', { timeZone: 'Europe/Oslo' });
  return Date.parse(`${text.replace(' ', 'T')}Z`);
}
