import { json } from '../altinn-app/families.ts';
import { toRules, toTampering } from '../faults/fault.ts';
import type { AuthenticationFault } from '../faults/altinn-authentication/fault.ts';
import { refusal } from '../server/control-reply.ts';
import { isRecord, textOf } from '../server/narrow.ts';
import type { ControlBody, ServedApi } from '../server/served-api.ts';
import type { Reply } from '../server/message.ts';
import type { World } from '../server/world.ts';
import { grantedActors, mintGranted } from './actors.ts';
import { authenticationApi } from './api.ts';
import type { AuthenticationState } from './call.ts';
import { authenticationRules } from './rules.ts';
import { signAsTold, signers } from './sign-order.ts';

/** What the mock of Altinn Authentication is made from. */
export interface AuthenticationSetting {
  readonly world: World;
  readonly faults: { readonly 'altinn-authentication'?: readonly AuthenticationFault[] };
}

/** Exchange, refresh and OpenID metadata on the keys of a world. */
export function openAuthentication({
  world,
  faults,
}: AuthenticationSetting): ServedApi<AuthenticationState> {
  const own = faults['altinn-authentication'] ?? [];
  const state: AuthenticationState = {
    world,
    rules: toRules(authenticationRules, own),
    tampering: toTampering(own),
  };
  return {
    answer: authenticationApi(state),
    state,
    actors: () => grantedActors(world),
    mintToken: (actor, wish) => mintGranted(world, actor, wish),
    specialTokens: [],
    control: { 'POST /sign': (body) => sign(world, body) },
  };
}

/** `POST /sign {by, claims, header?}`: a token with exactly these claims, by the key of one of `signers`. */
async function sign(world: World, { by, claims, header }: ControlBody): Promise<Reply> {
  const signer = signers[textOf(by)];
  if (signer === undefined || !isRecord(claims)) {
    return refusal(`by must be one of ${Object.keys(signers).join(', ')}, claims an object.`);
  }
  return json(200, { token: await signAsTold(await signer(world), { header, claims }) });
}
