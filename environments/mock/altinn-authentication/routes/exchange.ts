import type { Reply } from '../../server/message.ts';
import { textOf } from '../../server/narrow.ts';
import { organisationClaims, personsClaims } from '../altinn-claims.ts';
import type { AuthenticationCall } from '../call.ts';
import { personClaims } from '../id-porten.ts';
import type { ReadToken } from '../rules/tokens.ts';
import { textReply } from '../text-reply.ts';
import { idPortenClaims, maskinportenClaims, signAltinnToken } from '../verify.ts';

/** Exchanges the token of a provider; the checks stand in the service's order (reference altinn-platform 2.1). */
export async function exchange(call: AuthenticationCall): Promise<Reply> {
  const { state, request, params } = call;
  const { rules, world } = state;
  const given = request.query.get('test');
  const test = rules.flagOf(given);
  if (test === undefined) return rules.refusesFlag('test', given ?? '');
  const text = rules.exchangedTokenOf(request);
  if (text === undefined || !rules.looksLikeJwt(text)) return rules.refusesToken(world);
  const token = rules.read(text);
  if (token === undefined) return rules.refusesGarbled(world);
  const name = params['tokenProvider'] ?? '';
  const provider = rules.providerOf(name);
  if (provider === undefined) return textReply(call, 400, rules.sentenceOfProvider(name));
  if (provider === 'maskinporten') return ofMaskinporten(call, token, test);
  return provider === 'id-porten' ? ofPerson(call, token) : rules.refusesToken(world);
}

async function ofMaskinporten(
  call: AuthenticationCall,
  token: ReadToken,
  test: boolean,
): Promise<Reply> {
  const { rules, world } = call.state;
  const source = await maskinportenClaims(call, token);
  const orgNumber = source === undefined ? undefined : rules.consumerNumber(source, world);
  if (source === undefined || orgNumber === undefined) return rules.refusesToken(world);
  if (rules.asksForEnterpriseUser(call.request)) return rules.refusesEnterpriseUser();
  const claims = organisationClaims(call, source, { orgNumber, test });
  return textReply(call, 200, await signAltinnToken(call, claims));
}

async function ofPerson(call: AuthenticationCall, token: ReadToken): Promise<Reply> {
  const { rules, world } = call.state;
  const source = await idPortenClaims(call, token);
  if (source === undefined) return rules.refusesToken(world);
  if (!rules.mayBeExchanged(textOf(source['scope']))) return rules.refusesScope();
  const person = personClaims(source);
  if (person === undefined) return rules.refusesToken(world);
  return textReply(call, 200, await signAltinnToken(call, personsClaims(call, source, person)));
}
