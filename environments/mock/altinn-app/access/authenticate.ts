import type { JWTPayload } from 'jose';
import type { MockRequest } from '../../server/message.ts';
import type { World } from '../../server/world.ts';
import { parties, users } from '../../identities.ts';
import { verifyAltinnToken } from '../../tokens.ts';
import type { Caller } from '../call.ts';
import { isRecord, textOf } from '../../server/narrow.ts';

/** Name of the cookie that may carry the token of a browser. */
const tokenCookie = 'AltinnStudioRuntime';

/** How a token came; a cookie makes unsafe methods subject to the XSRF filter. */
export interface Presented {
  readonly token: string;
  readonly by: 'header' | 'cookie';
}

/** The token of a request: Bearer in any case and with any spaces, else the cookie. */
export function presentedToken(request: MockRequest): Presented | undefined {
  const bearer = /^bearer +(\S+)\s*$/i.exec(request.header('authorization') ?? '')?.[1];
  if (bearer !== undefined) return { token: bearer, by: 'header' };
  const cookie = cookieOf(request, tokenCookie);
  return cookie === undefined ? undefined : { token: cookie, by: 'cookie' };
}

/** A cookie's value. */
export function cookieOf(request: MockRequest, name: string): string | undefined {
  const pairs = (request.header('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** The caller that a token stands for; undefined where the token is not good. */
export async function authenticate(world: World, token: string): Promise<Caller | undefined> {
  const claims = await verifyAltinnToken(world, token);
  return claims === undefined ? undefined : callerOf(claims);
}

function callerOf(claims: JWTPayload): Caller | undefined {
  const shared = {
    scopes: textOf(claims['scope']).split(/[ ,]+/).filter(Boolean),
    authenticationLevel: Number(claims['urn:altinn:authlevel'] ?? 0),
  };
  return systemCaller(claims, shared) ?? userCaller(claims, shared) ?? orgCaller(claims, shared);
}

type Shared = Pick<Caller, 'scopes' | 'authenticationLevel'>;

function systemCaller(claims: JWTPayload, shared: Shared): Caller | undefined {
  const raw = claims['authorization_details'];
  const details: unknown = Array.isArray(raw) ? raw[0] : raw;
  if (!isRecord(details) || details['type'] !== 'urn:altinn:systemuser') return undefined;
  const ids: unknown = details['systemuser_id'];
  const owner = details['systemuser_org'];
  const orgNumber = textOf(isRecord(owner) ? owner['ID'] : '').replace(/^\d+:/, '');
  return {
    ...shared,
    kind: 'system',
    systemUserId: textOf(Array.isArray(ids) ? ids[0] : ids),
    systemUserOrg: orgNumber,
    id: orgNumber,
    performedBy: orgNumber,
  };
}

function userCaller(claims: JWTPayload, shared: Shared): Caller | undefined {
  const userId = Number(claims['urn:altinn:userid']);
  const user = users.get(userId);
  if (user === undefined) return undefined;
  const performedBy = parties.get(user.partyId)?.ssn ?? String(userId);
  return {
    ...shared,
    kind: 'user',
    userId,
    partyId: user.partyId,
    id: String(userId),
    performedBy,
  };
}

function orgCaller(claims: JWTPayload, shared: Shared): Caller | undefined {
  const orgNumber = textOf(claims['urn:altinn:orgNumber']);
  if (orgNumber === '') return undefined;
  const org = textOf(claims['urn:altinn:org']);
  const owner = org === '' ? {} : { org };
  return { ...shared, ...owner, kind: 'org', orgNumber, id: orgNumber, performedBy: orgNumber };
}
