import { authenticationDefects as defects } from '../../altinn-authentication/defects.ts';
import {
  authenticationRules,
  type AuthenticationRules,
} from '../../altinn-authentication/rules.ts';
import { isRecord, omit, textOf } from '../../server/narrow.ts';
import type { World } from '../../server/world.ts';
import { dropHeader, isStatus } from '../change.ts';
import type { AuthenticationFault } from './fault.ts';

const rules = authenticationRules;

const taken = (
  id: string,
  breaks: string,
  [aimedAt, changed]: readonly [string, Partial<AuthenticationRules>],
): AuthenticationFault => ({ id: `authn-${id}`, breaks, aimedAt, rules: changed });

const having = (defect: string, world: World): World => ({
  ...world,
  has: (id) => id === defect || world.has(id),
});

/** Tokens that are exchanged though they should not be, or the other way round. */
export const tokenFaults: readonly AuthenticationFault[] = [
  taken('ended-taken', 'A token that has ended is exchanged.', [
    'AUTHN-REFUSE-004',
    { isInTime: ({ nbf = 0 }, now, skew) => nbf <= now + skew },
  ]),
  taken('not-begun-taken', 'A token that has not begun is exchanged.', [
    'AUTHN-REFUSE-004',
    { isInTime: (claims, now, skew) => rules.isInTime(omit(claims, 'nbf'), now, skew) },
  ]),
  taken('skew-of-a-minute', 'The skew is a minute.', [
    'AUTHN-REFUSE-004',
    { clockSkewSeconds: () => 60 },
  ]),
  taken('no-skew', 'There is no skew.', ['AUTHN-REFUSE-005', { clockSkewSeconds: () => 0 }]),
  taken('endless-taken', 'A token without an end is exchanged.', [
    'AUTHN-REFUSE-006',
    {
      isInTime: ({ exp, ...claims }, now, skew) =>
        rules.isInTime({ exp: exp ?? now + 60, ...claims }, now, skew),
    },
  ]),
  taken('issuer-unchecked', 'Any issuer does.', ['AUTHN-REFUSE-007', { isFrom: () => true }]),
  taken('issuer-loose', 'A part of the issuer does.', [
    'AUTHN-REFUSE-008',
    {
      isFrom: (claims, trusted, world) =>
        rules.isFrom(claims, trusted, having(defects.looseIssuer, world)),
    },
  ]),
  taken('signature-unchecked', 'Signatures are not verified.', [
    'AUTHN-REFUSE-009',
    { checksSignature: () => false },
  ]),
  taken('unsigned-taken', 'Tokens without a signature are exchanged.', [
    'AUTHN-REFUSE-010',
    { passes: ({ header }) => header.alg === 'none' },
  ]),
  taken('shared-secret-taken', 'HS256 is taken.', [
    'AUTHN-REFUSE-010',
    { passes: ({ header }) => header.alg === 'HS256' },
  ]),
  taken('any-key-name', 'The name of the key does not count.', [
    'AUTHN-REFUSE-012',
    { keysFor: (_token, keys) => keys },
  ]),
  taken('no-consumer-taken', 'A token needs no consumer.', [
    'AUTHN-REFUSE-013',
    {
      consumerNumber: (claims, world) =>
        isRecord(claims['consumer']) ? rules.consumerNumber(claims, world) : '991825827',
    },
  ]),
  taken('consumer-id-lower', 'The number may stand under id.', [
    'AUTHN-REFUSE-013',
    {
      consumerNumber: (claims, world) => {
        const { consumer } = claims;
        const ID: unknown = isRecord(consumer) ? (consumer['ID'] ?? consumer['id']) : undefined;
        return rules.consumerNumber({ ...claims, consumer: { ID } }, world);
      },
    },
  ]),
  taken('any-number-taken', 'Any number is an organisation.', [
    'AUTHN-REFUSE-014',
    {
      consumerNumber: (claims, world) =>
        rules.consumerNumber(claims, having(defects.anyConsumer, world)),
    },
  ]),
  taken('own-token-taken', 'A token of the platform is exchanged.', [
    'AUTHN-REFUSE-015',
    { passes: ({ claims }) => 'urn:altinn:orgNumber' in claims, isFrom: () => true },
  ]),
  taken('garbled-told-apart', 'A garbled text is answered 400.', [
    'AUTHN-REFUSE-017',
    { refusesGarbled: () => rules.refusesFlag('token', '') },
  ]),
  {
    id: 'authn-no-challenge',
    breaks: 'A refusal names no way to authenticate.',
    aimedAt: 'AUTHN-REFUSE-018',
    replies: {
      routes: ['exchangeToken'],
      when: isStatus(401),
      change: dropHeader('WWW-Authenticate'),
    },
  },
  taken('scope-demanded', 'A scope of the platform is demanded.', [
    'AUTHN-CLAIM-017',
    {
      consumerNumber: (claims, world) =>
        textOf(claims['scope']).includes('altinn:')
          ? rules.consumerNumber(claims, world)
          : undefined,
    },
  ]),
];
