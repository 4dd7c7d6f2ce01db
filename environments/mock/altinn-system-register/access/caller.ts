import type { JWTPayload } from 'jose';
import {
  isFromMaskinporten,
  isInTime,
  isSigned,
  readClaims,
} from '../../maskinporten/access-token.ts';
import { isRecord, textOf } from '../../server/narrow.ts';
import type { World } from '../../server/world.ts';
import { verifyAltinnToken } from '../../tokens.ts';

/** The organisation that a token acts for, `none` without the claim, `strange` where it cannot be read. */
export type Consumer = { readonly orgNumber: string } | 'none' | 'strange';

/** Who calls, read from a good token of Altinn or Maskinporten. */
export interface RegisterCaller {
  readonly scopes: readonly string[];
  readonly consumer: Consumer;
  /** Of an end user. */
  readonly userId?: number;
  /** Client that the token was given to. */
  readonly clientId: string;
}

/** The caller that a token stands for; undefined where the token is not good. */
export async function callerOf(world: World, token: string): Promise<RegisterCaller | undefined> {
  const claims = (await verifyAltinnToken(world, token)) ?? (await grantedClaims(world, token));
  if (claims === undefined) return undefined;
  const userId = claims['urn:altinn:userid'];
  return {
    scopes: textOf(claims['scope']).split(' ').filter(Boolean),
    consumer: consumerOf(claims),
    ...(userId === undefined ? {} : { userId: Number(userId) }),
    clientId: textOf(claims['client_id']),
  };
}

async function grantedClaims(world: World, token: string): Promise<JWTPayload | undefined> {
  const claims = readClaims(token);
  if (claims === undefined || !isFromMaskinporten(claims)) return undefined;
  const good = isInTime(claims, world.clock.now()) && (await isSigned(world, token));
  return good ? claims : undefined;
}

function consumerOf(claims: JWTPayload): Consumer {
  const consumer: unknown = claims['consumer'];
  if (!isRecord(consumer)) return 'none';
  const orgNumber = /^0192:(\d{9})$/.exec(textOf(consumer['ID']))?.[1];
  const known = consumer['authority'] === 'iso6523-actorid-upis';
  return orgNumber === undefined || !known ? 'strange' : { orgNumber };
}
