import { empty, json } from '../../altinn-app/families.ts';
import type { Call } from '../../altinn-app/call.ts';
import { parties, personParty } from '../../identities.ts';
import { namesOf, partyJson } from '../../altinn-app/access/party-json.ts';
import { presentedToken } from '../../altinn-app/access/authenticate.ts';
import { isStatus, mapJson, mapMember, replaceJson, setMember, withStatus } from '../change.ts';
import type { Fault } from './fault.ts';
import {
  misreadBody,
  misreadHeader,
  misreadMembers,
  misreadQuery,
  sentMembers,
} from './misread.ts';
import { textOf } from '../../server/narrow.ts';
import { onReply, owner } from './spoil.ts';
import { callerOfToken } from './tokens.ts';

/** Answers an operation otherwise to a caller. */
const answers = (
  id: string,
  as: 'user' | 'stranger' | 'org' | 'otherOrg',
  value: unknown,
): Pick<Fault, 'bypass'> => ({
  bypass: (call, route) =>
    route.id === id && callerOfToken(call) === as ? json(200, value) : undefined,
});

/** A party that the user does not act for. */
const strange = parties.get(510002);

const strangeParty: unknown =
  strange === undefined ? {} : partyJson(strange, (number) => `${number.slice(0, 6)}*****`);

/** What the register knows of the number, whatever name was given. */
function byNumberAlone(call: Call): unknown {
  const party = personParty(textOf(sentMembers(call)['socialSecurityNumber']));
  if (party === undefined) return { success: false, personDetails: null };
  return {
    success: true,
    personDetails: { ssn: party.ssn, name: party.name, ...namesOf(party) },
  };
}

/** Faults of parties, look-ups, the profile and form data outside instances. */
export const lookupFaults: readonly Fault[] = [
  {
    id: 'app-parties-are-empty',
    breaks: 'The list of parties is empty.',
    aimedAt: 'APP-LOOK-001',
    ...onReply(['listParties'], 200, replaceJson([])),
  },
  {
    id: 'app-parties-leave-the-user-out',
    breaks: 'The list of parties leaves the user himself out.',
    aimedAt: 'APP-LOOK-001',
    ...onReply(
      ['listParties'],
      200,
      mapJson((list) => (Array.isArray(list) ? list.slice(1) : list)),
    ),
  },
  {
    id: 'app-parties-show-full-numbers',
    breaks: 'The list of parties shows full identity numbers.',
    aimedAt: 'APP-LOOK-002',
    rules: { masksNumber: (number) => number },
  },
  {
    id: 'app-parties-that-may-instantiate-are-strange',
    breaks: 'Among the parties that may instantiate is one of somebody else.',
    aimedAt: 'APP-LOOK-003',
    replies: {
      routes: ['listParties'],
      when: (reply, { request }) =>
        reply.status === 200 && request.query.has('allowedToInstantiateFilter'),
      change: mapJson((list) => (Array.isArray(list) ? [...list, strangeParty] : list)),
    },
  },
  {
    id: 'app-parties-filter-is-refused',
    breaks: 'The parties that may instantiate cannot be asked for.',
    aimedAt: 'APP-LOOK-003',
    requests: {
      routes: ['listParties'],
      change: misreadQuery('allowedToInstantiateFilter', (sent) =>
        sent === undefined ? sent : 'ja',
      ),
    },
  },
  {
    id: 'app-organisation-has-parties',
    breaks: 'An organisation gets an empty list of parties.',
    aimedAt: 'APP-LOOK-004',
    ...answers('listParties', 'otherOrg', []),
  },
  {
    id: 'app-organisation-parties-answer-500',
    breaks: 'An organisation that asks for parties makes the service fail.',
    aimedAt: 'APP-LOOK-004',
    bypass: (call, route) =>
      route.id === 'listParties' && callerOfToken(call) === 'otherOrg' ? empty(500) : undefined,
  },
  {
    id: 'app-current-party-is-zero',
    breaks: 'The current party has no id.',
    aimedAt: 'APP-LOOK-005',
    replies: {
      routes: ['getCurrentParty'],
      when: (reply, { request }) => reply.status === 200 && !request.query.has('returnPartyObject'),
      change: replaceJson(0),
    },
  },
  {
    id: 'app-current-party-is-another',
    breaks: 'The party object is of another party than the id.',
    aimedAt: 'APP-LOOK-005',
    ...onReply(['getCurrentParty'], 200, setMember(['partyId'], 500000)),
  },
  {
    id: 'app-current-party-is-never-an-object',
    breaks: 'The party object cannot be asked for.',
    aimedAt: 'APP-LOOK-005',
    requests: {
      routes: ['getCurrentParty'],
      change: misreadQuery('returnPartyObject', () => undefined),
    },
  },
  {
    id: 'app-profile-of-nobody',
    breaks: 'The profile has no user.',
    aimedAt: 'APP-LOOK-006',
    ...onReply(['getProfile'], 200, setMember(['userId'], 0)),
  },
  {
    id: 'app-organisation-has-a-profile',
    breaks: "An organisation gets a user's profile.",
    aimedAt: 'APP-LOOK-007',
    ...answers('getProfile', 'org', { userId: 1337, userName: 'SophieDDG' }),
  },
  {
    id: 'app-organisation-profile-answers-404',
    breaks: 'An organisation that asks for a profile is told 404.',
    aimedAt: 'APP-LOOK-007',
    ...onReply(['getProfile'], 400, withStatus(404)),
  },
  {
    id: 'app-organisation-lookup-finds-nothing',
    breaks: 'The lookup finds no organisation.',
    aimedAt: 'APP-LOOK-008',
    ...onReply(
      ['lookupOrganisation'],
      200,
      replaceJson({ success: false, organisationDetails: null }),
    ),
  },
  {
    id: 'app-organisation-lookup-has-no-name',
    breaks: 'The lookup of an organisation answers no name.',
    aimedAt: 'APP-LOOK-008',
    ...onReply(['lookupOrganisation'], 200, setMember(['organisationDetails', 'name'], '')),
  },
  {
    id: 'app-unknown-organisation-is-found',
    breaks: 'The lookup finds any organisation.',
    aimedAt: 'APP-LOOK-009',
    replies: {
      routes: ['lookupOrganisation'],
      when: (_, { params }) => params['orgNumber'] === '999999999',
      change: replaceJson({
        success: true,
        organisationDetails: { orgNr: '999999999', name: 'Ukjent AS' },
      }),
    },
  },
  {
    id: 'app-unknown-organisation-answers-404',
    breaks: 'The lookup of an unknown organisation is refused with 404.',
    aimedAt: 'APP-LOOK-009',
    replies: {
      routes: ['lookupOrganisation'],
      when: (_, { params }) => params['orgNumber'] === '999999999',
      change: withStatus(404),
    },
  },
  {
    id: 'app-person-lookup-finds-nobody',
    breaks: 'The lookup finds no person.',
    aimedAt: 'APP-LOOK-010',
    ...onReply(['lookupPerson'], 200, replaceJson({ success: false, personDetails: null })),
  },
  {
    id: 'app-person-lookup-masks-the-number',
    breaks: 'The lookup of a person answers a masked number.',
    aimedAt: 'APP-LOOK-010',
    ...onReply(['lookupPerson'], 200, setMember(['personDetails', 'ssn'], '010390*****')),
  },
  {
    id: 'app-person-lookup-ignores-the-name',
    breaks: 'The lookup of a person does not compare the name.',
    aimedAt: 'APP-LOOK-011',
    replies: {
      routes: ['lookupPerson'],
      when: isStatus(200),
      change: (reply, call) => replaceJson(byNumberAlone(call))(reply, call),
    },
  },
  {
    id: 'app-person-lookup-tells-who-it-is-not',
    breaks: 'The lookup of a person with a wrong name tells the right one.',
    aimedAt: 'APP-LOOK-011',
    replies: {
      routes: ['lookupPerson'],
      when: isStatus(200),
      change: mapMember(['personDetails'], (details) => details ?? { lastName: 'Salt' }),
    },
  },
  {
    id: 'app-person-lookup-text-answers-400',
    breaks: 'The lookup of a person refuses text with 400.',
    aimedAt: 'APP-LOOK-012',
    ...onReply(['lookupPerson'], 415, withStatus(400)),
  },
  {
    id: 'app-person-lookup-takes-text',
    breaks: 'The lookup of a person takes text for a name.',
    aimedAt: 'APP-LOOK-012',
    requests: {
      routes: ['lookupPerson'],
      change: (call) =>
        call.request.header('content-type') === 'text/plain'
          ? misreadBody(() => '{"socialSecurityNumber":"x","lastName":"x"}')(
              misreadHeader('Content-Type', () => 'application/json')(call),
            )
          : call,
    },
  },
  {
    id: 'app-person-lookup-needs-nothing',
    breaks: 'The lookup of a person needs neither number nor name.',
    aimedAt: 'APP-LOOK-013',
    requests: {
      routes: ['lookupPerson'],
      change: misreadMembers((members) => ({
        socialSecurityNumber: '',
        lastName: '',
        ...members,
      })),
    },
  },
  {
    id: 'app-party-may-not-instantiate',
    breaks: 'validateInstantiation says no to everybody.',
    aimedAt: 'APP-LOOK-015',
    ...onReply(['validateInstantiation'], 200, setMember(['valid'], false)),
  },
  {
    id: 'app-organisation-lookup-is-open',
    breaks: 'The lookup of an organisation answers anybody.',
    aimedAt: 'APP-LOOK-016',
    replies: {
      routes: ['lookupOrganisation'],
      when: (_, { request }) => presentedToken(request) === undefined,
      change: replaceJson({
        success: true,
        organisationDetails: { orgNr: '897069650', name: 'DDG Fitness AS' },
      }),
    },
  },
  {
    id: 'app-odd-organisation-number-answers-422',
    breaks: 'The lookup of what is no organisation number is refused with 422.',
    aimedAt: 'APP-LOOK-017',
    replies: {
      routes: ['lookupOrganisation'],
      when: (_, { params }) => params['orgNumber'] === 'abc',
      change: withStatus(422),
    },
  },
  {
    id: 'app-stateless-data-ignore-the-party',
    breaks: 'Form data outside an instance are refused for a party of the user.',
    aimedAt: 'APP-LOOK-018',
    requests: {
      routes: ['getStatelessData'],
      change: misreadHeader('party', (party) =>
        party === `partyid:${owner.partyId}` ? 'partyid:512345' : party,
      ),
    },
  },
  {
    id: 'app-stateless-data-for-nobody',
    breaks: 'Form data outside an instance are computed for no party.',
    aimedAt: 'APP-LOOK-019',
    ...answers('getStatelessData', 'org', {}),
  },
  {
    id: 'app-stateless-data-without-party-answer-500',
    breaks: 'Form data outside an instance without a party lead to 500.',
    aimedAt: 'APP-LOOK-019',
    bypass: (call, route) =>
      route.id === 'getStatelessData' && callerOfToken(call) === 'org' ? empty(500) : undefined,
  },
];
