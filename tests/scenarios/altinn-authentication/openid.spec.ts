import { createPublicKey, X509Certificate } from 'node:crypto';
import type { LiveExchange } from '#environments';
import type { Members } from '../../engine/jws.ts';
import { organisation, scenario } from './scenario.ts';

scenario(
  'GET openid-configuration answers anybody',
  { requirement: 'AUTHN-OIDC-001' },
  async ({ on }) => {
    for (const request of [{}, { token: 'abc' }, { token: 'a.b.c' }])
      on.conform(await on.send('getOpenIdConfiguration', request), { status: 200 });
  },
);

for (const accept of ['application/json', 'text/plain', 'application/xml'])
  scenario(
    `GET openid-configuration answers JSON for Accept: ${accept}`,
    { requirement: 'AUTHN-OIDC-002' },
    async ({ on }) => {
      const headers = [['Accept', accept]] as const;
      const answer = await on.send('getOpenIdConfiguration', { headers });
      on.conform(answer, { status: 200, mediaType: 'application/json', body: { issuer: /\/$/ } });
    },
  );

scenario(
  'GET openid-configuration leads to the keys, and says how tokens are signed',
  { requirement: 'AUTHN-OIDC-003' },
  async ({ on, bench }) => {
    const answer = await on.send('getOpenIdConfiguration');
    const { jwks_uri: url, id_token_signing_alg_values_supported: algorithms } =
      answer.json() as Members;
    on.verify('algorithms', { actual: algorithms, expected: ['RS256'], exchange: answer });
    if (typeof url !== 'string') return;
    const keys = await bench.send({ method: 'GET', url, operationId: 'getKeys' });
    on.verify('status', { actual: keys.status, expected: 200, exchange: keys });
    const names = async (): Promise<readonly unknown[]> => keysIn(await on.send('getKeys'));
    on.verify('the same keys', {
      actual: keysIn(keys).map((one) => one['kid']),
      expected: (await names()).map((one) => String((one as Members)['kid'])),
      exchange: keys,
    });
  },
);

scenario(
  'GET openid-configuration says token and pairwise',
  { requirement: 'AUTHN-OIDC-004' },
  async ({ on }) => {
    const answer = await on.send('getOpenIdConfiguration');
    const body = { response_types_supported: ['token'], subject_types_supported: ['pairwise'] };
    on.conform(answer, { status: 200, body });
  },
);

function keysIn(answer: LiveExchange): readonly Members[] {
  const { keys } = answer.json() as { keys?: readonly Members[] };
  return Array.isArray(keys) ? keys : [];
}

scenario(
  'GET jwks answers RSA keys for signatures, each under a name of its own',
  { requirement: 'AUTHN-KEYS-001' },
  async ({ on }) => {
    const answer = await on.send('getKeys');
    on.verify('status', { actual: answer.status, expected: 200, exchange: answer });
    const keys = keysIn(answer);
    const names = keys.map((one) => one['kid']);
    on.verify('at least one key', { actual: keys.length > 0, expected: true, exchange: answer });
    on.verify('names', { actual: new Set(names).size, expected: names.length, exchange: answer });
    const others = keys.filter(({ kty, use }) => kty !== 'RSA' || use !== 'sig');
    on.verify('other keys', { actual: others.length, expected: 0, exchange: answer });
  },
);

const base64Url = /^[\w-]+$/;

scenario(
  'GET jwks writes numbers in base64url',
  { requirement: 'AUTHN-KEYS-002' },
  async ({ on }) => {
    const answer = await on.send('getKeys');
    const keys = keysIn(answer);
    const expected = { keys: keys.map(() => ({ n: base64Url, e: base64Url })) };
    on.verify('numbers', { actual: { keys }, expected, exchange: answer });
  },
);

scenario(
  'GET jwks shows the certificate of a key',
  { requirement: 'AUTHN-KEYS-003' },
  async ({ on, bench }) => {
    const answer = await on.send('getKeys');
    const certified = keysIn(answer).filter(({ x5c }) => Array.isArray(x5c));
    if (certified.length === 0) bench.untested('no key has a certificate');
    const wrong = certified.filter((key) => !holdsItsKey(key));
    on.verify('certificates of other keys', {
      actual: wrong.length,
      expected: 0,
      exchange: answer,
    });
  },
);

function holdsItsKey({ kty, n, e, x5c }: Members): boolean {
  const [leaf] = Array.isArray(x5c) ? x5c.map(String) : [];
  const jwk = { kty: String(kty), n: toUrl(n), e: toUrl(e) };
  try {
    const { publicKey } = new X509Certificate(Buffer.from(leaf ?? '', 'base64'));
    return publicKey.equals(createPublicKey({ key: jwk, format: 'jwk' }));
  } catch {
    return false;
  }
}

function toUrl(number: unknown): string {
  return Buffer.from(String(number), 'base64').toString('base64url');
}

const methods = ['POST', 'PUT', 'DELETE', 'HEAD'] as const;

for (const operationId of ['exchangeToken', 'refreshToken', 'getOpenIdConfiguration', 'getKeys'])
  scenario(
    `${operationId} is answered to GET alone`,
    { requirement: 'AUTHN-HTTP-001' },
    async ({ on }) => {
      for (const method of methods) {
        const answer = await on.send(operationId, { method, deliberatelyInvalid: true });
        on.conform(answer, { status: 405, headers: { allow: /\bGET\b/ } });
      }
    },
  );

scenario(
  'GET exchange takes a token of 20 KB',
  { requirement: 'AUTHN-HTTP-002', needs: { control: true } },
  async ({ on, given }) => {
    const token = await given.signed({ claims: { padding: 'x'.repeat(14_000) } });
    on.conform(await on.send('exchangeToken', { token }), { status: 200 });
  },
);

scenario(
  'GET exchange refuses more than 32 KiB of headers',
  { requirement: 'AUTHN-HTTP-003', needs: organisation },
  async ({ on }) => {
    const headers = [['X-Samsvar', 'x'.repeat(33_000)]] as const;
    const request = { headers, deliberatelyInvalid: true };
    on.conform(await on.exchange('grantedOrganisation', request), { status: 431 });
  },
);
