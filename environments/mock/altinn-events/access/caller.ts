import { authenticate } from '../../altinn-app/access/authenticate.ts';
import type { Caller } from '../../altinn-app/call.ts';
import { textOf } from '../../server/narrow.ts';
import type { World } from '../../server/world.ts';
import { verifyAltinnToken } from '../../tokens.ts';

/** Who calls, read from a good Altinn token. */
export interface EventsCaller {
  readonly scopes: readonly string[];
  /** Absent where the token names nobody. */
  readonly identity?: Caller;
  /** `/org/ttd`, `/organisation/950474084`, `/user/1337`, `/systemuser/<uuid>` (reference altinn-platform 5.4). */
  readonly consumer?: string;
}

/** The caller that a token stands for; undefined where the token is not good. */
export async function callerOf(world: World, token: string): Promise<EventsCaller | undefined> {
  const claims = await verifyAltinnToken(world, token);
  if (claims === undefined) return undefined;
  const identity = await authenticate(world, token);
  const scopes = textOf(claims['scope']).split(' ').filter(Boolean);
  return identity === undefined ? { scopes } : { scopes, identity, consumer: consumerOf(identity) };
}

function consumerOf({ kind, org, orgNumber, userId, systemUserId }: Caller): string {
  if (kind === 'user') return `/user/${userId}`;
  if (kind === 'system') return `/systemuser/${systemUserId}`;
  return org === undefined ? `/organisation/${orgNumber}` : `/org/${org}`;
}
