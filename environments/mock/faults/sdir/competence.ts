import { both, emptyBody, isStatus, replaceJson, setMember, withStatus } from '../change.ts';
import { json } from '../../sdir/services/replies.ts';
import type { Database } from '../../sdir/store/database.ts';
import type { SdirFault } from './fault.ts';
import { own, shows } from './means.ts';

const ok = isStatus(200);
const touch = (database: Database, where: string, values: readonly string[]): void =>
  database.run(
    `UPDATE items SET content = json_set(content, '$.code', 'MV') WHERE ${where}`,
    values,
  );

/** Additional competence. */
export const competenceFaults: readonly SdirFault[] = [
  {
    id: 'sdir-competence-codes-empty',
    breaks: 'The list of competence codes is empty.',
    aimedAt: 'SDIR-COMP-001',
    replies: { routes: ['listCompetenceCodesV1'], when: ok, change: replaceJson([]) },
  },
  {
    id: 'sdir-competence-codes-doubled',
    breaks: 'The list of competence codes holds each twice.',
    aimedAt: 'SDIR-COMP-001',
    rules: { showsCodes: (_list, rows) => [...rows, ...rows] },
  },
  {
    id: 'sdir-competence-code-left-out',
    breaks: 'The list of competence codes lacks one that was published.',
    aimedAt: 'SDIR-COMP-002',
    rules: { showsCodes: (_list, rows) => rows.slice(1) },
  },
  {
    id: 'sdir-competence-code-refused',
    breaks: 'A code of the list is refused.',
    aimedAt: 'SDIR-COMP-003',
    rules: { isKnownCode: (service, code) => code !== 'MV' && own.isKnownCode(service, code) },
  },
  {
    id: 'sdir-competence-any-code',
    breaks: 'Any competence code is taken.',
    aimedAt: 'SDIR-COMP-004',
    rules: {
      isKnownCode: (service, code) => service === 'competence' || own.isKnownCode(service, code),
    },
  },
  {
    id: 'sdir-competence-code-refused-silently',
    breaks: 'An unknown code is refused without a message.',
    aimedAt: 'SDIR-COMP-004',
    replies: { routes: ['createCompetencesV1'], when: isStatus(422), change: emptyBody },
  },
  {
    id: 'sdir-competence-code-letter-for-digit',
    breaks: 'BSO is taken for BS0.',
    aimedAt: 'SDIR-COMP-005',
    rules: { isKnownCode: (service, code) => code === 'BSO' || own.isKnownCode(service, code) },
  },
  {
    id: 'sdir-competence-code-by-beginning',
    breaks: 'The beginning of a code is taken for it.',
    aimedAt: 'SDIR-COMP-005',
    rules: { isKnownCode: (service, code) => code === 'BUNK' || own.isKnownCode(service, code) },
  },
  {
    id: 'sdir-competence-read-other-ship',
    breaks: 'A competence is read with another ship.',
    aimedAt: 'SDIR-COMP-006',
    replies: {
      routes: ['readCompetenceV1'],
      when: ok,
      change: setMember(['vessel', 'imoNumber'], '1000007'),
    },
  },
  {
    id: 'sdir-competence-list-other-period',
    breaks: 'Listed competences show a period that ends as it begins.',
    aimedAt: 'SDIR-COMP-007',
    rules: shows((content) => ({ ...content, to: content['from'] ?? null })),
  },
  {
    id: 'sdir-competence-filter-ignored',
    breaks: 'The list by ids holds all.',
    aimedAt: 'SDIR-COMP-008',
    rules: { isAskedFor: () => true },
  },
  {
    id: 'sdir-competence-filter-first-id',
    breaks: 'The list by ids holds the first of them.',
    aimedAt: 'SDIR-COMP-008',
    rules: { isAskedFor: (item, uids) => own.isAskedFor(item, uids.slice(0, 1)) },
  },
  {
    id: 'sdir-person-number-any',
    breaks: 'A person number of any length is taken.',
    aimedAt: 'SDIR-COMP-009',
    rules: {
      readsValue: (kind, sent) => own.readsValue(kind === 'person' ? 'text' : kind, sent),
    },
  },
  {
    id: 'sdir-organisation-number-any',
    breaks: 'An organisation number of any length is taken.',
    aimedAt: 'SDIR-COMP-010',
    rules: {
      readsValue: (kind, sent) => own.readsValue(kind === 'organisation' ? 'text' : kind, sent),
      mayReportFor: () => true,
    },
  },
  {
    id: 'sdir-organisation-number-not-needed',
    breaks: 'A report without the organisation number under its own name is taken.',
    aimedAt: 'SDIR-COMP-011',
    rules: {
      demands: (field) => field.kind !== 'organisation' && own.demands(field),
      mayReportFor: () => true,
    },
  },
  {
    id: 'sdir-service-information-list',
    breaks: 'The service information is a list.',
    aimedAt: 'SDIR-COMP-013',
    rules: { tellsOfService: () => [] },
  },
  {
    id: 'sdir-single-answers-other-id',
    breaks: 'One report is answered with another id than it has.',
    aimedAt: 'SDIR-COMP-014',
    replies: {
      routes: ['createCompetenceV1'],
      when: isStatus(201),
      change: setMember(['uid'], '1bd956a7-26a4-41f7-822b-c37d2f032d4f'),
    },
  },
  {
    id: 'sdir-single-refused-stores',
    breaks: 'One report with an unknown code is refused and stored.',
    aimedAt: 'SDIR-COMP-015',
    rules: { isKnownCode: () => true },
    replies: {
      routes: ['createCompetenceV1'],
      when: isStatus(201),
      change: () => json(422, [{ message: 'The code is not known.' }]),
    },
  },
  {
    id: 'sdir-update-not-stored',
    breaks: 'A change of one is answered 200 and not stored.',
    aimedAt: 'SDIR-COMP-020',
    rules: {
      keeps: (facts, failures) =>
        facts.kind === 'update' && facts.count === 1 ? 'none' : own.keeps(facts, failures),
    },
  },
  {
    id: 'sdir-update-without-id-taken',
    breaks: 'A change without an id is answered 200.',
    aimedAt: 'SDIR-COMP-021',
    replies: {
      routes: ['updateCompetenceV1'],
      when: isStatus(422),
      change: both(withStatus(200), emptyBody),
    },
  },
  {
    id: 'sdir-update-creates',
    breaks: 'A change of what does not exist creates it.',
    aimedAt: 'SDIR-COMP-022',
    replies: {
      routes: ['updateCompetenceV1'],
      when: isStatus(422),
      change: both(withStatus(201), emptyBody),
    },
  },
  {
    id: 'sdir-update-touches-others',
    breaks: 'A change of one changes the others of its owner.',
    aimedAt: 'SDIR-COMP-023',
    rules: {
      endsBatch: (database, { kind, organisation, batch, isStored }) => {
        if (kind === 'update' && isStored)
          touch(database, 'organisation = ? AND batch <> ?', [organisation, batch]);
      },
    },
  },
  {
    id: 'sdir-update-of-anybody',
    breaks: 'A report is changed by another organisation.',
    aimedAt: 'SDIR-COMP-024',
    rules: { mayChange: () => true },
  },
  {
    id: 'sdir-refused-update-changes',
    breaks: 'A change that is refused changes the report.',
    aimedAt: 'SDIR-COMP-025',
    rules: {
      endsBatch: (database, { kind, organisation, isStored }) => {
        if (kind === 'update' && !isStored) touch(database, 'organisation = ?', [organisation]);
      },
    },
  },
];
