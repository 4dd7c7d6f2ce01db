import { decodeJwt, type JWTPayload } from 'jose';
import type { ActorSource } from '../target.ts';

/** What can be seen of an actor's token without its issuer, as a sentence that follows another; empty where nothing can. */
export function describeToken(source: ActorSource | undefined): string {
  if (source?.kind === 'maskinporten')
    return source.consumerOrg === undefined
      ? ''
      : ` It is granted on behalf of ${source.consumerOrg}.`;
  return source?.kind === 'token' ? describeClaims(source.token) : '';
}

/** True for a ready token whose own words say that it is over. */
export function hasEnded(source: ActorSource | undefined, nowMs: number = Date.now()): boolean {
  const exp = source?.kind === 'token' ? claimsIn(source.token)?.exp : undefined;
  return exp !== undefined && exp * 1000 < nowMs;
}

function describeClaims(token: string): string {
  const claims = claimsIn(token);
  if (claims === undefined) return ' It is no JWT.';
  const { exp, iss, scope, consumer } = claims as JWTPayload & {
    readonly consumer?: { readonly ID?: unknown };
  };
  const told = [
    exp === undefined ? [] : [exp * 1000 < Date.now() ? 'has ended' : 'has not ended'],
    iss === undefined ? [] : [`is of ${iss}`],
    typeof scope === 'string' ? [`has the scope ${scope}`] : ['has no scope'],
    typeof consumer?.ID === 'string' ? [`is for organisation ${consumer.ID}`] : [],
  ].flat();
  return ` It ${told.join(', ')}.`;
}

function claimsIn(token: string): JWTPayload | undefined {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}
