import { expect, test } from '@playwright/test';
import { withTokens, type Issuer } from './with-tokens.ts';

const refusals: readonly [title: string, issuer: Issuer, code: string, told: RegExp][] = [
  [
    'unknown client',
    {
      token: {
        status: 400,
        body: '{"error":"invalid_grant","error_description":"Client unknown. (trace_id: 0123)","error_uri":"https://x/errors/MP-100"}',
      },
    },
    'credentials-refused',
    /MP-100, invalid_grant, Client unknown\.,/,
  ],
  ['a gateway page', { token: { status: 503, body: '<html>' } }, 'credentials-refused', /503/],
  ['no token in the answer', { token: { body: '{}' } }, 'credentials-refused', /200/],
  [
    'metadata that is none',
    { metadata: { body: '{"issuer":1}' } },
    'issuer-metadata-invalid',
    /issuer/,
  ],
  ['metadata gone', { metadata: { status: 404, body: '' } }, 'issuer-metadata-invalid', /404/],
  [
    'metadata without the grant',
    { metadata: { body: '{"issuer":"a","token_endpoint":"b","grant_types_supported":[]}' } },
    'issuer-metadata-invalid',
    /jwt-bearer/,
  ],
  ['exchange refused', { exchange: { status: 401, body: '{}' } }, 'credentials-refused', /401/],
  ['exchange says no token', { exchange: { body: 'welcome' } }, 'credentials-refused', /no token/],
];

test('a refusal is inconclusive, tells the code of Maskinporten and no secret', async () => {
  for (const [title, issuer, code, told] of refusals) {
    await withTokens({ issuer }, async ({ tokens }) => {
      const error: unknown = await Promise.resolve(tokens('it')).catch((reason: unknown) => reason);
      expect(error, title).toMatchObject({ code, kind: 'inconclusive' });
      expect(String(error), title).toMatch(told);
      expect(String(error), title).not.toMatch(/eyJ|trace_id/);
    });
  }
});

test('a refusal is not asked for again by the next scenario', async () => {
  await withTokens(
    { issuer: { token: { status: 400, body: '{}' } } },
    async ({ tokens, server }) => {
      for (let at = 0; at < 3; at += 1) await expect(tokens('it')).rejects.toThrow();
      expect(server.requests.filter(({ path }) => path === '/token')).toHaveLength(1);
    },
  );
});

test('an issuer that does not answer is inconclusive', async () => {
  const target = {
    issuer: { metadataUrl: 'http://samsvar.invalid/m', exchangeUrl: 'http://samsvar.invalid/e' },
  };
  await withTokens({ target }, async ({ tokens }) => {
    await expect(tokens('it')).rejects.toThrow(
      expect.objectContaining({ code: 'issuer-unreachable', kind: 'inconclusive' }),
    );
  });
});
