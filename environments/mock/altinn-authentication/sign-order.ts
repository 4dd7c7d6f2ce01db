import { createHmac } from 'node:crypto';
import { CompactSign } from 'jose';
import { isRecord, textOf } from '../server/narrow.ts';
import { lazyKey } from '../server/create-world.ts';
import type { SigningKey, World } from '../server/world.ts';
import { idPortenKey } from './id-porten.ts';
import { alternativeKey } from './verify.ts';

const strangersKey = lazyKey();

/** Whose key signs what a scenario or recording says. */
export const signers: Readonly<Record<string, (world: World) => Promise<SigningKey> | SigningKey>> =
  {
    maskinporten: (world) => world.maskinportenKey(),
    'maskinporten-alternative': () => alternativeKey(),
    'id-porten': () => idPortenKey(),
    altinn: (world) => world.altinnKey,
    stranger: () => strangersKey(),
  };

/** Signs exactly these claims; members of `header` are added, null leaves the key's own out. */
export async function signAsTold(
  key: SigningKey,
  { header, claims }: { readonly header: unknown; readonly claims: unknown },
): Promise<string> {
  const asked = { alg: 'RS256', kid: key.kid, ...(isRecord(header) ? header : {}) };
  const kept = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== null));
  const payload = Buffer.from(JSON.stringify(claims));
  const alg = textOf(kept['alg']);
  const unsigned = `${partOf(Buffer.from(JSON.stringify(kept)))}.${partOf(payload)}`;
  if (alg === 'none') return `${unsigned}.`;
  if (alg === 'HS256') return `${unsigned}.${partOf(hmac(unsigned, key))}`;
  return new CompactSign(payload).setProtectedHeader({ ...kept, alg }).sign(key.privateKey);
}

const partOf = (bytes: Buffer): string => bytes.toString('base64url');

/** The public key as the secret: what a verifier that takes any algorithm falls for. */
function hmac(text: string, { publicKey }: SigningKey): Buffer {
  const secret = publicKey.export({ type: 'spki', format: 'pem' });
  return createHmac('sha256', secret).update(text).digest();
}
