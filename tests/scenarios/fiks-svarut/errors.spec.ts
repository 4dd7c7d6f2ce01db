import type { LiveExchange } from '#environments';
import { integrationPassword, withLine } from './bench/credentials.ts';
import {
  ask,
  everyOperation,
  subjectOf,
  tableParameters,
  type OperationRow,
} from './bench/every-operation.ts';
import type { FiksRequest } from './bench/fiks-bench.ts';
import { scenario, type FiksContext } from './bench/scenario.ts';
import { seenObject } from './bench/seen.ts';

/** One reason to refuse, and the request that gives it; undefined where an operation cannot have it. */
interface Cause {
  readonly says: string;
  readonly request: (row: OperationRow, context: FiksContext) => FiksRequest | undefined;
}

const invalid = { deliberatelyInvalid: true };

/** Requests that the operation itself refuses, by its id; the others take anything. */
const malformed: Readonly<Record<string, FiksRequest>> = {
  send: { ...invalid, body: '{}', contentType: 'application/json' },
  finnForsendelserKnyttetTilEksternRef: { ...invalid, query: { eksternRef: '' } },
  finnForsendelserKnyttetTilEksternRefMedMetadata: { ...invalid, query: { eksternRef: '' } },
  hentStatuser: { ...invalid, body: '{', contentType: 'application/json' },
  settForsendelseLestAvEksterntSystem: { ...invalid, json: { fnr: '1' } },
  slettFiler: { ...invalid, query: { slettetype: 'SAMSVAR' } },
  hentMottakersystem: { ...invalid, query: { niva: 'samsvar' } },
};

const causes: readonly Cause[] = [
  { says: 'without Authorization', request: () => ({ authorization: null }) },
  {
    says: 'with a wrong password',
    request: () => withLine(integrationPassword, 'feil-passord-fra-samsvar'),
  },
  {
    says: 'about an id that nobody has',
    request: ({ about }, { given }) => {
      const id = given.unknownId();
      return about === 'account' ? { path: { kontoId: id } } : { of: id };
    },
  },
  {
    says: 'about an id that is none',
    request: ({ about }) =>
      about === 'service' ? undefined : { ...invalid, path: { kontoId: 'x', forsendelseId: 'x' } },
  },
  { says: 'with a malformed request', request: ({ id }) => malformed[id] },
];

for (const { says, request } of causes) {
  scenario(
    `Every operation ${says} refuses with an error message of its own`,
    {
      requirement: ['FIKS-ERR-007', 'FIKS-ERR-008', 'FIKS-ERR-009'],
      needs: { parameters: tableParameters },
    },
    async (context) => {
      const subject = await subjectOf(context);
      const answers: LiveExchange[] = [];
      for (const row of everyOperation) {
        const caller = request(row, context);
        if (caller !== undefined) answers.push(await ask(context, { row, subject, caller }));
      }
      const refused = answers.filter(({ status }) => status >= 400 && status < 500);
      for (const answer of refused) judgeMessage(context, answer);
      judgeOwnIds(context, refused);
    },
  );
}

function judgeMessage({ on }: FiksContext, answer: LiveExchange): void {
  on.conform(answer, { status: '4xx', body: { message: isText } });
  on.verify('a JSON media type', {
    actual: answer.header('content-type') ?? 'none',
    expected: /^(?:application|text)\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i,
    exchange: answer,
  });
  const phrase = reasonPhrases[answer.status];
  if (phrase === undefined) return;
  on.verify('the reason phrase', {
    actual: seenObject(answer)['error'],
    expected: phrase,
    exchange: answer,
    requirement: 'FIKS-ERR-008',
  });
}

/** RFC 9110, 15.5. */
const reasonPhrases: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  415: 'Unsupported Media Type',
};

function judgeOwnIds({ on }: FiksContext, refused: readonly LiveExchange[]): void {
  const ids = refused.map((answer) => seenObject(answer)['errorId']).filter(isText);
  on.verify('errorIds that come twice', {
    actual: ids.filter((id, at) => ids.indexOf(id) !== at),
    expected: [],
    requirement: 'FIKS-ERR-009',
  });
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
