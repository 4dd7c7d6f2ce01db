import { json } from '../altinn-app/families.ts';
import type { AltinnPlatform } from '../altinn-platform.ts';
import { toRules, toTampering } from '../faults/fault.ts';
import type { MaskinportenFault } from '../faults/maskinporten/fault.ts';
import { refusal } from '../server/control-reply.ts';
import type { Reply } from '../server/message.ts';
import { textOf } from '../server/narrow.ts';
import type { ControlBody, ServedApi } from '../server/served-api.ts';
import { maskinportenApi } from './api.ts';
import type { MaskinportenState } from './call.ts';
import { publishKey, retireKey, signWith } from './key-ring.ts';
import { maskinportenRules } from './rules.ts';

/** What the mock of Maskinporten is made from. */
export interface MaskinportenSetting {
  readonly platform: AltinnPlatform;
  readonly faults: { readonly maskinporten?: readonly MaskinportenFault[] };
}

/** Metadata, keys and the JWT grant, with no grant used. */
export function openMaskinporten({
  platform,
  faults,
}: MaskinportenSetting): ServedApi<MaskinportenState> {
  const own = faults.maskinporten ?? [];
  const state: MaskinportenState = {
    world: platform.world,
    register: platform.register,
    used: new Set(),
    rules: toRules(maskinportenRules, own),
    tampering: toTampering(own),
  };
  const control = { 'POST /keys': (body: ControlBody) => turnKeys(state, body) };
  return { answer: maskinportenApi(state), state, control };
}

/**
 * `POST /keys`: `{act: 'publish'}` answers the `kid` of a new key; `{act: 'sign', kid, client}` lets it sign what that
 * client is granted; `{act: 'retire', kid}` takes it back.
 */
async function turnKeys(
  { world, rules }: MaskinportenState,
  { act, kid, client }: ControlBody,
): Promise<Reply> {
  const key = textOf(kid);
  if (act === 'publish') return json(200, { kid: (await publishKey(world)).kid });
  const done =
    (act === 'sign' && signWith(world, textOf(client), key)) ||
    (act === 'retire' && (rules.keeps() || retireKey(world, key)));
  return done
    ? json(200, { kid: key })
    : refusal('act must be publish, sign or retire, kid a key that was published so.');
}
