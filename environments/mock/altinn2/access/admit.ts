import type { JWTPayload } from 'jose';
import { isRecord, textOf } from '../../server/narrow.ts';
import type { Reply } from '../../server/message.ts';
import { isReply, type Altinn2Call, type Altinn2Route, type Caller } from '../call.ts';
import { partyOf, type Party } from './parties.ts';
import { readClaims } from './token.ts';

/** The call with who calls and whose data it is about, or why it is refused: key, login, scope, party, in this order. */
export async function admit(call: Altinn2Call, route: Altinn2Route): Promise<Altinn2Call | Reply> {
  const refused = refusedKey(call, route);
  if (refused !== undefined) return refused;
  if (route.login === 'none') return call;
  const caller = await callerOf(call);
  if (isReply(caller)) return caller;
  return caller === undefined
    ? nobody(call, route)
    : allowed({ ...call, caller }, { caller, route });
}

function refusedKey({ state, key, request }: Altinn2Call, route: Altinn2Route): Reply | undefined {
  const { rules } = state;
  if (route.key === undefined) return undefined;
  if (key === undefined) return rules.refusesKeyless();
  const kind = request.method === 'GET' || request.method === 'HEAD' ? 'read' : 'write';
  return rules.allowsKey(key, `${route.key}.${kind}`) ? undefined : rules.refusesKey();
}

function nobody({ state, request }: Altinn2Call, { login }: Altinn2Route): Reply {
  const { rules } = state;
  return login === 'owner' ? rules.refusesOwnerless() : rules.answersLoginless(request);
}

/** Whom a token or a cookie names; undefined for nobody. */
async function callerOf(call: Altinn2Call): Promise<Caller | Reply | undefined> {
  const { state, request } = call;
  const token = /^Bearer\s+(.*)$/i.exec(request.header('authorization') ?? '')?.[1];
  const cookie = state.rules.presentsCookie(request);
  if (token !== undefined && cookie !== undefined) {
    const refused = state.rules.refusesTwoLogins();
    if (refused !== undefined) return refused;
  }
  if (token !== undefined) return ofToken(call, token);
  const person = state.store.logins.get(cookie ?? '');
  return person === undefined ? undefined : { person, scopes: ['altinn:enduser'] };
}

async function ofToken({ state }: Altinn2Call, token: string): Promise<Caller | Reply> {
  const { rules, world } = state;
  const claims = readClaims(token);
  if (claims === undefined) return rules.refusesToken('signature');
  if (!(await rules.isSigned(world, token))) return rules.refusesToken('signature');
  if (!rules.isTrusted(claims)) return rules.refusesToken('issuer');
  if (!rules.isInTime(claims, world.clock.now())) return rules.refusesToken('lifetime');
  return toCaller(claims);
}

function toCaller(claims: JWTPayload): Caller {
  const scopes = textOf(claims['scope']).split(' ');
  const [person, organization] = [partyOf(textOf(claims['pid'])), consumerOf(claims)];
  return {
    scopes,
    ...(person === undefined ? {} : { person }),
    ...(organization === undefined ? {} : { organization }),
  };
}

function consumerOf(claims: JWTPayload): Party | undefined {
  const consumer = claims['consumer'];
  const id = isRecord(consumer) ? textOf(consumer['ID']) : '';
  return partyOf(id.replace(/^0192:/, ''));
}

interface Asking {
  readonly caller: Caller;
  readonly route: Altinn2Route;
}

function allowed(call: Altinn2Call, { caller, route }: Asking): Altinn2Call | Reply {
  const { rules } = call.state;
  if (!rules.hasScope(caller, route)) return rules.refusesScope();
  if (route.login === 'owner')
    return caller.organization === undefined ? rules.refusesOwnerless() : call;
  if (caller.person === undefined) return rules.refusesUserless();
  const { who } = call.params;
  if (who === undefined) return call;
  const party = whoOf(call, who, caller.person);
  if (party === undefined || !rules.standsFor(caller, party)) return rules.refusesParty();
  return { ...call, party };
}

function whoOf({ state }: Altinn2Call, who: string, person: Party): Party | undefined {
  if (who.toLowerCase() === 'my') return person;
  const { rules } = state;
  return /^r\d+$/i.test(who) ? rules.findsReportee(who) : rules.findsParty(who);
}
