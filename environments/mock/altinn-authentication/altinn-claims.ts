import type { JWTPayload } from 'jose';
import { secondsOf, type AuthenticationCall } from './call.ts';

type Claims = Readonly<Record<string, unknown>>;

/** What the exchange knows of a caller. */
export interface Caller {
  readonly orgNumber: string;
  /** `?test=true`: digdir becomes ttd. */
  readonly test: boolean;
}

/** The claims of the Altinn token of an organisation (reference altinn-platform 2.2, 11.2, 12). */
export function organisationClaims(
  call: AuthenticationCall,
  source: JWTPayload,
  { orgNumber, test }: Caller,
): JWTPayload {
  const { rules, world } = call.state;
  const isOwner = rules.isServiceOwner(source['scope'], world);
  const added = {
    'urn:altinn:org': isOwner ? rules.ownerOf(orgNumber, test) : undefined,
    'urn:altinn:orgNumber': orgNumber,
    ...rules.authentication(),
  };
  const begun = { iss: rules.issuer(), sid: rules.sessionId() };
  return given({
    ...joined(copied(call, source), given(added)),
    ...begun,
    ...lasting(call, source),
  });
}

/** The claims of the Altinn token of a person: the source's own end is kept (reference altinn-platform 2.2). */
export function personsClaims(
  call: AuthenticationCall,
  source: JWTPayload,
  person: Claims,
): JWTPayload {
  const { rules } = call.state;
  const now = secondsOf(call);
  const begun = { iss: rules.issuer(), sid: rules.sessionId(), nbf: now, iat: now };
  return given({ ...copied(call, source), ...person, ...begun });
}

/** The claims of a refreshed token: the same but for its times (reference altinn-platform 11.2). */
export function refreshedClaims(call: AuthenticationCall, source: JWTPayload): JWTPayload {
  return given({ ...source, ...lasting(call, source) });
}

function lasting(call: AuthenticationCall, source: JWTPayload): Claims {
  const { rules, world } = call.state;
  const now = secondsOf(call);
  const end = now + rules.lifeSeconds(source);
  return { jti: rules.tokenId(source, world), nbf: now, iat: now, exp: end };
}

function copied({ state: { rules, world } }: AuthenticationCall, source: JWTPayload): Claims {
  const kept = Object.entries(source).filter(([name]) => rules.copies(name, world));
  const taken = kept.map(([name, value]) => [name, rules.taken(name, value, world)] as const);
  return given({
    ...Object.fromEntries(taken),
    aud: rules.audiencesOf(source),
    nameid: source.sub,
  });
}

// Claims that the source already had are kept beside the new ones.
function joined(before: Claims, added: Claims): Claims {
  const entries = Object.entries(added).map(([name, value]) => {
    const own = before[name];
    return [name, own === undefined ? value : [own, value].flat()] as const;
  });
  return { ...before, ...Object.fromEntries(entries) };
}

function given(claims: Claims): Claims {
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}
