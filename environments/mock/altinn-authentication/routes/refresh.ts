import type { Reply } from '../../server/message.ts';
import { refreshedClaims } from '../altinn-claims.ts';
import type { AuthenticationCall } from '../call.ts';
import { textReply } from '../text-reply.ts';
import { ownClaims, signAltinnToken } from '../verify.ts';

/** Another half hour for a token of the platform (reference altinn-platform 2.3, 11.2). */
export async function refresh(call: AuthenticationCall): Promise<Reply> {
  const { state, request } = call;
  const { rules, world } = state;
  const text = rules.refreshedTokenOf(request);
  const token = text === undefined ? undefined : rules.read(text);
  const claims = token === undefined ? undefined : await ownClaims(call, token);
  if (claims === undefined) return rules.refusesCaller(world);
  const flag = request.query.get('enrichPid');
  if (rules.flagOf(flag) === undefined) return rules.refusesFlag('enrichPid', flag ?? '');
  const refused = rules.refusesSession(claims['scope'], world);
  if (refused !== undefined) return refused;
  return textReply(call, 200, await signAltinnToken(call, refreshedClaims(call, claims)));
}
