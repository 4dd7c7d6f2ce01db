import type { Caller, Call } from '../../altinn-app/call.ts';
import { authenticate, presentedToken } from '../../altinn-app/access/authenticate.ts';
import type { World } from '../../server/world.ts';
import { jsonIn } from './misread.ts';
import { isRecord } from '../../server/narrow.ts';

/** A token as text tells it, verified or not. */
export interface SeenToken {
  readonly text: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** The user that a careless service takes every bad token for. */
const anybody: Caller = {
  kind: 'user',
  userId: 1337,
  partyId: 501337,
  scopes: ['altinn:instances.read', 'altinn:instances.write'],
  authenticationLevel: 3,
  id: '1337',
  performedBy: '01039012345',
};

/** A decision `authenticates` that takes bad tokens of a kind for good ones of a user. */
export function acceptsTokens(
  isOfKind: (token: SeenToken) => boolean,
): (world: World, token: string) => Promise<Caller | undefined> {
  return async (world, token) =>
    (await authenticate(world, token)) ?? (isOfKind(seenToken(token)) ? anybody : undefined);
}

/** Reads a token without verifying it. */
export function seenToken(text: string): SeenToken {
  const [header = '', claims = ''] = text.split('.');
  return { text, header: recordIn(header), claims: recordIn(claims) };
}

/** Which actor of the scenarios calls, by the claims of his token. */
export function callerOfToken(call: Call): 'user' | 'stranger' | 'org' | 'otherOrg' | undefined {
  const { claims } = seenToken(presentedToken(call.request)?.token ?? '');
  if (claims['urn:altinn:userid'] === '1337') return 'user';
  if (claims['urn:altinn:userid'] === '12345') return 'stranger';
  if (claims['urn:altinn:org'] === 'ttd') return 'org';
  return claims['urn:altinn:org'] === 'digdir' ? 'otherOrg' : undefined;
}

function recordIn(part: string): Readonly<Record<string, unknown>> {
  const value = jsonIn(Buffer.from(part, 'base64url'));
  return isRecord(value) ? value : {};
}
