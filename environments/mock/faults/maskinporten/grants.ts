import type { MaskinportenRules } from '../../maskinporten/rules.ts';
import { maskinportenRules } from '../../maskinporten/rules.ts';
import { omit, textOf } from '../../server/narrow.ts';
import type { MaskinportenFault } from './fault.ts';

const passes = (): undefined => undefined;

/** Takes a grant that breaks one rule. */
const taken = (
  id: string,
  breaks: string,
  [aimedAt, rules]: readonly [string, Partial<MaskinportenRules>],
): MaskinportenFault => ({ id: `mask-${id}`, breaks, aimedAt, rules });

const isOwner = (aud: unknown, issuer: string): boolean =>
  String(aud).replace(/\/$/, '') === issuer.replace(/\/$/, '');

/** Rules of the grant that are not asked, or asked of what is good. */
export const grantFaults: readonly MaskinportenFault[] = [
  taken('aud-slash-ignored', 'aud without the slash is taken.', [
    'MASK-AUD-001',
    { audience: ({ claims, issuer }) => (isOwner(claims.aud, issuer) ? undefined : 'audience') },
  ]),
  taken('aud-unchecked', 'Any aud is taken.', ['MASK-AUD-002', { audience: passes }]),
  taken('aud-list-taken', 'aud may list others, too.', [
    'MASK-AUD-003',
    {
      audience: ({ claims, issuer }) =>
        [claims.aud].flat().includes(issuer) ? undefined : 'audience',
    },
  ]),
  taken('expired-taken', 'An expired grant is taken.', ['MASK-TIME-001', { expiry: passes }]),
  taken('long-life-taken', 'A grant may live for an hour.', [
    'MASK-TIME-002',
    { lifetime: ({ claims: { iat = 0, exp = 0 } }) => (exp - iat > 3600 ? 'lifetime' : undefined) },
  ]),
  taken('future-taken', 'A grant of the future is taken.', [
    'MASK-TIME-003',
    { issueTime: passes },
  ]),
  taken('grant-reused', 'A grant can be spent again.', ['MASK-JTI-001', { reuse: passes }]),
  taken('jti-by-scope', 'A jti counts as used for the same scope alone.', [
    'MASK-JTI-002',
    {
      reuse: (question) =>
        textOf(question.claims['scope']).endsWith('.write')
          ? undefined
          : maskinportenRules.reuse(question),
    },
  ]),
  taken('any-key-taken', 'The name of the key is not looked up.', [
    'MASK-KEY-001',
    {
      byKey: ({ claims }, clients) =>
        clients.find(({ clientId }) => clientId === claims.iss) ?? 'client',
      checksSignature: () => false,
    },
  ]),
  taken('nameless-key-taken', 'A grant need not name its key.', [
    'MASK-KEY-002',
    {
      byNothing: ({ claims }, clients) =>
        clients.find(({ clientId }) => clientId === claims.iss) ?? 'client',
    },
  ]),
  taken('signature-unchecked', 'The signature is not verified.', [
    'MASK-KEY-003',
    { checksSignature: () => false },
  ]),
  taken('issuer-unchecked', 'The issuer need not be the client of the key.', [
    'MASK-KEY-004',
    { byKey: ({ kid }, clients) => clients.find(({ key }) => key.kid === kid) ?? 'client' },
  ]),
  taken('old-key-taken', 'A key past its year is taken.', [
    'MASK-KEY-005',
    {
      byKey: (grant, clients) =>
        maskinportenRules.byKey(
          grant,
          clients.map((one) => ({ ...one, isKeyExpired: false })),
        ),
    },
  ]),
  taken('broken-chain-as-client', 'A broken chain is told as an unknown client.', [
    'MASK-KEY-006',
    {
      byCertificate: (...question) => {
        const found = maskinportenRules.byCertificate(...question);
        return found === 'chain' ? 'client' : found;
      },
    },
  ]),
  taken('old-certificate-taken', 'An expired certificate is taken.', [
    'MASK-KEY-007',
    { byCertificate: (grant, clients) => maskinportenRules.byCertificate(grant, clients, 0) },
  ]),
  taken('foreign-certificate-taken', 'A certificate of another organisation is taken.', [
    'MASK-KEY-008',
    {
      byCertificate: (grant, clients, nowMs) => {
        const found = maskinportenRules.byCertificate(grant, clients, nowMs);
        if (found !== 'organisation') return found;
        return clients.find(({ clientId }) => clientId === grant.claims.iss) ?? 'client';
      },
    },
  ]),
  taken('unsigned-taken', 'A grant without a signature is taken.', [
    'MASK-ALG-001',
    {
      isAlgorithm: (alg) => alg === 'none' || maskinportenRules.isAlgorithm(alg),
      checksSignature: () => false,
    },
  ]),
  taken('shared-secret-taken', 'HS256 is taken.', [
    'MASK-ALG-002',
    {
      isAlgorithm: (alg) => alg === 'HS256' || maskinportenRules.isAlgorithm(alg),
      checksSignature: () => false,
    },
  ]),
  taken('curve-taken', 'ES256 is taken.', [
    'MASK-ALG-003',
    {
      isAlgorithm: (alg) => alg === 'ES256' || maskinportenRules.isAlgorithm(alg),
      checksSignature: () => false,
    },
  ]),
  taken('scope-of-others', 'Scopes of other clients are granted.', [
    'MASK-SCOPE-001',
    {
      scopes: (question) =>
        question.claims['scope'] === 'altinn:serviceowner'
          ? undefined
          : maskinportenRules.scopes(question),
    },
  ]),
  taken('one-good-scope-enough', 'One scope of the client is enough.', [
    'MASK-SCOPE-002',
    {
      scopes: (question) => {
        const wanted = textOf(question.claims['scope']).split(' ');
        return wanted.some((one) => question.client.scopes.includes(one))
          ? undefined
          : maskinportenRules.scopes(question);
      },
    },
  ]),
  taken('unknown-scope-malformed', 'A scope that exists nowhere is told as malformed.', [
    'MASK-SCOPE-003',
    {
      scopes: (question) =>
        String(question.claims['scope']).startsWith('samsvar:')
          ? 'malformed'
          : maskinportenRules.scopes(question),
    },
  ]),
  taken('wrong-kind-taken', 'A scope of another kind of client is granted.', [
    'MASK-SCOPE-004',
    { scopes: without('integrationType') },
  ]),
  taken('scope-not-given-taken', 'A scope that the organisation lacks is granted.', [
    'MASK-SCOPE-005',
    { scopes: without('notGiven') },
  ]),
  taken('own-consumer-taken', "The client's own organisation may be the consumer.", [
    'MASK-ORG-001',
    {
      consumer: (question) =>
        question.claims['consumer_org'] === question.client.orgNumber
          ? undefined
          : maskinportenRules.consumer(question),
    },
  ]),
  taken('undelegated-taken', 'Nobody need delegate anything.', [
    'MASK-ORG-002',
    {
      consumer: (question) => {
        const reason = maskinportenRules.consumer(question);
        return reason === 'delegation' ? undefined : reason;
      },
    },
  ]),
  taken('behalf-beside-consumer', 'iss_onbehalfof beside consumer_org is taken.', [
    'MASK-ORG-003',
    {
      consumer: (question) =>
        maskinportenRules.consumer({
          ...question,
          claims: omit(question.claims, 'iss_onbehalfof'),
        }),
    },
  ]),
  taken('detail-type-unchecked', 'An unknown type is told as an unknown field.', [
    'MASK-RAR-001',
    {
      detailType: (question) =>
        maskinportenRules.detailType(question) === undefined ? undefined : 'detailField',
    },
  ]),
  taken('detail-field-unchecked', 'An unknown field is passed over.', [
    'MASK-RAR-002',
    { detailFields: passes },
  ]),
  taken('system-user-unchecked', 'A system user need not exist.', [
    'MASK-RAR-003',
    { systemUser: passes },
  ]),
  taken('reference-unchecked', 'The reference of a system user need not be told.', [
    'MASK-RAR-004',
    {
      systemUser: (question) => {
        const client = {
          ...question.client,
          systemUsers: question.client.systemUsers.map((one) => omit(one, 'externalRef')),
        };
        return maskinportenRules.systemUser({ ...question, client });
      },
    },
  ]),
  taken('two-system-users', 'Two system users at once are taken.', [
    'MASK-RAR-005',
    { detailList: passes },
  ]),
  taken('times-optional', 'iat and exp may be left out.', [
    'MASK-NEED-001',
    {
      times: passes,
      expiry: ({ claims: { exp }, now }) =>
        exp !== undefined && exp <= now ? 'expired' : undefined,
      lifetime: ({ claims: { iat, exp } }) =>
        iat !== undefined && exp !== undefined && exp - iat > 120 ? 'lifetime' : undefined,
    },
  ]),
  taken('rs384-refused', 'Only RS256 is taken.', [
    'MASK-GRANT-002',
    { isAlgorithm: (alg) => alg === 'RS256' },
  ]),
  taken('certificate-refused', 'No certificate is taken.', [
    'MASK-GRANT-003',
    { byCertificate: () => 'certificate' },
  ]),
  taken('one-scope-only', 'Several scopes at once are refused.', [
    'MASK-GRANT-004',
    {
      scopes: (question) =>
        String(question.claims['scope']).includes(' ')
          ? 'scope'
          : maskinportenRules.scopes(question),
    },
  ]),
  taken('life-to-the-second', 'A grant of exactly two minutes is refused.', [
    'MASK-GRANT-005',
    { lifetime: ({ claims: { iat = 0, exp = 0 } }) => (exp - iat >= 120 ? 'lifetime' : undefined) },
  ]),
  taken('every-grant-refused', 'No grant is good.', ['MASK-GRANT-001', { others: () => 'scope' }]),
  taken('grant-type-unchecked', 'Any grant type is taken.', [
    'MASK-FORM-001',
    { isGrantType: () => true },
  ]),
  taken('json-taken', 'JSON is taken for a form.', [
    'MASK-FORM-003',
    { isForm: () => true, formOf: readsJson },
  ]),
];

function without(reason: string): MaskinportenRules['scopes'] {
  return (question) => {
    const { refusedScopes, scopes } = question.client;
    const freed = Object.keys(refusedScopes).filter((scope) => refusedScopes[scope] === reason);
    const client = {
      ...question.client,
      scopes: [...scopes, ...freed],
      refusedScopes: Object.fromEntries(
        Object.entries(refusedScopes).filter(([, why]) => why !== reason),
      ),
    };
    return maskinportenRules.scopes({ ...question, client });
  };
}

function readsJson(body: Buffer): URLSearchParams {
  const text = body.toString('utf8');
  if (!text.startsWith('{')) return new URLSearchParams(text);
  return new URLSearchParams(JSON.parse(text) as Record<string, string>);
}
