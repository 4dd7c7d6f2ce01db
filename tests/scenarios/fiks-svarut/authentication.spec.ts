import {
  bearer,
  changed,
  forged,
  integrationId,
  integrationPassword,
  requireToken,
  special,
} from './bench/credentials.ts';
import { everyOperation, tableParameters } from './bench/every-operation.ts';
import { idOfSent } from './bench/fiks-bench.ts';
import { askGuarded } from './bench/ask-guarded.ts';
import { settles } from './claims/life-paths.ts';
import { refuseCallers, requirementsOf, type Refusal } from './claims/refused-callers.ts';
import { scenario } from './bench/scenario.ts';

scenario(
  'A sender with token, integration and grant is let in by every operation',
  {
    requirement: ['FIKS-AUTH-001', 'FIKS-AUTH-024'],
    needs: { parameters: tableParameters },
  },
  async (context) => {
    const { on, given } = context;
    const reference = given.unique();
    const [send, ...others] = everyOperation;
    if (send === undefined) return;
    const sent = await askGuarded(context, { row: send, subject: { of: '', reference } });
    on.conform(sent, { status: send.success });
    const of = idOfSent(sent);
    if (of === undefined) return;
    await settles(context, { id: of });
    for (const row of others) {
      const answer = await askGuarded(context, { row, subject: { of, reference } });
      on.conform(answer, { status: row.success });
    }
  },
);

/** Callers whose token is missing or wrong in one way (reference fiks 1.4). */
interface BadToken extends Refusal {
  readonly says: string;
  /** Only a mock can be told to make such a token. */
  readonly control?: boolean;
}

const refused = [401, 403];
const allMissing = {
  authorization: null,
  credentials: { [integrationId]: null, [integrationPassword]: null },
};

const badTokens: readonly BadToken[] = [
  {
    requirement: 'FIKS-AUTH-002',
    says: 'without Authorization',
    status: refused,
    callers: async () => [{ authorization: null }, allMissing],
  },
  {
    requirement: 'FIKS-AUTH-005',
    says: 'with an Authorization that is empty, of another scheme or no token',
    status: refused,
    callers: async () => [
      { authorization: '' },
      { authorization: 'Bearer' },
      { authorization: 'Basic c2Ftc3ZhcjpoZW1tZWxpZw==' },
      bearer('ikke.en.token'),
      bearer('ikke-et-token-fra-samsvar'),
    ],
  },
  {
    requirement: 'FIKS-AUTH-006',
    says: 'with an expired token',
    status: 401,
    about: 'token',
    control: true,
    callers: (context) => special(context, 'expired'),
  },
  {
    requirement: 'FIKS-AUTH-007',
    says: 'with a token of another issuer',
    status: 401,
    about: 'token',
    control: true,
    callers: (context) => special(context, 'wrong-issuer'),
  },
  {
    requirement: 'FIKS-AUTH-008',
    says: 'with a token without the scope ks:fiks',
    status: 401,
    about: 'token',
    control: true,
    callers: (context) => special(context, 'missing-scope'),
  },
  {
    requirement: 'FIKS-AUTH-009',
    says: 'with a token that its issuer did not sign',
    status: refused,
    about: 'token',
    callers: async (context) => [
      bearer(forged(context, { alg: 'RS256', kid: 'samsvar', typ: 'JWT' }, 'random')),
      ...changed(context),
      ...(await special(context, 'wrong-key', 'unknown-kid')),
    ],
  },
  {
    requirement: 'FIKS-AUTH-010',
    says: 'with a token that names no signature algorithm',
    status: refused,
    about: 'token',
    callers: async (context) => [
      bearer(forged(context, { alg: 'none', typ: 'JWT' }, '')),
      ...(await special(context, 'alg-none')),
    ],
  },
  {
    requirement: 'FIKS-AUTH-011',
    says: 'with a token that is not valid yet',
    status: refused,
    control: true,
    callers: (context) => special(context, 'not-yet-valid'),
  },
  {
    requirement: 'FIKS-AUTH-012',
    says: 'with a token without an expiry',
    status: refused,
    control: true,
    callers: (context) => special(context, 'no-expiry'),
  },
  {
    requirement: 'FIKS-AUTH-025',
    says: 'with the token in the query',
    status: refused,
    callers: async (context) => [
      { authorization: null, query: { access_token: requireToken(context) } },
    ],
  },
];

for (const { says, control, ...refusal } of badTokens) {
  scenario(
    `Every operation ${says} is refused and changes nothing`,
    {
      requirement: requirementsOf(refusal),
      needs: { parameters: tableParameters, ...(control === true ? { control } : {}) },
    },
    (context) => refuseCallers(context, refusal),
  );
}
