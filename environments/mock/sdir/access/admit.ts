import type { JWTPayload } from 'jose';
import type { Reply } from '../../server/message.ts';
import { readClaims } from '../../maskinporten/access-token.ts';
import type { AdmittedCall, SdirCall } from '../call.ts';
import { keyHeader } from '../gateway/bodies.ts';
import type { Subscription } from './subscriptions.ts';

/** Whoever may go on, or the reply to whoever may not: the key first, then limits, then the token (reference sdir 3.4). */
export async function admit(call: SdirCall): Promise<AdmittedCall | Reply> {
  const nowMs = call.state.world.clock.now().getTime() + (call.order?.laterMs ?? 0);
  const subscription = subscriptionOf(call);
  if (isReply(subscription)) return subscription;
  const limited = limit(call, nowMs);
  if (limited !== undefined) return limited;
  const organisation = await organisationOf(call, subscription, nowMs);
  if (typeof organisation !== 'string') return organisation;
  const { rules } = call.state;
  if (!rules.isApproved(organisation)) return rules.refusesOrganisation();
  return { ...call, organisation, nowMs };
}

/** Whoever would have called, had he been let through: only a fault asks. */
export function unadmitted(call: SdirCall): AdmittedCall {
  const { rules, callers, world } = call.state;
  const claims = readClaims(rules.readsToken(call.request.header('authorization')) ?? '');
  const key = call.request.header(keyHeader);
  const organisation =
    (claims && rules.consumerOf(claims)) ??
    rules.findsSubscription(key, callers)?.organisation ??
    '';
  return { ...call, organisation, nowMs: world.clock.now().getTime() };
}

/** Whether an answer is the reply already. */
export function isReply(answer: object): answer is Reply {
  return 'status' in answer && 'headers' in answer;
}

function subscriptionOf({ state, request, place }: SdirCall): Subscription | Reply {
  const { rules } = state;
  const realm = `http://${request.host}${place.base}`;
  const key = rules.readsKey(request.header(keyHeader), { query: request.query, place });
  if (key === undefined || key === '') return rules.refusesKey('missing', realm);
  const found = rules.findsSubscription(key, state.callers);
  const opens = found !== undefined && rules.opensApi(found);
  return opens ? found : rules.refusesKey('invalid', realm);
}

function limit({ state, order }: SdirCall, nowMs: number): Reply | undefined {
  if (order === undefined) return undefined;
  const left = (seconds = 0): number =>
    Math.ceil((order.givenAtMs + seconds * 1000 - nowMs) / 1000);
  const throttledFor = left(order.throttledSeconds);
  if (throttledFor > 0) return state.rules.throttles(throttledFor);
  const quotaFor = left(order.quotaSeconds);
  return quotaFor > 0 ? state.rules.refusesQuota(quotaFor) : undefined;
}

async function organisationOf(
  call: SdirCall,
  subscription: Subscription,
  nowMs: number,
): Promise<string | Reply> {
  const { rules } = call.state;
  const authorization = call.request.header('authorization');
  if (!rules.wantsToken(call.place, authorization)) return subscription.organisation;
  const token = rules.readsToken(authorization);
  if (token === undefined) return rules.refusesToken('missing');
  const claims = await trustedClaims(call, token, nowMs);
  if (claims === undefined) return rules.refusesToken('not good');
  const scope = rules.scopeOf(call.place.service);
  if (!rules.hasScope(claims, scope)) return rules.refusesToken('scope');
  return rules.consumerOf(claims) ?? rules.refusesToken('not good');
}

async function trustedClaims(
  { state: { rules, world } }: SdirCall,
  token: string,
  nowMs: number,
): Promise<JWTPayload | undefined> {
  const claims = readClaims(token);
  if (claims === undefined) return undefined;
  const isTrusted =
    (await rules.isSigned(world, token)) &&
    rules.isFromMaskinporten(claims) &&
    rules.isInTime(claims, new Date(nowMs));
  return isTrusted ? claims : undefined;
}
