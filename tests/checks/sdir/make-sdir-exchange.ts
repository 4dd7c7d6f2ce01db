import type { Contract } from '#specs';
import type { Check } from '../check.ts';
import { judgeExchange } from '../judge-exchange.ts';
import { exchange, operation, response, type Made } from '../make-context.ts';

/** The contract of version 1 as far as checks look at it, and the e-certificates without a version. */
const contract: Contract = {
  api: 'sdir',
  document: 'competence.v1',
  title: 'Competence',
  version: 'v1',
  basePaths: ['/aps-competence-external', '/somewhere'],
  operations: [
    operation([response('200')], { id: 'readIt', path: '/v1/competence/{uid}' }),
    operation([response('200')], { id: 'orderIt', path: '/api/order' }),
  ],
};

const base = 'https://api.example/aps-competence-external';

/** What a case differs in: by default 200 to a request for one thing of version 1. */
export interface SdirMade extends Made {
  readonly operationId?: string;
  readonly path?: string;
}

/** Judges an answer of Sdir by one check: outcome lines, or that there was nothing to judge. */
export function judgeSdir(check: Check, made: SdirMade = {}): readonly string[] | 'inapplicable' {
  const { operationId = 'readIt', path = '/v1/competence/1' } = made;
  const given = exchange({ url: base + path, ...made });
  const judged = judgeExchange([contract], { ...given, operationId }, { checks: [check] });
  if (!judged.checks.includes(check.id)) return 'inapplicable';
  return judged.findings.map(({ outcome, pointer = '', actual }) =>
    [outcome, pointer, actual].join(' | '),
  );
}

/** One case: its name, what is made, and what is found. */
export type SdirCase = readonly [
  name: string,
  made: SdirMade,
  found: readonly string[] | 'inapplicable',
];

/** An answer with a JSON body. */
export function json(status: number, body: unknown, more: SdirMade = {}): SdirMade {
  return { status, body: JSON.stringify(body), ...more };
}
