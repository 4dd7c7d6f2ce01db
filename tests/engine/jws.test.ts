import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { readToken, signJws, verifyToken, type Members } from './jws.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const now = new Date('2026-01-01T12:00:00Z');
const seconds = now.getTime() / 1000;
const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'one' };

const signed = (header: Members, claims: Members): Promise<string> =>
  signJws({ header, claims, key: privateKey, publicKey });

test('what is signed well verifies with the published key alone', async () => {
  const token = await signed({ alg: 'RS256', kid: 'one' }, { exp: seconds + 1 });
  expect(await verifyToken(token, { keys: { keys: [jwk] }, now })).toBe('verified');
  const others = { keys: [{ ...jwk, kid: 'two' }] };
  expect(await verifyToken(token, { keys: others, now })).toMatch(/no applicable key/);
  expect(await verifyToken(token, { keys: 'none', now })).toMatch(/JSON Web Key Set/);
});

test('what is late, endless, unsigned or signed with the public key does not', async () => {
  const bad = [
    await signed({ alg: 'RS256', kid: 'one' }, { exp: seconds - 60 }),
    await signed({ alg: 'RS256', kid: 'one' }, {}),
    await signed({ alg: 'none', kid: 'one' }, { exp: seconds + 1 }),
    await signed({ alg: 'HS256', kid: 'one' }, { exp: seconds + 1 }),
  ];
  for (const token of bad)
    expect(await verifyToken(token, { keys: { keys: [jwk] }, now })).not.toBe('verified');
});

test('a token is read without any check, a text that is none is not', async () => {
  const token = await signed({ alg: 'none', kid: undefined }, { scope: 'a' });
  expect(readToken(token)).toMatchObject({ header: { alg: 'none' }, claims: { scope: 'a' } });
  expect(readToken('a.b.c')).toBeUndefined();
});
