import type { Lines, Reply } from '../../server/message.ts';
import { parties, users, type Party } from '../../identities.ts';
import type { Call, Route } from '../call.ts';
import { callerOf } from '../data/data-target.ts';
import { defects } from '../defects.ts';
import { bindingProblem, json, plainText } from '../families.ts';
import { authenticationKind, ownParty } from '../access/own-party.ts';
import { partyJson, profileJson, profileParty } from '../access/party-json.ts';
import { lookupRoutes } from './lookup.ts';

const base = '/{org}/{app}/api';

/** Parties, profile and look-ups (reference 1.8). */
export const partiesRoutes: readonly Route[] = [
  {
    id: 'listParties',
    method: 'GET',
    path: `${base}/v1/parties`,
    access: 'authenticated',
    handle: readParties,
  },
  {
    id: 'validateInstantiation',
    method: 'POST',
    access: 'authenticated',
    path: `${base}/v1/parties/validateInstantiation`,
    handle: validateInstantiation,
  },
  {
    id: 'putCurrentParty',
    method: 'PUT',
    path: `${base}/v1/parties/{partyId}`,
    access: 'authenticated',
    handle: selectParty,
  },
  {
    id: 'getCurrentParty',
    method: 'GET',
    access: 'authenticated',
    apiController: false,
    path: `${base}/authorization/parties/current`,
    handle: currentParty,
  },
  {
    id: 'getProfile',
    method: 'GET',
    path: `${base}/v1/profile/user`,
    access: 'authenticated',
    handle: profile,
  },
  ...lookupRoutes,
];

const mask = (call: Call) => (ssn: string) => call.state.rules.masksNumber(ssn);

/** The parties that a caller stands for, or the refusal. */
function represented(call: Call): { list: readonly Party[] } | { reply: Reply } {
  const { userId } = callerOf(call);
  const user = userId === undefined ? undefined : users.get(userId);
  if (user !== undefined) {
    return { list: user.actsFor.flatMap((id) => parties.get(id) ?? []) };
  }
  const own = ownParty(call);
  return 'reply' in own ? own : { list: [own.party] };
}

function readParties(call: Call): Reply {
  const filter = call.request.query.get('allowedToInstantiateFilter') ?? 'false';
  if (!/^\s*(true|false)\s*$/i.test(filter)) {
    return bindingProblem({ allowedToInstantiateFilter: [`The value '${filter}' is not valid.`] });
  }
  const found = represented(call);
  if ('reply' in found) return found.reply;
  const shown = /true/i.test(filter) ? found.list.filter((one) => mayOwn(call, one)) : found.list;
  return json(
    200,
    shown.map((party) => partyJson(party, mask(call))),
  );
}

/** Whether the metadata let this kind of party own instances; all false means everybody. */
function mayOwn(call: Call, party: Party): boolean {
  const allowed: Record<string, unknown> = Object(call.app.metadata['partyTypesAllowed']);
  const kind = party.partyTypeName === 1 ? 'person' : organisationKind(party);
  return Object.values(allowed).every((one) => one !== true) || allowed[kind] === true;
}

const organisationKind = (party: Party): string =>
  party.unitType === 'BEDR' || party.unitType === 'AAFY' ? 'subUnit' : 'organisation';

function partyIdIn(text: string | null): number | undefined {
  return text !== null && /^\s*[+-]?\d{1,9}\s*$/.test(text) ? Number(text) : undefined;
}

function validateInstantiation(call: Call): Reply {
  const text = call.request.query.get('partyId');
  const partyId = text === null ? 0 : partyIdIn(text);
  if (partyId === undefined) return invalidPartyId(text ?? '');
  if (authenticationKind(call) === 'ServiceOwner') return json(200, verdict(null));
  const found = represented(call);
  if ('reply' in found) return found.reply;
  const known = found.list.find((one) => one.partyId === partyId || one.children.includes(partyId));
  if (known === undefined) return json(200, verdict(notRepresented, shownList(call, found.list)));
  if (mayOwn(call, parties.get(partyId) ?? known)) return json(200, verdict(null));
  return json(200, verdict(notAllowed, shownList(call, found.list)));
}

const notRepresented = 'The user does not represent the supplied party';
const notAllowed = 'The supplied party is not allowed to instantiate the application';

const shownList = (call: Call, list: readonly Party[]): unknown[] =>
  list.filter((one) => mayOwn(call, one)).map((one) => partyJson(one, mask(call)));

function verdict(message: string | null, validParties: unknown = null): Record<string, unknown> {
  const texts = { customTextKey: null, customTextParameters: null, message };
  return { valid: message === null, ...texts, validParties };
}

const invalidPartyId = (text: string): Reply =>
  bindingProblem({ partyId: [`The value '${text}' is not valid.`] });

function selectParty(call: Call): Reply {
  const partyId = partyIdIn(call.params['partyId'] ?? '');
  if (partyId === undefined) return invalidPartyId(call.params['partyId'] ?? '');
  const found = represented(call);
  if ('reply' in found) return found.reply;
  const { userId } = callerOf(call);
  const isKnown = found.list.some(
    (one) => one.partyId === partyId || one.children.includes(partyId),
  );
  const who = userId === undefined ? authenticationKind(call) : `User ${userId}`;
  if (!isKnown) return plainText(400, `${who} cannot represent party ${partyId}.`);
  const cookie: Lines = [['Set-Cookie', `AltinnPartyId=${partyId}; path=/`]];
  const reply = plainText(200, 'Party successfully updated');
  return { ...reply, headers: [...reply.headers, ...cookie] };
}

function currentParty(call: Call): Reply {
  const own = ownParty(call, defects.currentPartyAsOrganisation);
  if ('reply' in own) return own.reply;
  const wantsObject = /^\s*true\s*$/i.test(call.request.query.get('returnPartyObject') ?? '');
  return json(200, wantsObject ? profileParty(own.party, mask(call)) : own.party.partyId);
}

function profile(call: Call): Reply {
  const { userId } = callerOf(call);
  const user = userId === undefined ? undefined : users.get(userId);
  if (user !== undefined) return json(200, profileJson(user, mask(call)));
  return plainText(400, `Unknown authentication context: ${authenticationKind(call)}`);
}
