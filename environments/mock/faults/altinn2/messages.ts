import { refuse } from '../../altinn2/call.ts';
import { altinn2Rules } from '../../altinn2/rules.ts';
import {
  dropMember,
  mapHeader,
  mapMember,
  setMember,
  withMediaType,
  withStatus,
} from '../change.ts';
import type { Altinn2Fault } from './fault.ts';
import { mapItems, mapLink, onSuccess } from './means.ts';

const { canArchive, deletes, remarksOn } = altinn2Rules;
const mistake = { field: 'navn', message: 'Feil', path: '/Skjema/navn' };

/** Faults of the message box. */
export const messageFaults: readonly Altinn2Fault[] = [
  {
    id: 'alt2-list-tells-another-status',
    breaks: 'The list tells another status than the message.',
    aimedAt: 'ALT2-MSG-001',
    ...onSuccess(
      ['listMessages'],
      mapItems('messages', (one) => ({ ...one, Status: 'Lest' })),
    ),
  },
  {
    id: 'alt2-list-tells-another-time',
    breaks: 'The list tells when a message was made instead of when it was changed.',
    aimedAt: 'ALT2-MSG-001',
    ...onSuccess(
      ['listMessages'],
      mapItems('messages', (one) => ({ ...one, LastChangedDateTime: '2020-01-01T00:00:00' })),
    ),
  },
  {
    id: 'alt2-every-read-marks-as-read',
    breaks: 'Every read marks as read.',
    aimedAt: 'ALT2-MSG-002',
    rules: { marksAsRead: () => true },
  },
  {
    id: 'alt2-no-read-marks-as-read',
    breaks: 'No read marks as read.',
    aimedAt: 'ALT2-MSG-003',
    rules: { marksAsRead: () => false },
  },
  {
    id: 'alt2-reportee-id-opens-no-box',
    breaks: 'A message box is not found by reportee id.',
    aimedAt: 'ALT2-MSG-005',
    rules: { findsReportee: () => undefined },
  },
  {
    id: 'alt2-anybody-stands-for-anybody',
    breaks: 'Anybody reads any box.',
    aimedAt: 'ALT2-MSG-006',
    rules: { standsFor: () => true },
  },
  {
    id: 'alt2-foreign-box-answers-404',
    breaks: "Another's box is not found.",
    aimedAt: 'ALT2-MSG-006',
    rules: { refusesParty: () => refuse(404) },
  },
  {
    id: 'alt2-unknown-message-answers-400',
    breaks: 'A message that does not exist is a bad request.',
    aimedAt: 'ALT2-MSG-007',
    rules: { unknownMessage: () => refuse(400) },
  },
  {
    id: 'alt2-message-stands-in-every-box',
    breaks: 'A message is found in any box.',
    aimedAt: 'ALT2-MSG-008',
    rules: { findsMessage: (store, _box, id) => store.messages.get(id) },
  },
  {
    id: 'alt2-correspondence-has-a-print',
    breaks: 'Correspondence leads to a print.',
    aimedAt: 'ALT2-MSG-009',
    rules: { canPrint: () => true },
  },
  {
    id: 'alt2-print-is-no-pdf',
    breaks: 'A print is text under the name of PDF.',
    aimedAt: 'ALT2-MSG-009',
    rules: { prints: () => ({ type: 'application/pdf', bytes: Buffer.from('Skjema') }) },
  },
  {
    id: 'alt2-print-is-text',
    breaks: 'A print is plain text.',
    aimedAt: 'ALT2-MSG-009',
    ...onSuccess(['printMessage'], withMediaType('text/plain')),
  },
  {
    id: 'alt2-trash-bin-offers-find',
    breaks: 'The trash bin offers to find messages.',
    aimedAt: 'ALT2-MSG-010',
    ...onSuccess(
      ['listTrashbin'],
      setMember(['_links', 'find'], { href: '/api/my/messages/{MessageId}', isTemplated: true }),
    ),
  },
  {
    id: 'alt2-deleted-message-leads-to-itself',
    breaks: 'Deleted messages lead to themselves.',
    aimedAt: 'ALT2-MSG-010',
    ...onSuccess(
      ['listTrashbin'],
      mapMember(['_embedded', 'messages', '*', '_links'], (links) => ({
        ...(links as object),
        self: { href: '/api/my' },
      })),
    ),
  },
  {
    id: 'alt2-validation-always-fails',
    breaks: 'Every form has mistakes.',
    aimedAt: 'ALT2-MSG-011',
    rules: { remarksOn: () => ({ errors: [mistake], warnings: [] }) },
  },
  {
    id: 'alt2-validation-finds-nothing',
    breaks: 'No form has mistakes.',
    aimedAt: 'ALT2-MSG-012',
    rules: { remarksOn: () => ({ errors: [], warnings: [] }) },
  },
  {
    id: 'alt2-mistakes-are-warnings',
    breaks: 'Mistakes are told as warnings.',
    aimedAt: 'ALT2-MSG-012',
    rules: {
      remarksOn: (forms) => {
        const { errors, warnings } = remarksOn(forms);
        return { errors: [], warnings: [...errors, ...warnings] };
      },
    },
  },
  {
    id: 'alt2-archived-message-is-validated',
    breaks: 'Archived messages are validated.',
    aimedAt: 'ALT2-MSG-013',
    rules: { canValidate: () => true },
  },
  {
    id: 'alt2-archiving-tells-the-old-address',
    breaks: 'Archiving tells the address of the active message.',
    aimedAt: 'ALT2-MSG-014',
    ...onSuccess(
      ['archiveMessage'],
      mapHeader('Location', (at) => at.replace(/\/b\d+$/, '/a1')),
    ),
  },
  {
    id: 'alt2-archiving-answers-200',
    breaks: 'Archiving is answered with 200.',
    aimedAt: 'ALT2-MSG-014',
    ...onSuccess(['archiveMessage'], withStatus(200)),
  },
  {
    id: 'alt2-archiving-says-nothing',
    breaks: 'The status line does not say that a message was archived.',
    aimedAt: 'ALT2-MSG-015',
    rules: { archivedReason: () => 'No Content' },
  },
  {
    id: 'alt2-archived-message-forgets-its-id',
    breaks: 'An archived message does not tell the id that it had.',
    aimedAt: 'ALT2-MSG-016',
    ...onSuccess(['getMessage'], dropMember('OriginalId')),
  },
  {
    id: 'alt2-confirming-answers-200',
    breaks: 'Confirming is answered with 200.',
    aimedAt: 'ALT2-MSG-017',
    ...onSuccess(['confirmMessage'], withStatus(200)),
  },
  {
    id: 'alt2-unconfirmed-message-is-archived',
    breaks: 'Correspondence is archived without the confirmation that it asks for.',
    aimedAt: 'ALT2-MSG-018',
    rules: { canArchive: (message) => canArchive({ ...message, needsConfirmation: false }) },
  },
  {
    id: 'alt2-confirmation-does-not-count',
    breaks: 'Correspondence is not archived though it was confirmed.',
    aimedAt: 'ALT2-MSG-018',
    rules: { canArchive: (message) => message.needsConfirmation !== true && canArchive(message) },
  },
  {
    id: 'alt2-deleted-message-stays',
    breaks: 'A deleted message stays in its box.',
    aimedAt: 'ALT2-MSG-019',
    rules: { deletes: (message) => message },
  },
  {
    id: 'alt2-deleted-message-is-not-in-the-bin',
    breaks: 'A deleted message is not in the trash bin.',
    aimedAt: 'ALT2-MSG-019',
    rules: { deletes: (message) => ({ ...deletes(message), box: 0 }) },
  },
  {
    id: 'alt2-correspondence-to-an-organisation-is-deleted',
    breaks: 'Correspondence to an organisation is deleted.',
    aimedAt: 'ALT2-MSG-020',
    rules: { canDelete: () => true },
  },
  {
    id: 'alt2-archived-id-looks-active',
    breaks: 'Ids of the archive begin with a.',
    aimedAt: 'ALT2-MSG-021',
    rules: { archivedId: (number) => `a${number}` },
  },
  {
    id: 'alt2-signing-text-is-not-there',
    breaks: 'There is no text to sign.',
    aimedAt: 'ALT2-MSG-022',
    bypass: (_, route) => (route.id === 'getSigningText' ? refuse(404) : undefined),
  },
  {
    id: 'alt2-status-has-one-language',
    breaks: 'The status of a message is in Norwegian whatever is asked for.',
    aimedAt: 'ALT2-LANG-001',
    rules: { speaks: (_, preset) => preset },
  },
  {
    id: 'alt2-language-of-the-query-is-not-read',
    breaks: 'English is answered in Bokmål.',
    aimedAt: 'ALT2-LANG-001',
    requests: { routes: ['getMessage'], change: (call) => ({ ...call, language: 1044 }) },
  },
  {
    id: 'alt2-types-are-translated',
    breaks: 'The kind of a service is in the language of the answer.',
    aimedAt: 'ALT2-LANG-002',
    ...onSuccess(['listMetadata'], (reply, call) =>
      call.language === 1044
        ? mapItems('metadata', (one) => ({ ...one, ServiceType: 'Skjema' }))(reply, call)
        : reply,
    ),
  },
  {
    id: 'alt2-names-are-not-translated',
    breaks: 'Names of services are the same in every language.',
    aimedAt: 'ALT2-LANG-002',
    requests: { routes: ['listMetadata'], change: (call) => ({ ...call, language: 1033 }) },
  },
  {
    id: 'alt2-language-is-told-wrong',
    breaks: 'A code list tells another language than it is in.',
    aimedAt: 'ALT2-LANG-003',
    ...onSuccess(['getCodeList'], setMember(['Language'], 1083)),
  },
  {
    id: 'alt2-self-forgets-the-language',
    breaks: 'The address of a code list does not tell its language.',
    aimedAt: 'ALT2-LANG-003',
    ...onSuccess(
      ['getCodeList'],
      mapLink([], 'self', (href) => href.replace(/\?.*$/, '')),
    ),
  },
  {
    id: 'alt2-missing-language-is-pretended',
    breaks: 'A code list claims a language that it does not have.',
    aimedAt: 'ALT2-LANG-004',
    rules: {
      findsCodeList: (name, language, version) => {
        const found = altinn2Rules.findsCodeList(name, 1044, version);
        return found === undefined ? undefined : { ...found, language };
      },
    },
  },
  {
    id: 'alt2-odd-language-is-refused',
    breaks: 'A language that nobody documented is refused.',
    aimedAt: 'ALT2-LANG-005',
    bypass: ({ query }) => (query.get('language') === '1083' ? refuse(400) : undefined),
  },
];
