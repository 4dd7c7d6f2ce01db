import { createHash } from 'node:crypto';
import {
  everyOperation,
  operationsAbout,
  stateOf,
  subjectOf,
  tableParameters,
  type OperationRow,
  type SentFile,
  type Subject,
} from './bench/every-operation.ts';
import type { FiksRequest } from './bench/fiks-bench.ts';
import { askGuarded } from './bench/ask-guarded.ts';
import { formOf, refuseCallers, requirementsOf, type Refusal } from './claims/refused-callers.ts';
import { scenario, type FiksContext } from './bench/scenario.ts';

/** A caller who is known, and who may not act on the account that he names (reference fiks 1.4). */
interface Ungranted extends Refusal {
  readonly says: string;
  readonly actors: readonly string[];
  readonly parameters?: readonly string[];
}

const ofAccount = operationsAbout('account');

const ungranted: readonly Ungranted[] = [
  {
    requirement: 'FIKS-AUTH-019',
    says: 'an integration that is granted no account',
    actors: ['sender', 'ungranted'],
    status: 403,
    rows: ofAccount,
    callers: async () => [{ as: 'ungranted' }],
  },
  {
    requirement: 'FIKS-AUTH-021',
    says: 'an integration that is granted the account of another municipality',
    actors: ['sender', 'otherSender'],
    status: 403,
    rows: ofAccount,
    callers: async () => [{ as: 'otherSender' }],
  },
  {
    requirement: 'FIKS-AUTH-021',
    says: 'the sender with the account of another municipality',
    actors: ['sender'],
    parameters: ['otherKontoId'],
    status: 403,
    rows: ofAccount,
    callers: async ({ on }) => [{ path: { kontoId: on.parameter('otherKontoId') } }],
  },
  {
    requirement: 'FIKS-AUTH-026',
    says: 'the sender with an account that does not exist',
    actors: ['sender'],
    status: [403, 404],
    rows: ofAccount,
    callers: async ({ given }) => [{ path: { kontoId: given.unknownId('account') } }],
  },
];

for (const { says, actors, parameters = [], ...refusal } of ungranted) {
  scenario(
    `Every operation of an account, asked by ${says}, is refused and changes nothing`,
    {
      requirement: requirementsOf(refusal),
      needs: { actors, parameters: [...tableParameters, ...parameters] },
    },
    (context) => refuseCallers(context, refusal),
  );
}

/** A caller who may not see a forsendelse, and whose it is (reference fiks 2.2). */
const strangers: readonly {
  readonly requirement: string;
  readonly says: string;
  readonly caller: FiksRequest;
  readonly owner: 'sender' | 'otherSender';
}[] = [
  {
    requirement: 'FIKS-AUTH-020',
    says: 'an integration that is granted no account',
    caller: { as: 'ungranted' },
    owner: 'sender',
  },
  {
    requirement: 'FIKS-AUTH-022',
    says: 'an integration that is granted the account of another municipality',
    caller: { as: 'otherSender' },
    owner: 'sender',
  },
  {
    requirement: 'FIKS-AUTH-022',
    says: 'the sender of another municipality about a forsendelse that is not his',
    caller: {},
    owner: 'otherSender',
  },
];

for (const { requirement, says, caller, owner } of strangers) {
  const actors = [...new Set(['sender', owner, caller.as ?? 'sender'])];
  scenario(
    `Every operation of a forsendelse, asked by ${says}, is refused, shows nothing and changes nothing`,
    {
      requirement: [requirement, 'FIKS-AUTH-023', 'FIKS-AUTH-024'],
      needs: { actors, parameters: [...tableParameters, ...accountsOf(owner)] },
    },
    async (context) => {
      const subject = await subjectOf(context, owner === 'sender' ? {} : { as: owner });
      const before = await stateOf(context, subject, owner);
      for (const row of operationsAbout('forsendelse'))
        await judgeHidden(context, { row, subject, caller, requirement });
      context.on.verify('the forsendelse as before', {
        actual: await stateOf(context, subject, owner),
        expected: before,
        requirement: 'FIKS-AUTH-023',
      });
    },
  );
}

function accountsOf(owner: string): readonly string[] {
  return owner === 'sender' ? [] : ['otherKontoId'];
}

async function judgeHidden(
  context: FiksContext,
  asked: {
    readonly row: OperationRow;
    readonly subject: Subject & { readonly file: SentFile };
    readonly caller: FiksRequest;
    readonly requirement: string;
  },
): Promise<void> {
  const { requirement, subject } = asked;
  const answer = await askGuarded(context, asked);
  context.on.conform(answer, { status: [403, 404] }, requirement);
  context.on.verify('parts of the forsendelse in the answer', {
    actual: traces(subject.file).filter((one) => answer.text().includes(one)),
    expected: [],
    exchange: answer,
    requirement,
  });
}

function traces({ filnavn, body }: SentFile): readonly string[] {
  return [filnavn, createHash('sha256').update(body).digest('hex')];
}

scenario(
  'Operations of a forsendelse answer one of another account and one that does not exist alike',
  {
    requirement: ['FIKS-AUTH-030', 'FIKS-AUTH-024'],
    needs: { actors: ['sender', 'otherSender'], parameters: [...tableParameters, 'otherKontoId'] },
  },
  async (context) => {
    const foreign = await subjectOf(context, { as: 'otherSender' });
    const unknown = { ...foreign, of: context.given.unknownId('forsendelse') };
    for (const row of operationsAbout('forsendelse')) {
      const seen = await askGuarded(context, { row, subject: foreign });
      const answer = await askGuarded(context, { row, subject: unknown });
      context.on.verify(`${row.id} answers both alike`, {
        actual: formOf(answer),
        expected: formOf(seen),
        exchange: answer,
      });
    }
  },
);

scenario(
  'GET forsendelsestyper and mottakersystem answer an integration that is granted no account',
  {
    requirement: 'FIKS-AUTH-031',
    needs: { actors: ['ungranted'] },
    tags: ['@read-only'],
  },
  async ({ on }) => {
    for (const { id, about, success } of everyOperation)
      if (about === 'service')
        on.conform(await on.send(id, { as: 'ungranted' }), { status: success });
  },
);
