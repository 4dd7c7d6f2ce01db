import { valueAt, withValueAt } from '../capabilities/json-value.ts';
import { shapes } from './items.ts';
import { batchOf, plainKinds } from './probes.ts';
import { scenario, type SdirContext } from './scenario.ts';

// Days and moments in, moments with +00:00 out (reference sdir 4).

interface DateCase {
  readonly what: string;
  readonly requirement: string;
  /** The date that is sent, made of a good one. */
  readonly sent: (good: string) => string;
}

const day = (good: string): string => good.slice(0, 10);
const odd = (good: string): string => `${day(good)}T13:57:31+00:00`;

const taken: readonly DateCase[] = [
  { what: 'a day', requirement: 'SDIR-FORM-020', sent: day },
  { what: 'a moment with +00:00', requirement: 'SDIR-FORM-021', sent: odd },
];

for (const { what, requirement, sent } of taken)
  scenario(`POST of a batch takes ${what} as a date`, { requirement }, async ({ on, given }) => {
    for (const kind of plainKinds) {
      const item = given.item(kind);
      const { moved } = shapes[kind];
      const json = [withValueAt(item, moved, sent(String(valueAt(item, moved))))];
      on.conform(await on.send(batchOf(kind), { json }), { status: [200, 201] });
    }
  });

const kept: readonly DateCase[] = [
  { what: 'the day that was sent, at midnight', requirement: 'SDIR-FORM-028', sent: day },
  { what: 'the moment that was sent', requirement: 'SDIR-FORM-023', sent: odd },
  {
    what: 'the moment that was sent with another offset',
    requirement: 'SDIR-FORM-024',
    sent: (good) => `${day(good)}T13:57:31+02:00`,
  },
];

for (const { what, requirement, sent } of kept)
  scenario(`GET of a report shows ${what}`, { requirement }, (context) =>
    verifyKept(context, sent),
  );

async function verifyKept(
  { on, given }: SdirContext,
  sent: (good: string) => string,
): Promise<void> {
  for (const kind of plainKinds) {
    const { moved } = shapes[kind];
    const item = given.item(kind);
    const date = sent(String(valueAt(item, moved)));
    const exchange = await on.send(batchOf(kind), { json: [withValueAt(item, moved, date)] });
    const stored = await given.standing(kind, item);
    on.verify(`the moment that is shown of ${date}`, {
      actual: Date.parse(String(valueAt(stored, moved))),
      expected: Date.parse(date),
      exchange,
    });
  }
}

const refused: readonly DateCase[] = [
  {
    what: 'a moment without offset',
    requirement: 'SDIR-FORM-025',
    sent: (good) => `${day(good)}T13:57:31`,
  },
  { what: 'a text', requirement: 'SDIR-FORM-026', sent: () => 'i går' },
  { what: 'an empty text', requirement: 'SDIR-FORM-026', sent: () => '' },
  { what: 'a day in Norwegian order', requirement: 'SDIR-FORM-026', sent: () => '24.03.2025' },
  { what: '30 February', requirement: 'SDIR-FORM-027', sent: () => '2025-02-30' },
  { what: 'the thirteenth month', requirement: 'SDIR-FORM-027', sent: () => '2025-13-01' },
  {
    what: '29 February of a year that has none',
    requirement: 'SDIR-FORM-027',
    sent: () => '2025-02-29T10:00:00+00:00',
  },
];

for (const { what, requirement, sent } of refused)
  scenario(`POST of a batch refuses ${what} as a date`, { requirement }, async ({ on, given }) => {
    for (const kind of plainKinds) {
      const item = given.item(kind);
      const { moved } = shapes[kind];
      const json = [withValueAt(item, moved, sent(String(valueAt(item, moved))))];
      const exchange = await on.send(batchOf(kind), { json, deliberatelyInvalid: true });
      on.conform(exchange, { status: [400, 422] });
    }
  });
