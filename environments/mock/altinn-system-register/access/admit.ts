import { presentedToken } from '../../altinn-app/access/authenticate.ts';
import { empty } from '../../altinn-app/families.ts';
import { isUndecodable } from '../../undecodable-token.ts';
import type { Reply } from '../../server/message.ts';
import type { RegisterCall, RegisterRoute } from '../call.ts';
import { defects } from '../defects.ts';

/** The call with who calls, or the refusal. */
export type Admission = { readonly call: RegisterCall } | { readonly refusal: Reply };

/** Token, then scope, before anything else is looked at (reference altinn-system-register 1, "Tokens"). */
export async function admit(sent: RegisterCall, { access }: RegisterRoute): Promise<Admission> {
  const { request, state } = sent;
  const { rules, world } = state;
  const token = presentedToken(request)?.token;
  if (isUndecodable(token) && world.has(defects.undecodableToken)) return { refusal: empty(500) };
  const caller = token === undefined ? undefined : await rules.authenticates(world, token);
  if (caller === undefined) return { refusal: unauthorized(sent) };
  if (!rules.hasScope(caller, access)) return { refusal: empty(403) };
  return { call: { ...sent, caller } };
}

function unauthorized({ state }: RegisterCall): Reply {
  return empty(401, state.world.has(defects.noChallenge) ? [] : [['WWW-Authenticate', 'Bearer']]);
}
