import {
  both,
  dropHeader,
  dropMember,
  emptyBody,
  isStatus,
  replaceJson,
  setMember,
  withHeader,
  withMediaType,
  withStatus,
} from '../change.ts';
import type { Altinn2Change, Altinn2Fault } from './fault.ts';
import { answersWhen, mapItems, mapLink, onSuccess } from './means.ts';

/** The model of newer parts, with these members. */
const error = (value: object): Altinn2Change =>
  both(withHeader('Content-Type', 'application/json; charset=utf-8'), replaceJson(value));

/** Faults against what every exchange must be. */
export const contractFaults: readonly Altinn2Fault[] = [
  {
    id: 'alt2-profile-answers-202',
    breaks: 'A profile is answered with 202.',
    aimedAt: 'ALT2-CONTRACT-001',
    ...onSuccess(['getProfile'], withStatus(202)),
  },
  {
    id: 'alt2-metadata-sends-to-login',
    breaks: 'Metadata send to the login page.',
    aimedAt: 'ALT2-CONTRACT-001',
    ...answersWhen(
      ['listCodeLists'],
      () => true,
      () => ({ status: 302, headers: [['Location', '/login']] }),
    ),
  },
  {
    id: 'alt2-reportees-as-csv',
    breaks: 'Reportees come under a media type of nobody.',
    aimedAt: 'ALT2-CONTRACT-002',
    ...onSuccess(['listReportees'], withMediaType('text/csv')),
  },
  {
    id: 'alt2-message-without-subject',
    breaks: 'Messages have no subject.',
    aimedAt: 'ALT2-CONTRACT-003',
    ...onSuccess(['getMessage'], dropMember('Subject')),
  },
  {
    id: 'alt2-read-is-empty',
    breaks: 'A read is answered with 200 and nothing.',
    aimedAt: 'ALT2-CONTRACT-003',
    ...onSuccess(['listReportees'], emptyBody),
  },
  {
    id: 'alt2-edition-is-text',
    breaks: 'The edition of a service is a text.',
    aimedAt: 'ALT2-CONTRACT-003',
    ...onSuccess(
      ['listMetadata'],
      mapItems('metadata', (one) => ({ ...one, ServiceEditionCode: '1' })),
    ),
  },
  {
    id: 'alt2-form-version-is-text',
    breaks: 'The version of a form is a text when it is read.',
    aimedAt: 'ALT2-CONTRACT-003',
    ...onSuccess(['getForm'], setMember(['DataFormatVersion'], '12345')),
  },
  {
    id: 'alt2-reply-option-without-service',
    breaks: 'A reply option of the kind Service does not name the service.',
    aimedAt: 'ALT2-CONTRACT-003',
    ...onSuccess(['getMessage'], dropMember('ReplyOptions', '*', 'ServiceCode')),
  },
  {
    id: 'alt2-schema-without-disposition',
    breaks: 'A schema is no file.',
    aimedAt: 'ALT2-CONTRACT-004',
    ...onSuccess(['getFormSchema'], dropHeader('Content-Disposition')),
  },
  {
    id: 'alt2-created-without-location',
    breaks: 'Who sends a message is not told where it is.',
    aimedAt: 'ALT2-CONTRACT-004',
    ...onSuccess(['createMessage'], dropHeader('Location')),
  },
  {
    id: 'alt2-validation-breaks',
    breaks: 'Validating ends in 500.',
    aimedAt: 'ALT2-CONTRACT-005',
    ...answersWhen(
      ['validateMessage'],
      () => true,
      () => ({ status: 500, headers: [] }),
    ),
  },
  {
    id: 'alt2-unreadable-body-breaks',
    breaks: 'A body that cannot be read ends in 500.',
    aimedAt: 'ALT2-CONTRACT-005',
    replies: { routes: ['createMessage'], when: isStatus(400), change: withStatus(500) },
  },
  {
    id: 'alt2-error-shows-a-trace',
    breaks: 'An unknown message is answered with a stack trace.',
    aimedAt: 'ALT2-CONTRACT-006',
    replies: {
      routes: ['getMessage'],
      when: isStatus(404),
      change: error({
        ErrorCode: 1,
        ErrorMessage:
          'System.NullReferenceException: x at Altinn.Api.Get(String id) in C:\\src\\a.cs:line 3',
      }),
    },
  },
  {
    id: 'alt2-link-that-nobody-may-follow',
    breaks: 'The address of a code list has a language that the contract does not know.',
    aimedAt: 'ALT2-CONTRACT-007',
    ...onSuccess(
      ['listCodeLists'],
      mapLink(['_embedded', 'codelists', '*'], 'self', (href) =>
        href.replace(/language=\d+/, 'language=ukjent'),
      ),
    ),
  },
  {
    id: 'alt2-undocumented-member',
    breaks: 'Reportees have a member that nobody documents.',
    aimedAt: 'ALT2-CONTRACT-008',
    ...onSuccess(['getReportee'], setMember(['InternalFlags'], 7)),
  },
  {
    id: 'alt2-null-instead-of-nothing',
    breaks: 'A member without a value is null.',
    aimedAt: 'ALT2-CONTRACT-009',
    ...onSuccess(['getMessage'], setMember(['MessageSender'], null)),
  },
  {
    id: 'alt2-action-of-nobody',
    breaks: 'A right has an action that nobody published.',
    aimedAt: 'ALT2-CONTRACT-010',
    ...onSuccess(
      ['listRights'],
      mapItems('rights', (one) => ({ ...one, Action: 'Rewrite' })),
    ),
  },
  {
    id: 'alt2-error-of-another-model',
    breaks: 'An unknown reportee is answered with an error model of its own.',
    aimedAt: 'ALT2-ERR-001',
    replies: {
      routes: ['getReportee'],
      when: isStatus(404),
      change: error({ message: 'Not found' }),
    },
  },
  {
    id: 'alt2-error-without-code',
    breaks: 'An error model has a message and no code.',
    aimedAt: 'ALT2-ERR-001',
    replies: {
      routes: ['getRoleDefinition', 'getFormTask'],
      when: isStatus(404),
      change: error({ ErrorMessage: 'Unknown' }),
    },
  },
  {
    id: 'alt2-unknown-address-answers-400',
    breaks: 'An address that nobody documented is a bad request.',
    aimedAt: 'ALT2-ERR-002',
    unrouted: (reply) => (reply.status === 404 ? { ...reply, status: 400 } : reply),
  },
  {
    id: 'alt2-unknown-address-answers',
    breaks: 'Every address is answered with 200.',
    aimedAt: 'ALT2-ERR-002',
    unrouted: (reply) => (reply.status === 404 ? { ...reply, status: 200 } : reply),
  },
  {
    id: 'alt2-unknown-method-answers-400',
    breaks: 'A method that an address does not have is a bad request.',
    aimedAt: 'ALT2-ERR-003',
    unrouted: (reply) => (reply.status === 405 ? { ...reply, status: 400 } : reply),
  },
  {
    id: 'alt2-addresses-have-case',
    breaks: 'Addresses are found in lower case alone.',
    aimedAt: 'ALT2-HTTP-001',
    rules: { hasCase: () => true },
  },
  {
    id: 'alt2-slash-at-the-end-is-another-address',
    breaks: 'A slash at the end of an address leads nowhere.',
    aimedAt: 'ALT2-HTTP-002',
    bypass: ({ request }) =>
      request.path.endsWith('/') ? { status: 404, headers: [] } : undefined,
  },
  {
    id: 'alt2-204-names-a-type',
    breaks: 'A 204 names a media type.',
    aimedAt: 'ALT2-HTTP-003',
    replies: { when: isStatus(204), change: withHeader('Content-Type', 'application/json') },
  },
];
