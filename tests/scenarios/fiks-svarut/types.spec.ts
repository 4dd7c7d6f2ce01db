import type { LiveExchange } from '#environments';
import { scenario } from './bench/scenario.ts';
import { seenList } from './bench/seen.ts';

const tags = ['@read-only'] as const;

const typesOf = (answer: LiveExchange): readonly unknown[] =>
  seenList(answer, 'forsendelsestyper') ?? [];

scenario(
  'GET forsendelsestyper answers 200 with texts in which none stands twice',
  { requirement: ['FIKS-TYPE-001', 'FIKS-TYPE-004'], tags },
  async ({ on }) => {
    const answer = await on.send('hentForsendelsestyper');
    on.conform(answer, { status: 200, body: { forsendelsestyper: isListOfTexts } });
    const types = typesOf(answer);
    on.verify('types that stand twice', {
      actual: types.filter((type, at) => types.indexOf(type) !== at),
      expected: [],
      exchange: answer,
    });
    on.verify('types without a letter', {
      actual: types.filter((type) => typeof type === 'string' && type.trim() === '').length,
      expected: 0,
      exchange: answer,
      requirement: 'FIKS-TYPE-004',
    });
  },
);

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

for (const actor of ['otherSender', 'ungranted'])
  scenario(
    `GET forsendelsestyper answers ${actor} with the types that the sender is answered`,
    { requirement: 'FIKS-TYPE-002', needs: { actors: ['sender', actor] }, tags },
    async ({ on, bench }) => {
      const own = await on.send('hentForsendelsestyper');
      const other = await on.send('hentForsendelsestyper', { as: actor });
      // Whether one without a grant is answered at all is asked by FIKS-AUTH-031.
      if (other.status !== 200) bench.untested(`${actor} is answered ${other.status}`);
      on.verify('the same types', {
        actual: typesOf(other).map(String).toSorted(),
        expected: typesOf(own).map(String).toSorted(),
        exchange: other,
      });
    },
  );

scenario(
  "GET forsendelsestyper lists the type of the target's known system",
  {
    requirement: 'FIKS-TYPE-003',
    needs: { parameters: ['kontoId', 'systemType'] },
    tags,
  },
  async ({ on }) => {
    const answer = await on.send('hentForsendelsestyper');
    const type = on.parameter('systemType');
    on.verify('the type of the known system', {
      actual: typesOf(answer).includes(type) ? type : 'not listed',
      expected: type,
      exchange: answer,
    });
  },
);
