import type { Reply } from '../../server/message.ts';
import { isRecord } from '../../server/narrow.ts';
import type { FiksCall, FiksRoute } from '../call.ts';
import { badRequest, errorReply, json, type Refusal } from '../replies.ts';
import type { Forsendelse } from '../forsendelse/forsendelse.ts';
import { forsendelseOf, forsendelserOf } from '../life/store.ts';
import { toTimestamp } from '../timestamp.ts';

/** What is asked of an account: by reference (reference fiks 3.2) and by ids (3.3). */
export const accountRoutes: readonly FiksRoute[] = [
  {
    id: 'finnForsendelserKnyttetTilEksternRef',
    method: 'GET',
    path: '/v2/kontoer/{kontoId}/forsendelser',
    on: 'account',
    handle: (call, accountId) =>
      withReference(call, accountId, (found) => ({ forsendelseIds: found.map(({ id }) => id) })),
  },
  {
    id: 'finnForsendelserKnyttetTilEksternRefMedMetadata',
    method: 'GET',
    path: '/v2/kontoer/{kontoId}/forsendelser/metadata',
    on: 'account',
    handle: (call, accountId) =>
      withReference(call, accountId, (found) => ({
        forsendelser: found.map((one) => summaryOf(call, one)),
      })),
  },
  {
    id: 'hentStatuser',
    method: 'POST',
    path: '/v2/kontoer/{kontoId}/forsendelser/status-sok',
    on: 'account',
    handle: findStatuses,
  },
];

function withReference(
  call: FiksCall,
  accountId: string,
  answer: (found: readonly Forsendelse[]) => unknown,
): Reply {
  const { rules } = call.state;
  const reference = call.query.get('eksternRef');
  const problem = rules.refusesReference(reference);
  if (problem !== undefined) return refused(call, badRequest(problem));
  const own = forsendelserOf(call.state, accountId);
  return json(answer(own.filter((one) => rules.hasReference(one, reference ?? ''))));
}

function summaryOf({ state }: FiksCall, forsendelse: Forsendelse): Record<string, unknown> {
  return {
    id: forsendelse.id,
    dato: toTimestamp(forsendelse.received),
    avgivendeSystem: forsendelse.sent.avgivendeSystem ?? null,
    status: state.rules.namesStatusInLookup(forsendelse.status),
  };
}

function findStatuses(call: FiksCall, accountId: string): Reply {
  const { rules } = call.state;
  const value = call.json !== undefined && 'value' in call.json ? call.json.value : undefined;
  const problem = rules.refusesSearch(value);
  if (problem !== undefined) return refused(call, badRequest(problem));
  const statuser = rules
    .readsSearch(idsOf(value))
    .map((id) => forsendelseOf(call.state, id))
    .filter((one) => one !== undefined)
    .filter((one) => rules.findsInSearch(one, accountId))
    .map((one) => rules.showsStatus(one));
  return json({ statuser });
}

function idsOf(value: unknown): readonly string[] {
  const ids: unknown = isRecord(value) ? value['forsendelseIds'] : [];
  return Array.isArray(ids) ? ids.map(String) : [];
}

function refused({ request, state }: FiksCall, refusal: Refusal): Reply {
  return errorReply(refusal, request, state.world);
}
