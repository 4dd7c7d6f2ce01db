import type { Reply } from '../../server/message.ts';
import { organisationParty, personParty, type Party } from '../../identities.ts';
import { bindBody } from '../bind-body.ts';
import type { AppState, Call, Route } from '../call.ts';
import { bindingProblem, json, titledProblem } from '../families.ts';
import { namesOf } from '../access/party-json.ts';
import { textOf } from '../../server/narrow.ts';

const base = '/{org}/{app}/api/v1/lookup';
const shared = { access: 'none', producesJson: true, consumesJson: true } as const;

/** Look-ups in the registers; neither asks for a token itself (reference 1.8). */
export const lookupRoutes: readonly Route[] = [
  {
    ...shared,
    id: 'lookupOrganisation',
    method: 'GET',
    path: `${base}/organisation/{orgNumber}`,
    handle: organisation,
  },
  { ...shared, id: 'lookupPerson', method: 'POST', path: `${base}/person`, handle: person },
];

function organisation(call: Call): Reply {
  const orgNr = call.params['orgNumber'] ?? '';
  // Without a token the register refuses, and the app takes that for "not found".
  const party = call.caller === undefined ? undefined : organisationParty(orgNr);
  const organisationDetails = party === undefined ? null : { orgNr, name: party.name };
  return json(200, { success: party !== undefined, organisationDetails });
}

const shape = {
  type: 'Altinn.App.Api.Models.LookupPersonRequest',
  members: { socialSecurityNumber: 'string', lastName: 'string' },
} as const;

function person(call: Call): Reply {
  const bound = bindBody(call, { shape, parameter: 'lookupPersonRequest', media: 'json' });
  if ('reply' in bound) return bound.reply;
  const body: { socialSecurityNumber?: unknown; lastName?: unknown } = Object(bound.value);
  const { socialSecurityNumber: ssn, lastName } = body;
  const absent = ['socialSecurityNumber', 'lastName'].filter((name) => !(name in body));
  if (absent.length > 0) return missingMembers(absent);
  return lookedUp(call, textOf(ssn), textOf(lastName));
}

function missingMembers(names: readonly string[]): Reply {
  const list = names.map((name) => `'${name}'`).join(', ');
  const text = `JSON deserialization for type '${shape.type}' was missing required properties including: ${list}.`;
  const required = ['The lookupPersonRequest field is required.'];
  return bindingProblem({ $: [text], lookupPersonRequest: required }, 'json');
}

function lookedUp(call: Call, ssn: string, lastName: string): Reply {
  if (call.caller === undefined) {
    const text = { title: 'Forbidden', detail: 'Access to the register is forbidden' };
    return titledProblem(403, text, 'json');
  }
  const wrong = wrongTries(call.state);
  const who = call.caller.id;
  if ((wrong.get(who) ?? 0) >= call.state.rules.wrongLookups()) {
    const text = { title: 'Too many requests', detail: 'Too many requests to the register' };
    return titledProblem(429, text, 'json');
  }
  const party = personNamed(ssn, lastName);
  if (party === undefined) wrong.set(who, (wrong.get(who) ?? 0) + 1);
  return json(200, { success: party !== undefined, personDetails: detailsOf(party) });
}

function personNamed(ssn: string, lastName: string): Party | undefined {
  const party = personParty(ssn);
  const isSame =
    party !== undefined && namesOf(party).lastName.toLowerCase() === lastName.trim().toLowerCase();
  return isSame ? party : undefined;
}

const detailsOf = (party: Party | undefined): Record<string, unknown> | null =>
  party === undefined ? null : { ssn: party.ssn, name: party.name, ...namesOf(party) };

const tries = new WeakMap<AppState, Map<string, number>>();

/** Wrong look-ups so far, by caller. */
function wrongTries(state: AppState): Map<string, number> {
  const known = tries.get(state) ?? new Map<string, number>();
  tries.set(state, known);
  return known;
}
