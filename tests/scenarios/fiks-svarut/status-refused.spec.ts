import type { FiksRequest } from './bench/fiks-bench.ts';
import { scenario } from './bench/scenario.ts';

// What is no search is refused, and answers nothing.

const json = 'application/json';

interface Row {
  readonly requirement: string;
  readonly says: string;
  /** `id` is one of a forsendelse that the account has. */
  readonly request: (id: string) => FiksRequest;
}

const ids =
  (...odd: readonly unknown[]) =>
  (id: string): FiksRequest => ({ json: { forsendelseIds: [id, ...odd] } });

const rows: readonly Row[] = [
  { requirement: 'FIKS-STATUS-009', says: 'a word among the ids', request: ids('ingen-uuid') },
  { requirement: 'FIKS-STATUS-009', says: 'an empty text among the ids', request: ids('') },
  { requirement: 'FIKS-STATUS-009', says: 'null among the ids', request: ids(null) },
  { requirement: 'FIKS-STATUS-009', says: 'a number among the ids', request: ids(17) },
  {
    requirement: 'FIKS-STATUS-009',
    says: 'an id that lacks its last digit',
    request: (id) => ({ json: { forsendelseIds: [id.slice(0, -1)] } }),
  },
  {
    requirement: 'FIKS-STATUS-010',
    says: 'a body without forsendelseIds',
    request: () => ({ json: {} }),
  },
  {
    requirement: 'FIKS-STATUS-010',
    says: 'a bare list',
    request: (id) => ({ json: [id] }),
  },
  {
    requirement: 'FIKS-STATUS-010',
    says: 'malformed JSON',
    request: (id) => ({ body: `{"forsendelseIds":["${id}"`, contentType: json }),
  },
  {
    requirement: 'FIKS-STATUS-010',
    says: 'an empty body',
    request: () => ({ body: '', contentType: json }),
  },
];

for (const { requirement, says, request } of rows)
  scenario(
    `POST status-sok refuses ${says}`,
    { requirement, needs: { parameters: ['kontoId', 'recipientPrint'] } },
    async ({ on, given }) => {
      const { id } = await given.sent();
      const answer = await on.send('hentStatuser', { ...request(id), deliberatelyInvalid: true });
      on.conform(answer, { status: '4xx' });
    },
  );
