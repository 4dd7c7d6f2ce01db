import { organisationParty, personParty, type Party } from '../../identities.ts';
import type { Reply } from '../../server/message.ts';
import type { EventsCall } from '../call.ts';
import { defects } from '../defects.ts';
import type { Moment } from '../events/times.ts';
import { problem, unhandled } from '../replies.ts';
import { isHeaderText } from './next.ts';
import { QueryReader } from './query.ts';

/** What a list of app events is asked for. */
export interface AppPage {
  readonly after: string | undefined;
  readonly from: Moment | undefined;
  readonly to: Moment | undefined;
  readonly size: number;
  readonly types: readonly string[];
  /** `/party/<id>`, whatever it was named by. */
  readonly subject: string | undefined;
}

type Refusal = { readonly refusal: Reply };

/** Parameters that were bound; `check` looks at what they say. */
export interface AskedPage {
  readonly namesParty: boolean;
  readonly sources: readonly string[];
  readonly check: () => AppPage | Refusal;
}

interface Bound extends Omit<AppPage, 'subject'> {
  readonly party: number;
  readonly unit: string | undefined;
  readonly person: string | undefined;
}

/** Binds the parameters of the lists of app events; what cannot be bound is refused before all else. */
export function askPage(call: EventsCall): AskedPage | Refusal {
  const { request, state } = call;
  if (hasForeignLetters(call)) return { refusal: unhandled() };
  const query = new QueryReader(request);
  const bound: Bound = {
    after: query.text('after'),
    from: query.moment('from'),
    to: query.moment('to'),
    size: query.int('size', state.rules.defaultSize()),
    types: query.all('type'),
    party: query.int('party', 0),
    unit: query.text('unit'),
    person: request.header('person') || undefined,
  };
  if (query.failed) return { refusal: problem(400, { errors: query.errors }) };
  return {
    namesParty: bound.party > 0 || bound.unit !== undefined || bound.person !== undefined,
    sources: query.all('source'),
    check: () => checked(call, bound),
  };
}

/** Whether a query value holds letters that the service's `next` cannot carry (reference altinn-platform 12, 5.3). */
export function hasForeignLetters({ request, state }: EventsCall): boolean {
  if (!state.world.has(defects.nonAsciiQuery)) return false;
  return [...request.query].some(([, value]) => !isHeaderText(value));
}

function checked(call: EventsCall, bound: Bound): AppPage | Refusal {
  const size = call.state.rules.appPageSize(bound.size);
  const detail = faultIn(bound, size);
  if (detail !== undefined || size === undefined) {
    return { refusal: problem(400, detail === undefined ? {} : { detail }) };
  }
  const subject = subjectOf(call, bound);
  if (typeof subject === 'object') return subject;
  const { after, from, to, types } = bound;
  return { after, from, to, types, size, subject };
}

const needsZone = (name: string): string =>
  `The '${name}' parameter must specify timezone. E.g. 2022-07-07T11:00:53.3917Z for UTC`;

function faultIn(bound: Bound, size: number | undefined): string | undefined {
  const { after, from, to, party, unit, person } = bound;
  const faults: readonly (readonly [boolean, string])[] = [
    [after === undefined && from === undefined, "The 'From' or 'After' parameter must be defined."],
    [from?.zoned === false, needsZone('From')],
    [to?.zoned === false, needsZone('To')],
    [size === undefined, "The 'Size' parameter must be a number larger that 0."],
    [unit !== undefined && !/^\d{9}$/.test(unit), "Value of 'Unit' needs to be exactly 9 digits."],
    [party !== 0 && unit !== undefined, "Only one of 'Party' or 'Unit' can be defined."],
    [party !== 0 && person !== undefined, "Only one of 'Party' or 'Person' can be defined."],
  ];
  return faults.find(([isFault]) => isFault)?.[1];
}

/** The subject that party, unit or person stand for; the register's refusals come through (recorded EV-210 to EV-213). */
function subjectOf({ state }: EventsCall, bound: Bound): string | undefined | Refusal {
  const { party, unit, person } = bound;
  if (person !== undefined && unit !== undefined) {
    const text = 'With Ssn already provided the OrgNo field should be null.';
    return lookupFailed('OrgNo', text, state.world.has(defects.personWithUnit));
  }
  if (person !== undefined && !/^\d{11}$/.test(person)) {
    const text = 'Value needs to be exactly 11 digits.';
    return lookupFailed('Ssn', text, state.world.has(defects.personUnreadable));
  }
  if (person !== undefined) return ofParty(personParty(person));
  if (unit !== undefined) return ofParty(organisationParty(unit));
  return party === 0 ? undefined : `/party/${party}`;
}

function lookupFailed(member: string, text: string, isDefect: boolean): Refusal {
  if (!isDefect) return { refusal: problem(400, { detail: text }) };
  const detail = `400 - Bad Request - {\n  "${member}": [\n    "${text}"\n  ]\n}`;
  return { refusal: problem(500, { detail }) };
}

function ofParty(party: Party | undefined): string | Refusal {
  return party === undefined ? { refusal: problem(404) } : `/party/${party.partyId}`;
}
