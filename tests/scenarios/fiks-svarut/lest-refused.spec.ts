import type { FiksRequest } from './bench/fiks-bench.ts';
import { delivered } from './claims/life-paths.ts';
import { scenario, type FiksContext } from './bench/scenario.ts';
import { readNow, setRead } from './bench/sender-acts.ts';

// What is no word that somebody has read is refused, and nothing becomes read by it.

type Body = Readonly<Record<string, unknown>>;

interface Row {
  readonly requirement: string;
  readonly says: string;
  readonly legal: number | '4xx';
  readonly request: (body: Body) => FiksRequest;
}

const withFnr = (change: (fnr: string) => string): Row['request'] =>
  function changed(body) {
    return { json: { ...body, fnr: change(String(body['fnr'])) } };
  };

const withTime = (tidspunkt: string): Row['request'] =>
  function changed(body) {
    return { json: { ...body, tidspunkt } };
  };

const without = (name: string): Row['request'] =>
  function changed(body) {
    return {
      json: Object.fromEntries(Object.entries(body).filter(([member]) => member !== name)),
    };
  };

const wrongFnr = { requirement: 'FIKS-LEST-004', legal: 400 } as const;
const noBody = { requirement: 'FIKS-LEST-005', legal: '4xx' } as const;

const rows: readonly Row[] = [
  { ...wrongFnr, says: 'an fnr of 10 digits', request: withFnr((fnr) => fnr.slice(0, -1)) },
  { ...wrongFnr, says: 'an fnr of 12 digits', request: withFnr((fnr) => `${fnr}0`) },
  { ...wrongFnr, says: 'an fnr with a letter', request: withFnr((fnr) => `${fnr.slice(0, -1)}X`) },
  {
    ...wrongFnr,
    says: 'an fnr with a space in it',
    request: withFnr((fnr) => `${fnr.slice(0, 6)} ${fnr.slice(6)}`),
  },
  { ...wrongFnr, says: 'an empty fnr', request: withFnr(() => '') },
  { ...noBody, says: 'a body without fnr', request: without('fnr') },
  { ...noBody, says: 'a body without tidspunkt', request: without('tidspunkt') },
  { ...noBody, says: 'a tidspunkt that is a word', request: withTime('i går') },
  { ...noBody, says: 'a tidspunkt on a day that no month has', request: withTime(impossibleDay()) },
  { ...noBody, says: 'an empty tidspunkt', request: withTime('') },
  {
    ...noBody,
    says: 'malformed JSON',
    request: (body) => ({
      body: JSON.stringify(body).slice(0, -1),
      contentType: 'application/json',
    }),
  },
  {
    ...noBody,
    says: 'an empty body',
    request: () => ({ body: '', contentType: 'application/json' }),
  },
  {
    requirement: 'FIKS-LEST-006',
    says: 'a tidspunkt without offset',
    legal: 400,
    request: (body) => ({
      json: { ...body, tidspunkt: String(body['tidspunkt']).replace(/Z$/, '') },
    }),
  },
];

for (const { requirement, says, legal, request } of rows)
  scenario(
    `POST lest refuses ${says} and leaves the status`,
    {
      requirement: [requirement, 'FIKS-LEST-007'],
      needs: { parameters: ['kontoId', 'recipientAltinn'] },
    },
    async (context) => {
      const { on } = context;
      const sent = await delivered(context);
      const answer = await setRead(context, sent, {
        ...request(readNow(context)),
        deliberatelyInvalid: true,
      });
      on.conform(answer, { status: legal });
      // What was accepted all the same is judged by its status, not by what it did.
      if (answer.status >= 400) await isUnread(context, sent);
    },
  );

async function isUnread({ on, life }: FiksContext, { id }: { readonly id: string }): Promise<void> {
  const { status, exchange } = await life.seen(id);
  on.verify('the forsendelse is not read', {
    actual: status === 'LEST',
    expected: false,
    exchange,
    requirement: 'FIKS-LEST-007',
  });
}

function impossibleDay(): string {
  return `${new Date().getUTCFullYear()}-02-31T12:00:00Z`;
}
