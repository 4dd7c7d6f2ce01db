import type { Reply } from '../../server/message.ts';
import { isRecord, textOf } from '../../server/narrow.ts';
import type { FiksCall, FiksRoute } from '../call.ts';
import { badRequest, errorReply, json, noContent } from '../replies.ts';
import type { Forsendelse } from '../forsendelse/forsendelse.ts';
import { changeStatus } from '../life/settle.ts';
import { momentAfter } from '../life/store.ts';

/** What is asked of and done to one forsendelse (reference fiks 3.4-3.7). */
export const forsendelseRoutes: readonly FiksRoute[] = [
  {
    id: 'settForsendelseLestAvEksterntSystem',
    method: 'POST',
    path: '/v2/forsendelser/{forsendelseId}/lest',
    on: 'forsendelse',
    handle: setRead,
  },
  {
    id: 'slettFiler',
    method: 'DELETE',
    path: '/v2/forsendelser/{forsendelseId}/dokumenter',
    on: 'forsendelse',
    handle: deleteFiles,
  },
  {
    id: 'hentHendelser',
    method: 'GET',
    path: '/v2/forsendelser/{forsendelseId}/hendelser',
    on: 'forsendelse',
    handle: ({ state }, one) => json({ hendelser: state.rules.showsHendelser(one) }),
  },
  {
    id: 'hentSigneringshendelser',
    method: 'GET',
    path: '/v2/forsendelser/{forsendelseId}/signeringshendelser',
    on: 'forsendelse',
    handle: ({ state }, one) => json({ hendelser: state.rules.showsSigning(one) }),
  },
  {
    id: 'hentMetadata',
    method: 'GET',
    path: '/v2/forsendelser/{forsendelseId}/metadata',
    on: 'forsendelse',
    handle: showDocuments,
  },
];

// Word that comes twice, or too early, is taken alike: it acts once, when there is something to read.
async function setRead(call: FiksCall, forsendelse: Forsendelse): Promise<Reply> {
  const { rules } = call.state;
  const value = call.json !== undefined && 'value' in call.json ? call.json.value : undefined;
  const problem = rules.refusesReadBy(value);
  if (problem !== undefined) return refused(call, problem);
  const at = await momentAfter(call.state, forsendelse);
  if (!rules.takesRead(forsendelse.status))
    return refused(call, `Forsendelse med status ${forsendelse.status} kan ikke settes lest`);
  const system = isRecord(value) ? textOf(value['eksterntSystemnavn']) : '';
  const text = system === '' ? 'Lest utenfor SvarUt' : `Lest utenfor SvarUt, i ${system}`;
  const to = rules.becomesOnRead(forsendelse.status);
  if (to === undefined) forsendelse.readElsewhere = text;
  else if (to !== forsendelse.status) changeStatus(forsendelse, rules, { to, at, text });
  return noContent;
}

async function deleteFiles(call: FiksCall, forsendelse: Forsendelse): Promise<Reply> {
  const { rules } = call.state;
  const problem = rules.refusesDeletion(call.query.get('slettetype'));
  if (problem !== undefined) return refused(call, problem);
  const at = await momentAfter(call.state, forsendelse);
  const kept = rules.keepsDocuments(forsendelse.documents);
  const gone = forsendelse.documents.filter((document) => !kept.includes(document));
  forsendelse.documents = kept;
  const text = 'Dokumentene er slettet';
  const to = rules.becomesOnDelete(forsendelse.status);
  if (to !== forsendelse.status) changeStatus(forsendelse, rules, { to, at, text });
  else if (gone.length > 0) forsendelse.hendelser.push({ moment: at, text });
  for (const { file } of gone) await file.remove();
  return noContent;
}

function showDocuments({ state, request }: FiksCall, forsendelse: Forsendelse): Reply {
  const origin = `http://${request.host}`;
  const dokumenter = forsendelse.documents.map((document, at) =>
    state.rules.showsDocument(document, { forsendelse, number: at + 1, origin }),
  );
  return json({ dokumenter });
}

function refused({ request, state }: FiksCall, message: string): Reply {
  return errorReply(badRequest(message), request, state.world);
}
