import type { Reply } from '../../server/message.ts';
import { organisationParty, parties, personParty, type Party } from '../../identities.ts';
import { decide } from '../access/access.ts';
import type { Model } from '../app/app-logic.ts';
import type { Call, Route } from '../call.ts';
import { defects } from '../defects.ts';
import { empty, json, plainText } from '../families.ts';
import { emptyModel } from '../model/model.ts';
import { ownParty } from '../access/own-party.ts';
import { modelReply } from './data-read.ts';

const path = '/{org}/{app}/v1/data';
const shared = { apiController: false } as const;

/** Form data without an instance (reference 1.10). */
export const statelessRoutes: readonly Route[] = [
  {
    ...shared,
    id: 'getStatelessData',
    method: 'GET',
    path,
    access: 'authenticated',
    handle: fresh,
  },
  {
    ...shared,
    id: 'createStatelessData',
    method: 'POST',
    path,
    access: 'authenticated',
    handle: sent,
  },
  {
    ...shared,
    id: 'getStatelessDataAnonymous',
    method: 'GET',
    path: `${path}/anonymous`,
    access: 'none',
    handle: (call) => forType(call, (typeId) => shown(call, typeId, emptyModel(call.app, typeId))),
  },
  {
    ...shared,
    id: 'createStatelessDataAnonymous',
    method: 'POST',
    path: `${path}/anonymous`,
    access: 'none',
    handle: (call) => forType(call, (typeId) => readBody(call, typeId)),
  },
];

function forType(call: Call, handle: (typeId: string) => Reply): Reply {
  const typeId = call.request.query.get('dataType') ?? '';
  const type = call.app.dataTypes.find((one) => one.id === typeId);
  if (type?.appLogic?.classRef == null) {
    const text = `Invalid dataType ${typeId} provided. Please provide a valid dataType as query parameter.`;
    return plainText(400, text);
  }
  return handle(typeId);
}

function fresh(call: Call): Reply {
  return forType(call, (typeId) => refusal(call) ?? prefilled(call, typeId));
}

function sent(call: Call): Reply {
  return forType(call, (typeId) => refusal(call) ?? readBody(call, typeId));
}

const shown = (call: Call, typeId: string, model: Model): Reply =>
  call.request.header('accept') === undefined
    ? json(200, model)
    : modelReply(call, { typeId, model });

function prefilled(call: Call, typeId: string): Reply {
  const text = call.request.query.get('prefill') ?? '';
  const model = emptyModel(call.app, typeId);
  if (text === '') return shown(call, typeId, model);
  try {
    const read: unknown = JSON.parse(text);
    const prefill = Object.fromEntries(
      Object.entries(Object(read)).map(([key, value]) => [key, String(value)]),
    );
    return shown(call, typeId, call.state.rules.prefills(call.app, typeId, { model, prefill }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    return plainText(400, `Failed to parse prefill parameter: ${reason}`);
  }
}

function readBody(call: Call, typeId: string): Reply {
  const contentType = call.request.header('content-type');
  if (contentType === undefined || !/application\/(xml|json)/.test(contentType)) {
    return plainText(400, `Unknown content type ${contentType ?? 'null'}. Cannot read the data.`);
  }
  const reading = call.state.rules.readsModel(call.app, typeId, {
    body: call.request.body,
    contentType,
    dtd: call.state.world.has(defects.entitiesExpanded),
  });
  if ('error' in reading) return plainText(400, reading.error.detail);
  return shown(call, typeId, reading.model);
}

/** The party of the header must exist, and the caller must be allowed to read for it. */
function refusal(call: Call): Reply | undefined {
  const found = partyOf(call);
  if ('reply' in found) return found.reply;
  const decision = decide(call, 'read', { partyId: found.party.partyId });
  if (decision === 'level-too-low') return json(403, { RequiredAuthenticationLevel: '2' });
  return decision === 'permit' ? undefined : empty(403);
}

const badHeader = plainText(
  400,
  'Invalid party header. Please provide a party header on the form partyid:123, org:[orgnr] or person:[ssn]',
);

function partyOf(call: Call): { readonly party: Party } | { readonly reply: Reply } {
  const header = call.request.header('party');
  if (header === undefined) return withoutHeader(call);
  const [kind = '', id = '', ...more] = header.split(':');
  const isPlain = more.length === 0 && !header.includes(',');
  const party = isPlain ? finders[kind.toLowerCase()]?.(id) : undefined;
  return party === undefined ? { reply: badHeader } : { party };
}

const finders: Readonly<Record<string, (id: string) => Party | undefined>> = {
  partyid: (id) => parties.get(Number(id)),
  person: personParty,
  org: organisationParty,
};

function withoutHeader(call: Call): { readonly party: Party } | { readonly reply: Reply } {
  const own = ownParty(call);
  if ('party' in own) return own;
  const crashes = call.state.world.has(defects.statelessAsOrganisation);
  return { reply: crashes ? empty(500) : badHeader };
}
