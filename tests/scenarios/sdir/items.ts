import type { BatchCause } from '#specs';
import { valueAt, withValueAt, type Json } from '../capabilities/json-value.ts';
import { imoNumber, syntheticPerson, within, type Random } from './people.ts';

/** Kinds of reports: a service in one of its shapes. */
export type ItemKind = 'competence-v1' | 'competence-v2' | 'course' | 'seagoing';

/** What all reports of a scenario have in common. */
export interface ItemFacts {
  readonly random: Random;
  /** Reported for, and one that may not be. */
  readonly organisation: string;
  readonly otherOrganisation: string;
  readonly courseCode: string;
  readonly unapprovedCourseCode: string | undefined;
}

/** Where things stand in a report of a kind. */
interface Shape {
  readonly person: string;
  readonly organisation: string;
  readonly code: string;
  /** A date that an update moves. */
  readonly moved: string;
  readonly vessel: string | undefined;
  /** What makes two reports overlap, besides person and code. */
  readonly period: readonly string[];
  /** A member that is required. */
  readonly required: string;
  /**
   * Members that a service can take from the registers of persons and ships, or from a list of codes: nobody says that
   * the caller's own words come back (reference sdir 5 and 6).
   */
  readonly filled: readonly string[];
}

const ofPerson = ['/person/firstName', '/person/middleName', '/person/lastName'];
const ofVessel = ['/vessel/name', '/vessel/id'];

/** By kind: pointers into a report (reference sdir 5 and 6). */
export const shapes: Readonly<Record<ItemKind, Shape>> = {
  'competence-v1': {
    person: '/person/id',
    organisation: '/organization/organisationNumber',
    code: '/competence/competenceCode',
    moved: '/competence/completionDate',
    vessel: '/vessel/imoNumber',
    period: ['/competence/periodStartDate', '/competence/periodStopDate'],
    required: '/competence/competenceCode',
    filled: [...ofPerson, ...ofVessel, '/vessel/callsign'],
  },
  'competence-v2': {
    person: '/person/identityNumber',
    organisation: '/organization/organizationNumber',
    code: '/competence/code',
    moved: '/competence/completedAt',
    vessel: '/vessel/imoNumber',
    period: ['/competence/period/from', '/competence/period/to'],
    required: '/competence/code',
    filled: [
      '/person/givenName',
      '/person/middleName',
      '/person/familyName',
      '/vessel/name',
      '/vessel/callSign',
    ],
  },
  course: {
    person: '/personalIdentityNumber',
    organisation: '/organizationNumber',
    code: '/courseCode',
    moved: '/completedAt',
    vessel: undefined,
    period: [],
    required: '/courseCode',
    filled: [],
  },
  seagoing: {
    person: '/person/id',
    organisation: '/organization/organizationNumber',
    code: '/activity/occupationCode/code',
    moved: '/activity/signOnDate',
    vessel: '/vessel/imoNumber',
    period: ['/activity/signOnDate', '/activity/signOffDate'],
    required: '/activity/occupationCode/code',
    filled: [...ofPerson, ...ofVessel, '/vessel/callSign', '/activity/occupationCode/description'],
  },
};

const name = { firstName: 'Åse Ørjan', middleName: 'Ælfrida', lastName: 'Prøve' };

const makers: Readonly<Record<ItemKind, (facts: ItemFacts, dates: Dates) => Json>> = {
  'competence-v1': ({ random, organisation }, { from, to, done }) => ({
    registratorName: 'Samsvar Rederi',
    person: { id: syntheticPerson(random), ...name },
    organization: { organisationNumber: organisation },
    competence: {
      periodStartDate: from,
      periodStopDate: to,
      completionDate: done,
      competenceCode: 'BS0',
    },
    vessel: { imoNumber: imoNumber(random), callsign: 'LATS', name: 'TESTSKIP', id: '17' },
  }),
  'competence-v2': ({ random, organisation }, { from, to, done }) => ({
    registrator: { name: 'Samsvar Rederi' },
    person: {
      identityNumber: syntheticPerson(random),
      givenName: name.firstName,
      middleName: name.middleName,
      familyName: name.lastName,
    },
    organization: { organizationNumber: organisation },
    competence: { code: 'BV', period: { from, to }, completedAt: done },
    vessel: { imoNumber: imoNumber(random), callSign: 'LATS', name: 'TESTSKIP' },
  }),
  course: ({ random, organisation, courseCode }, { done }) => ({
    personalIdentityNumber: syntheticPerson(random),
    completedAt: done,
    organizationNumber: organisation,
    courseCode,
  }),
  seagoing: ({ random, organisation }, { from, to }) => ({
    person: { id: syntheticPerson(random), ...name },
    organization: { organizationNumber: organisation },
    vessel: { imoNumber: imoNumber(random), callSign: 'LATS', name: 'TESTSKIP', id: '17' },
    activity: {
      occupationCode: { code: '8341107', description: 'Matros' },
      hours: 240,
      signOnDate: from,
      signOffDate: to,
    },
    optional: null,
  }),
};

interface Dates {
  readonly from: string;
  readonly to: string;
  readonly done: string;
}

const dayMs = 86_400_000;

/** A moment as the services write it (reference sdir 4). */
export function moment(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}+00:00`;
}

/** A report that keeps every rule, of the past year; another at each call. */
export function makeItem(kind: ItemKind, facts: ItemFacts): Json {
  const start = Math.floor(Date.now() / dayMs) * dayMs - within(facts.random, 60, 400) * dayMs;
  const end = start + 30 * dayMs;
  const dates = { from: moment(start), to: moment(end), done: moment(end + 36_000_000) };
  return makers[kind](facts, dates);
}

/** The same with the members that its version demands, and no more. */
export function leastItem(kind: ItemKind, facts: ItemFacts): Json {
  const item = makeItem(kind, facts);
  const { registratorName: _, registrator: __, optional: ___, ...rest } = item;
  if (kind === 'course') return item;
  const { person, vessel } = rest as { readonly person: Json; readonly vessel: Json };
  const { middleName: ____, ...named } = person;
  return { ...rest, person: named, vessel: { imoNumber: vessel['imoNumber'] } };
}

/** What an update of a stored report may say: its date is a day later. */
export function changeItem(kind: ItemKind, stored: Json): Json {
  const { moved } = shapes[kind];
  return withValueAt(stored, moved, moment(Date.parse(String(valueAt(stored, moved))) + dayMs));
}

/** What a report is spoiled with. */
export interface Spoiling {
  readonly kind: ItemKind;
  readonly facts: ItemFacts;
  readonly item: Json;
  /** A report that stands. */
  readonly stored: Json;
}

const spoilers: Readonly<Record<BatchCause, (spoiling: Spoiling) => Json | undefined>> = {
  schema: ({ kind, item }) => withValueAt(item, shapes[kind].required, undefined),
  'unknown-code': ({ kind, item }) =>
    withValueAt(item, shapes[kind].code, kind === 'seagoing' ? '0000000' : 'FINNESIKKE'),
  // Of an update: another that stands comes to say the same.
  duplicate: ({ item, stored }) => {
    const { uid: _, ...rest } = stored;
    return item['uid'] === undefined ? rest : { ...rest, uid: item['uid'] };
  },
  conflict: toConflict,
  unauthorised: ({ kind, facts, item }) => {
    const { code, organisation } = shapes[kind];
    if (kind === 'course' && facts.unapprovedCourseCode !== undefined)
      return withValueAt(item, code, facts.unapprovedCourseCode);
    return withValueAt(item, organisation, facts.otherOrganisation);
  },
  'unknown-item': ({ item }) => ({ ...item, uid: crypto.randomUUID() }),
};

/** The report with what makes it fail by that cause; undefined where it cannot be made. */
export function spoilItem(cause: BatchCause, spoiling: Spoiling): Json | undefined {
  return spoilers[cause](spoiling);
}

/** The same person and code at the same time on another vessel; a course is passed twice on a day. */
function toConflict({ kind, item, stored }: Spoiling): Json {
  const { person, code, period, moved } = shapes[kind];
  const same = [person, code, ...period].reduce(
    (changed, pointer) => withValueAt(changed, pointer, valueAt(stored, pointer)),
    item,
  );
  if (kind !== 'course') return same;
  const at = Date.parse(String(valueAt(stored, moved))) + 3_600_000;
  return withValueAt(same, moved, moment(at));
}
