import type { ReportService } from '../gateway/places.ts';
import type { Content, Place } from '../store/items.ts';
import { field, optional, type Field } from './field.ts';

/** A service that keeps reports: the shape of each version, and what a report is to the others. */
export interface Model {
  readonly service: ReportService;
  /** By version. */
  readonly fields: Readonly<Record<string, readonly Field[]>>;
  /** What makes two reports the same, and what may not overlap. */
  readonly placeOf: (content: Content) => Place;
}

const vesselV1: readonly Field[] = [
  field('vessel.imoNumber', 'imo', 'imo'),
  optional('vessel.name', 'vesselName', 'text'),
];
const person: readonly Field[] = [
  field('person.id', 'person', 'person'),
  field('person.firstName', 'firstName', 'text'),
  optional('person.middleName', 'middleName', 'text'),
  field('person.lastName', 'lastName', 'text'),
];

/** Additional competence (reference sdir 5): one store, and the shapes of two versions of it. */
const competence: Model = {
  service: 'competence',
  fields: {
    '1': [
      optional('registratorName', 'registrator', 'text'),
      ...person,
      field('organization.organisationNumber', 'organisation', 'organisation'),
      field('competence.periodStartDate', 'from', 'date'),
      field('competence.periodStopDate', 'to', 'date'),
      field('competence.completionDate', 'completed', 'date'),
      field('competence.competenceCode', 'code', 'code'),
      ...vesselV1,
      optional('vessel.callsign', 'callSign', 'text'),
      optional('vessel.id', 'vesselId', 'json'),
    ],
    '2': [
      optional('registrator.name', 'registrator', 'text'),
      field('person.identityNumber', 'person', 'person'),
      field('person.givenName', 'firstName', 'text'),
      optional('person.middleName', 'middleName', 'text'),
      field('person.familyName', 'lastName', 'text'),
      field('organization.organizationNumber', 'organisation', 'organisation'),
      field('competence.period.from', 'from', 'date'),
      field('competence.period.to', 'to', 'date'),
      field('competence.completedAt', 'completed', 'date'),
      field('competence.code', 'code', 'code'),
      ...vesselV1,
      optional('vessel.callSign', 'callSign', 'text'),
    ],
  },
  placeOf: (content) => ({
    identity: join(content, ['person', 'code', 'completed', 'imo']),
    slot: join(content, ['person', 'code']),
    starts: Number(content['from']),
    ends: Number(content['to']),
  }),
};

const dayMs = 86_400_000;

/** Courses (reference sdir 6.1): nobody passes the same course twice on a day. */
const course: Model = {
  service: 'course',
  fields: {
    '1': [
      field('personalIdentityNumber', 'person', 'person'),
      field('completedAt', 'completed', 'date'),
      field('organizationNumber', 'organisation', 'organisation'),
      field('courseCode', 'code', 'code'),
    ],
  },
  placeOf: (content) => ({
    identity: join(content, ['person', 'code', 'completed']),
    slot: join(content, ['person', 'code']),
    starts: Number(content['completed']),
    ends: Number(content['completed']) + dayMs,
  }),
};

/** Seagoing service (reference sdir 6.2): nobody serves on two vessels at once. */
const seagoing: Model = {
  service: 'seagoing',
  fields: {
    '1': [
      ...person,
      field('organization.organizationNumber', 'organisation', 'organisation'),
      ...vesselV1,
      optional('vessel.callSign', 'callSign', 'text'),
      optional('vessel.id', 'vesselId', 'json'),
      field('activity.occupationCode.code', 'code', 'code'),
      optional('activity.occupationCode.description', 'codeText', 'text'),
      field('activity.hours', 'hours', 'number'),
      field('activity.signOnDate', 'on', 'date'),
      field('activity.signOffDate', 'off', 'date'),
      optional('optional', 'more', 'json'),
    ],
  },
  placeOf: (content) => ({
    identity: join(content, ['person', 'imo', 'code', 'on', 'off']),
    slot: join(content, ['person']),
    starts: Number(content['on']),
    ends: Number(content['off']),
  }),
};

/** The services that keep reports, by name. */
export const models: Readonly<Record<ReportService, Model>> = { competence, course, seagoing };

function join(content: Content, names: readonly string[]): string {
  return names.map((name) => String(content[name])).join('|');
}
