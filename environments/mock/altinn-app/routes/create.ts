import type { Reply } from '../../server/message.ts';
import { bindBody, type BodyShape } from '../bind-body.ts';
import type { Call } from '../call.ts';
import {
  failureText,
  instantiate,
  instantiationRefusal,
  partyRefusal,
  requireParty,
  type CallerCall,
  type Instantiation,
} from '../instances/create-instance.ts';
import { defects } from '../defects.ts';
import { empty, jsonText } from '../families.ts';
import type { WantedOwner } from '../access/party-lookup.ts';
import { copyFill, copyRefusal, ownerRefusal } from '../instances/copy-instance.ts';
import { toUtcText } from '../timestamp.ts';

/** `InstansiationInstance` (sic). */
interface Simplified {
  readonly instanceOwner?: WantedOwner | null;
  readonly dueBefore?: string | null;
  readonly visibleAfter?: string | null;
  readonly prefill?: Readonly<Record<string, string | null>> | null;
  readonly sourceInstanceId?: string | null;
}

const text: BodyShape = 'string';
const shape: BodyShape = {
  type: 'Altinn.App.Api.Models.InstansiationInstance',
  members: {
    instanceOwner: {
      type: 'Altinn.Platform.Storage.Interface.Models.InstanceOwner',
      members: {
        partyId: text,
        personNumber: text,
        organisationNumber: text,
        username: text,
        externalIdentifier: text,
      },
    },
    dueBefore: 'date-time',
    visibleAfter: 'date-time',
    prefill: { map: text },
    sourceInstanceId: text,
    notification: {
      type: 'InstansiationNotification',
      members: {},
    },
  },
};

/** Above this many bytes Storage refuses what the app sends on. */
const storageLimitBytes = 30_000_000;

/** POST instances/create (reference 1.1, section 4). */
export async function createSimple(call: Call): Promise<Reply> {
  const bound = bindBody(call, { shape, parameter: 'instansiationInstance', media: 'json' });
  if ('reply' in bound) return bound.reply;
  if (call.caller === undefined) return empty(401);
  return createFrom({ ...call, caller: call.caller }, bound.value as Simplified);
}

async function createFrom(call: CallerCall, wanted: Simplified): Promise<Reply> {
  const source = wanted.sourceInstanceId ?? '';
  const closed = source === '' ? instantiationRefusal(call) : copyRefusal(call);
  if (closed !== undefined) return closed;
  const owner = requireParty(wanted.instanceOwner ?? {});
  if ('reply' in owner) return owner.reply;
  const refusal =
    (source === '' ? undefined : ownerRefusal(owner.party, source)) ??
    partyRefusal(call, owner.party);
  if (refusal !== undefined) return refusal;
  return made(call, { wanted, party: owner.party, source });
}

interface Checked {
  readonly wanted: Simplified;
  readonly party: Parameters<typeof partyRefusal>[1];
  readonly source: string;
}

async function made(call: CallerCall, { wanted, party, source }: Checked): Promise<Reply> {
  const copied = source === '' ? undefined : copyFill(call, source);
  if (copied !== undefined && 'reply' in copied) return copied.reply;
  if (call.request.body.length > storageLimitBytes) {
    const status = call.state.world.has(defects.createTooLarge) ? 500 : 400;
    return jsonText(status, failureText(call.app.id, party.partyId));
  }
  return instantiate(call, {
    ...wantedOf(wanted),
    party,
    ...(copied === undefined ? {} : { fill: copied.fill }),
    view: { party: true },
  });
}

function wantedOf(
  wanted: Simplified,
): Pick<Instantiation, 'dueBefore' | 'visibleAfter' | 'prefill'> {
  return {
    dueBefore: dateOf(wanted.dueBefore),
    visibleAfter: dateOf(wanted.visibleAfter),
    prefill: withoutNulls(wanted.prefill ?? {}),
  };
}

function dateOf(sent: string | null | undefined): string | null {
  return sent === null || sent === undefined ? null : toUtcText(sent);
}

function withoutNulls(prefill: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(prefill).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  );
}
