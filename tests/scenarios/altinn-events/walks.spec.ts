import { keyOf } from './cloud-event.ts';
import { run } from './run-of-events.ts';
import { scenario, waits } from './scenario.ts';
import { walk } from './walk.ts';
import { appWindow } from './window.ts';

const operation = 'listEvents';
const needs = { actors: ['org'], features: ['reads'], parameters: ['resource', 'party'] };
const apps = {
  actors: ['org', 'user'],
  features: ['reads'],
  parameters: ['app', 'appsDomain', 'party'],
};

for (const size of [1, 2, 3])
  scenario(
    `A walk through generic events in pages of ${size} is one big page, and ends`,
    { requirement: 'EVT-PAGE-001', needs, ...waits },
    async ({ on, given }) => {
      const { query, events } = await run(on, given);
      const {
        pages,
        events: walked,
        ended,
      } = await walk(on, {
        operation,
        size,
        query: { after: '0', ...query },
      });
      for (const page of pages) on.conform(page, { status: 200 });
      on.verify('events of the walk', {
        actual: walked.map(({ id }) => id),
        expected: events.map(({ id }) => id),
      });
      on.verify('how it ended', { actual: ended, expected: 'end', exchange: pages.at(-1) });
    },
  );

for (const list of ['listAppEvents', 'listPartyEvents'] as const)
  for (const size of [1, 2, 3])
    scenario(
      `A walk through ${list} in pages of ${size} is one big page, and ends`,
      { requirement: 'EVT-PAGE-001', needs: apps, ...waits },
      async ({ on, given }) => {
        const as = list === 'listAppEvents' ? 'org' : 'user';
        const query = list === 'listAppEvents' ? {} : { party: on.parameter('party') };
        const window = await appWindow({ on, given }, { operation: list, as, query });
        const expected = window.events.slice(0, 20);
        const from = String(window.query['from']);
        const behind = window.events[20]?.time;
        const place = behind === undefined ? window.query : { ...window.query, to: behind };
        const { events, ended, pages } = await walk(on, {
          operation: list,
          as,
          size,
          query: { ...place, from },
        });
        for (const page of pages) on.conform(page, { status: 200 });
        const wanted = new Set(events.map(({ id }) => id));
        on.verify('events that the walk lost', {
          actual: expected.filter(({ id, time = '' }) => !wanted.has(id) && time < (behind ?? '9'))
            .length,
          expected: 0,
        });
        on.verify('events that came twice', {
          actual: events.length - new Set(events.map(keyOf)).size,
          expected: 0,
        });
        on.verify('how it ended', { actual: ended, expected: 'end', exchange: pages.at(-1) });
      },
    );
