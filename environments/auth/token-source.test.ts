import { expect, test } from '@playwright/test';
import { decodeProtectedHeader, importSPKI, jwtVerify, type JWTPayload } from 'jose';
import { Agent } from 'undici';
import { startLoopback, type LoopbackRequest } from '../start-loopback.ts';
import type { ActorSource, MaskinportenSource } from '../target.ts';
import { exchangeToken } from './altinn-exchange.ts';
import {
  inHalfAnHour,
  maskinportenToken,
  platformToken,
  publicKey,
  source,
  withTokens,
} from './with-tokens.ts';

/** The claims and header of the grant that an actor's settings lead to. */
async function grantOf(
  actor: MaskinportenSource,
): Promise<{ claims: JWTPayload; header: object; form: URLSearchParams; issuer: string }> {
  let found: LoopbackRequest | undefined;
  let issuer = '';
  await withTokens({ actor }, async ({ tokens, server }) => {
    await tokens('it');
    issuer = `${server.baseUrl}/`;
    found = server.requests.find(({ path }) => path === '/token');
  });
  expect(found?.method).toBe('POST');
  expect(found?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  const form = new URLSearchParams(found?.body.toString());
  const assertion = form.get('assertion') ?? '';
  const key = await importSPKI(
    publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    'RS256',
  );
  const { payload } = await jwtVerify(assertion, key);
  return { claims: payload, header: decodeProtectedHeader(assertion), form, issuer };
}

test('a grant holds what Maskinporten asks for and nothing else', async () => {
  const { claims, header, form, issuer } = await grantOf(source);
  expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
  expect(header).toEqual({ alg: 'RS256', kid: 'my-kid' });
  expect(Object.keys(claims).toSorted()).toEqual(['aud', 'exp', 'iat', 'iss', 'jti', 'scope']);
  expect(claims).toMatchObject({
    iss: 'my-client',
    aud: issuer,
    scope: 'altinn:instances.read altinn:instances.write',
  });
  const { iat = 0, exp = 0 } = claims;
  expect(exp - iat).toBeLessThanOrEqual(120);
  expect(exp - iat).toBeGreaterThan(60);
  const now = Date.now() / 1000;
  expect(now - iat).toBeGreaterThanOrEqual(1);
  expect(now - iat).toBeLessThan(10);
});

test('every grant has a jti of its own', async () => {
  const [first, second] = [await grantOf(source), await grantOf(source)];
  expect(first.claims.jti).toMatch(/^[0-9a-f-]{36}$/);
  expect(first.claims.jti).not.toBe(second.claims.jti);
});

const parties: readonly [Partial<MaskinportenSource>, Record<string, unknown>][] = [
  [{ consumerOrg: '312605031' }, { consumer_org: '312605031' }],
  [
    { systemUserOrg: '312605031' },
    {
      authorization_details: [
        {
          type: 'urn:altinn:systemuser',
          systemuser_org: { authority: 'iso6523-actorid-upis', ID: '0192:312605031' },
        },
      ],
    },
  ],
  [
    { systemUserOrg: '312605031', externalRef: 'ref' },
    {
      authorization_details: [
        {
          type: 'urn:altinn:systemuser',
          systemuser_org: { authority: 'iso6523-actorid-upis', ID: '0192:312605031' },
          externalRef: 'ref',
        },
      ],
    },
  ],
];

test('a consumer or a system user is asked for', async () => {
  for (const [parts, claims] of parties) {
    expect((await grantOf({ ...source, ...parts })).claims).toMatchObject(claims);
  }
});

test('without key id and certificate no grant is signed', async () => {
  const { kid: _, ...unnamed } = source;
  await withTokens({ actor: unnamed }, async ({ tokens }) => {
    await expect(tokens('it')).rejects.toThrow(
      expect.objectContaining({ code: 'key-unidentified' }),
    );
  });
});

test('the exchange is asked with the token of Maskinporten, its answer raw or in quotes', async () => {
  for (const body of [platformToken, `"${platformToken}"`, `${platformToken}\n`]) {
    await withTokens({ issuer: { exchange: { body } } }, async ({ tokens, server }) => {
      expect(await tokens('it')).toBe(platformToken);
      const asked = server.requests.at(-1);
      expect([asked?.method, asked?.path]).toEqual(['GET', '/exchange']);
      expect(asked?.headers.authorization).toBe(`Bearer ${maskinportenToken}`);
    });
  }
});

test('the exchange can be told to let Digdir stand for the test owner', async () => {
  await using server = await startLoopback((_, response) => void response.end(platformToken));
  const dispatcher = new Agent();
  const access = { dispatcher, timeoutMs: 1000 };
  const asked = { exchangeUrl: `${server.baseUrl}/exchange`, token: maskinportenToken };
  await exchangeToken({ ...asked, asTestOwner: true }, access);
  await exchangeToken({ ...asked, asTestOwner: false }, access);
  expect(server.requests.map(({ path }) => path)).toEqual(['/exchange?test=true', '/exchange']);
  await dispatcher.destroy();
});

test('the exchange can be left out', async () => {
  await withTokens({ actor: { ...source, exchange: false } }, async ({ tokens, server }) => {
    expect(await tokens('it')).toBe(maskinportenToken);
    expect(server.requests.some(({ path }) => path.startsWith('/exchange'))).toBe(false);
  });
});

test('a token is asked for once, at the same time and later, until shortly before its end', async () => {
  let nowMs = Date.now();
  await withTokens({ now: () => nowMs }, async ({ tokens, server }) => {
    const grants = (): number => server.requests.filter(({ path }) => path === '/token').length;
    await Promise.all([tokens('it'), tokens('it'), tokens('it')]);
    expect(grants()).toBe(1);
    expect(tokens('it')).toBe(platformToken);
    nowMs = inHalfAnHour * 1000 - 21_000;
    expect(tokens('it')).toBe(platformToken);
    nowMs = inHalfAnHour * 1000 - 19_000;
    await tokens('it');
    expect(grants()).toBe(2);
  });
});

test('tokens, grants and keys are masked from then on', async () => {
  await withTokens({}, async ({ tokens, server, redactor }) => {
    await tokens('it');
    const assertion =
      new URLSearchParams(server.requests[1]?.body.toString()).get('assertion') ?? 'none';
    for (const secret of [platformToken, maskinportenToken, assertion]) {
      const claims = secret.split('.')[1] ?? 'none';
      expect(redactor.text(`kept ${claims}`)).not.toContain(claims);
    }
  });
});

test('the local test platform hands out tokens', async () => {
  const actor: ActorSource = {
    kind: 'localtest',
    url: '/Home/GetTestUserToken/1337?authenticationLevel=2',
  };
  await withTokens({ actor }, async ({ tokens, server }) => {
    expect(await tokens('it')).toBe(platformToken);
    expect(server.requests[0]?.path).toBe(actor.url);
  });
});
