import type { JWTPayload } from 'jose';
import { authenticationDefects as defects } from '../../altinn-authentication/defects.ts';
import {
  authenticationRules,
  type AuthenticationRules,
} from '../../altinn-authentication/rules.ts';
import type { World } from '../../server/world.ts';
import type { AuthenticationFault } from './fault.ts';

const rules = authenticationRules;

/** A claim of the exchange. */
const claims = (
  id: string,
  breaks: string,
  [aimedAt, changed]: readonly [string, Partial<AuthenticationRules>],
): AuthenticationFault => ({ id: `authn-${id}`, breaks, aimedAt, rules: changed });

/** Takes a claim over in another way. */
const takes = (
  name: string,
  change: (value: unknown) => unknown,
): Partial<AuthenticationRules> => ({
  taken: (one, value, world) => (one === name ? change(value) : rules.taken(one, value, world)),
});

const drops = (dropped: string): Partial<AuthenticationRules> => ({
  copies: (name, world) => name !== dropped && rules.copies(name, world),
});

/** A world that has one of the defects. */
const having = (defect: string, world: World): World => ({
  ...world,
  has: (id) => id === defect || world.has(id),
});

/** Exchanged tokens that say something else. */
export const claimFaults: readonly AuthenticationFault[] = [
  claims('system-user-forgotten', 'The token of a system user does not say which one it is.', [
    'AUTHN-JOUR-001',
    drops('authorization_details'),
  ]),
  claims('key-not-published', 'Tokens name a key that is not published.', [
    'AUTHN-CLAIM-001',
    { headerOf: (key) => ({ ...rules.headerOf(key), kid: 'samsvar' }) },
  ]),
  claims('issuer-is-maskinporten', 'iss is that of the source.', [
    'AUTHN-CLAIM-002',
    { issuer: () => 'https://maskinporten.mock.samsvar.invalid/' },
  ]),
  claims('issuer-without-slash', 'iss lacks its slash.', [
    'AUTHN-CLAIM-002',
    { issuer: () => rules.issuer().replace(/\/$/, '') },
  ]),
  claims('number-with-scheme', 'The number stands with its scheme.', [
    'AUTHN-CLAIM-003',
    { consumerNumber: (source, world) => prefixed(rules.consumerNumber(source, world)) },
  ]),
  claims('number-of-supplier', "The number is the supplier's.", [
    'AUTHN-CLAIM-003',
    {
      consumerNumber: (source, world) =>
        rules.consumerNumber(
          { ...source, consumer: source['supplier'] ?? source['consumer'] },
          world,
        ),
    },
  ]),
  claims('level-as-text', 'The level is a text.', [
    'AUTHN-CLAIM-004',
    { authentication: () => ({ ...rules.authentication(), 'urn:altinn:authlevel': '3' }) },
  ]),
  claims('method-is-virksomhet', 'The method is VirksomhetsBruker.', [
    'AUTHN-CLAIM-004',
    {
      authentication: () => ({
        ...rules.authentication(),
        'urn:altinn:authenticatemethod': 'virksomhetsbruker',
      }),
    },
  ]),
  claims('owner-without-code', 'No owner gets its short code.', [
    'AUTHN-CLAIM-005',
    { ownerOf: () => undefined },
  ]),
  claims('code-for-all', 'Every owner gets its short code, whatever the scope.', [
    'AUTHN-CLAIM-006',
    { isServiceOwner: () => true },
  ]),
  claims('code-for-unlisted', 'Who owns no service gets a code.', [
    'AUTHN-CLAIM-006',
    { ownerOf: (number, test) => rules.ownerOf(number, test) ?? number },
  ]),
  claims('client-id-lost', 'client_id is lost.', ['AUTHN-CLAIM-007', drops('client_id')]),
  claims('scope-cut', 'Only the first scope is taken over.', [
    'AUTHN-CLAIM-007',
    takes('scope', (scope) => String(scope).split(' ')[0]),
  ]),
  claims('amr-shown', 'client_amr is taken over.', [
    'AUTHN-CLAIM-007',
    { copies: (name, world) => name === 'client_amr' || rules.copies(name, world) },
  ]),
  claims('supplier-lost', 'The supplier is lost.', ['AUTHN-CLAIM-008', drops('supplier')]),
  claims('source-of-delegation-lost', 'Where it was delegated is lost.', [
    'AUTHN-CLAIM-008',
    drops('delegation_source'),
  ]),
  claims('system-user-lost', 'The system user is lost.', [
    'AUTHN-CLAIM-009',
    drops('authorization_details'),
  ]),
  claims('second-detail-lost', 'Of two details the second is lost.', [
    'AUTHN-CLAIM-009',
    takes('authorization_details', (list) => (Array.isArray(list) ? list.slice(0, 1) : list)),
  ]),
  claims('detail-as-object', 'authorization_details of one is an object.', [
    'AUTHN-CLAIM-010',
    { taken: (name, value, world) => rules.taken(name, value, having(defects.listOfOne, world)) },
  ]),
  claims('life-of-source', 'The token ends with its source.', [
    'AUTHN-CLAIM-011',
    { lifeSeconds: lifeOf },
  ]),
  claims('life-of-an-hour', 'The token lives for an hour.', [
    'AUTHN-CLAIM-011',
    { lifeSeconds: () => 3600 },
  ]),
  claims('session-shared', 'Every token is of one session.', [
    'AUTHN-CLAIM-012',
    { sessionId: () => '6ec177d8-1b33-46b9-bab1-04278be5cfa3' },
  ]),
  claims('jti-shared', 'A token has the jti of its source.', [
    'AUTHN-CLAIM-013',
    { tokenId: ({ jti }) => jti },
  ]),
  claims('source-believed', 'What the source says of itself is kept.', [
    'AUTHN-CLAIM-014',
    { copies: (name, world) => rules.copies(name, having(defects.sourceClaims, world)) },
  ]),
  claims('scope-by-text', 'The scope of owners may stand in another word.', [
    'AUTHN-CLAIM-015',
    {
      isServiceOwner: (scope, world) =>
        rules.isServiceOwner(scope, having(defects.scopeByText, world)),
    },
  ]),
  claims('thumbprint-as-hex', 'x5t is hexadecimal.', [
    'AUTHN-CLAIM-016',
    { headerOf: (key) => ({ ...rules.headerOf(key), x5t: key.kid }) },
  ]),
];

function prefixed(number: string | undefined): string | undefined {
  return number === undefined ? undefined : `0192:${number}`;
}

function lifeOf({ exp = 0, iat = 0 }: JWTPayload): number {
  return exp - iat;
}
