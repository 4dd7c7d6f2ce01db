import type { ItemFailure } from '../../../sdir/rules/batch.ts';
import { json, problem } from '../../../sdir/services/replies.ts';
import { both, emptyBody, isStatus, mapJson, mapText, withStatus } from '../../change.ts';
import type { Content } from '../../../sdir/store/items.ts';
import { own, shows } from '../means.ts';
import type { SdirVariation } from '../variation.ts';

const ofBatches = /^SDIR-(?:BATCH|VER|FORM|COMP|COURSE|SEA|PRIV)-/;
const ofRefusals = /^SDIR-(?:BATCH|COMP|COURSE|SEA|ERR|FORM)-/;

const creating = [
  'createCompetencesV1',
  'createCompetencesV2',
  'createCourses',
  'createSeagoingServices',
];
const updating = ['updateCompetencesV1', 'updateCompetencesV2', 'updateSeagoingServices'];

const byPath = (failures: readonly ItemFailure[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    failures.map(({ index, field, message }) => [`[${index}].${field || 'item'}`, [message]]),
  );

/** What a service can know better than its caller: only members that a version has are shown. */
const ofRegisters = ({ codeText = null }: Content): Content => ({
  firstName: 'SYNTETISK',
  middleName: null,
  lastName: 'SJØFOLK',
  vesselName: 'M/S REGISTRERT',
  callSign: 'LARE',
  vesselId: '"4711"',
  codeText: codeText === null ? null : 'Matros, dekk',
});

/** Other ways to take and to refuse a batch (reference sdir 4.2). */
export const batchVariations: readonly SdirVariation[] = [
  {
    says: 'batches that are stored answered with 200',
    seenBy: ofBatches,
    answers: { rules: { createdStatus: () => 200 } },
  },
  {
    says: 'batches that are stored answered without a body',
    seenBy: ofBatches,
    answers: { replies: { routes: creating, when: isStatus(201), change: emptyBody } },
  },
  {
    says: 'updates answered with 204',
    seenBy: /^SDIR-BATCH-/,
    answers: {
      replies: { routes: updating, when: isStatus(200), change: both(withStatus(204), emptyBody) },
    },
  },
  {
    says: 'failures as problem details with the place in the keys',
    seenBy: ofRefusals,
    answers: {
      rules: { tellsFailures: (failures) => problem(400, 'Not valid.', byPath(failures)) },
    },
  },
  {
    says: 'failures as a list with pointers',
    seenBy: ofRefusals,
    answers: {
      rules: {
        tellsFailures: (failures) =>
          json(
            422,
            failures.map(({ message, index }) => ({ message, pointer: `/${index}` })),
          ),
      },
    },
  },
  {
    says: 'an empty batch taken as one that stores nothing',
    seenBy: /^SDIR-(?:BATCH|FORM)-/,
    answers: { rules: { refusesEmpty: () => undefined } },
  },
  {
    says: 'a batch that is too large refused with 413 and no word',
    seenBy: /^SDIR-BATCH-/,
    answers: { rules: { refusesLarge: () => ({ status: 413, headers: [] }) } },
  },
  {
    says: 'reports for others taken',
    seenBy: /^SDIR-BATCH-/,
    answers: { rules: { mayReportFor: () => true, isApprovedFor: () => true } },
  },
  {
    says: 'seconds of dates with a fraction',
    seenBy: ofBatches,
    answers: {
      replies: {
        change: mapText((text) => text.replaceAll(/(T\d\d:\d\d:\d\d)\+00:00/g, '$1.0000000+00:00')),
      },
    },
  },
  {
    says: 'names of persons, ships and codes as registers have them',
    seenBy: ofBatches,
    answers: {
      rules: shows((content) => ({ ...content, ...ofRegisters(content) })),
    },
  },
  {
    says: 'days that are the midnight of Norwegian summer',
    seenBy: /^SDIR-(?:FORM|VER|COMP|COURSE|SEA)-/,
    answers: {
      rules: {
        readsValue: (kind, sent) =>
          kind === 'date' && typeof sent === 'string' && sent.length === 10
            ? own.readsValue(kind, `${sent}T00:00:00+02:00`)
            : own.readsValue(kind, sent),
      },
    },
  },
  {
    says: 'lists from their end',
    seenBy: /^SDIR-(?:BATCH|VER|COMP|COURSE|SEA)-/,
    answers: {
      replies: {
        when: (reply, { request }) => reply.status === 200 && request.method === 'GET',
        change: mapJson((value) => (Array.isArray(value) ? value.toReversed() : value)),
      },
    },
  },
  {
    says: 'more codes than were published',
    seenBy: /^SDIR-(?:COMP|SEA|COURSE|CONTRACT)-/,
    answers: {
      rules: {
        showsCodes: (list, rows) =>
          list === 'mappings'
            ? rows
            : [...rows, { code: '9999991', title: 'Ny', description: 'Ny', comment: null }],
        isKnownCode: (service, code) => code === '9999991' || own.isKnownCode(service, code),
      },
    },
  },
];
