import { accessRules } from '../../altinn-app/rules/access.ts';
import { attachmentRules } from '../../altinn-app/rules/attachment.ts';
import { both, dropHeader, dropMember, setMember, withMediaType, withStatus } from '../change.ts';
import type { Fault } from './fault.ts';
import { misreadHeader } from './misread.ts';
import { onReply, spoil } from './spoil.ts';
import { callerOfToken } from './tokens.ts';

/** Faults that break the journeys of the guides. */
export const journeysFaults: readonly Fault[] = [
  {
    id: 'app-guide-creation-form-is-json',
    breaks: 'The form of a new instance is called JSON.',
    aimedAt: 'APP-JOUR-001',
    ...onReply(
      ['createInstanceSimple'],
      201,
      setMember(['data', '*', 'contentType'], 'application/json'),
    ),
  },
  {
    id: 'app-guide-creation-has-no-end-members',
    breaks: 'A new process does not have the member that tells its end event.',
    aimedAt: 'APP-JOUR-001',
    ...onReply(['createInstanceSimple'], 201, dropMember('process', 'endEvent')),
  },
  {
    id: 'app-guide-owner-is-not-named-as-sent',
    breaks: 'The owner of a new instance lacks the number by which he was named.',
    aimedAt: 'APP-JOUR-001',
    ...onReply(
      ['createInstanceSimple'],
      201,
      setMember(['instanceOwner', 'organisationNumber'], null),
    ),
  },
  {
    id: 'app-guide-boundary-with-dashes',
    breaks: 'A boundary that begins with dashes is not found.',
    aimedAt: 'APP-JOUR-002',
    requests: {
      routes: ['createInstance'],
      change: misreadHeader('Content-Type', (type) => type?.replace('boundary=----', 'boundary=')),
    },
  },
  {
    id: 'app-guide-multipart-form-is-lost',
    breaks: 'The form of the multipart instantiation is lost.',
    aimedAt: 'APP-JOUR-002',
    ...onReply(['createInstance'], 201, setMember(['data'], [])),
  },
  {
    id: 'app-guide-update-answers-another-element',
    breaks: 'The update answers another element than the one that was sent.',
    aimedAt: 'APP-JOUR-003',
    ...onReply(['putDataByType'], 201, setMember(['id'], '11111111-1111-4111-8111-111111111111')),
  },
  {
    id: 'app-guide-update-is-forgotten',
    breaks: 'The update is answered and not kept.',
    aimedAt: 'APP-JOUR-003',
    ...onReply(
      ['getDataByType'],
      200,
      both(setMember(['navn'], null), setMember(['property1'], null)),
    ),
  },
  {
    id: 'app-guide-step-does-not-end',
    breaks: 'The last step answers a process that is not ended.',
    aimedAt: 'APP-JOUR-004',
    ...onReply(['nextProcess'], 200, setMember(['ended'], null)),
  },
  {
    id: 'app-guide-step-loses-start',
    breaks: 'The last step answers a process without its start.',
    aimedAt: 'APP-JOUR-004',
    ...onReply(['nextProcess'], 200, setMember(['startEvent'], null)),
  },
  {
    id: 'app-guide-step-demands-body',
    breaks: 'process/next with a JSON media type and no body is refused.',
    aimedAt: 'APP-JOUR-004',
    bypass: ({ request }, route) =>
      route.id === 'nextProcess' &&
      request.header('content-type') !== undefined &&
      request.body.length === 0
        ? { status: 415, headers: [] }
        : undefined,
  },
  {
    id: 'app-guide-receipt-is-missing',
    breaks: 'No receipt is made at the end.',
    aimedAt: 'APP-JOUR-005',
    rules: { printedTypes: () => [] },
  },
  {
    id: 'app-guide-form-vanishes-at-the-end',
    breaks: 'The form is gone when the process has ended.',
    aimedAt: 'APP-JOUR-005',
    ...onReply(
      ['nextProcess'],
      200,
      spoil((instance, { app }) => {
        const forms = app.dataTypes.filter((type) => type.appLogic?.classRef != null);
        instance.data = instance.data.filter(
          (element) => !forms.some((type) => type.id === element.dataType),
        );
      }),
    ),
  },
  {
    id: 'app-guide-receipt-has-no-name',
    breaks: 'The receipt is downloaded without a file name.',
    aimedAt: 'APP-JOUR-006',
    ...onReply(['getDataByType'], 200, dropHeader('Content-Disposition')),
  },
  {
    id: 'app-guide-receipt-is-no-pdf',
    breaks: 'The receipt is a page of HTML.',
    aimedAt: 'APP-JOUR-006',
    rules: {
      storedReceipt: () => Buffer.from('<html><body>Kvittering</body></html>'),
    },
  },
  {
    id: 'app-guide-receipt-is-cut',
    breaks: 'The download of the receipt loses its first bytes.',
    aimedAt: 'APP-JOUR-006',
    rules: { downloads: (bytes) => attachmentRules.downloads(bytes).subarray(8) },
  },
  {
    id: 'app-guide-receipt-is-octet-stream',
    breaks: 'The receipt is called a stream of bytes.',
    aimedAt: 'APP-JOUR-006',
    ...onReply(['getDataByType'], 200, withMediaType('application/octet-stream')),
  },
  {
    id: 'app-owner-may-not-move-on',
    breaks: 'The app owner may not move a process on.',
    aimedAt: 'APP-JOUR-007',
    rules: {
      permits: (question) =>
        !(question.caller.kind === 'org' && question.action === 'write') &&
        accessRules.permits(question),
    },
  },
  {
    id: 'app-user-may-not-see-the-process',
    breaks: 'A user may not read the process of his instance.',
    aimedAt: 'APP-JOUR-008',
    replies: {
      routes: ['getProcess'],
      when: (_, call) => callerOfToken(call) === 'user',
      change: () => ({ status: 403, headers: [] }),
    },
  },
  {
    id: 'app-one-app-answers-otherwise',
    breaks: 'One app of the target answers validation otherwise than the rest.',
    aimedAt: 'APP-JOUR-009',
    replies: {
      routes: ['validateInstance'],
      when: (_, { app }) => app.name === 'bekreftelse',
      change: withStatus(404),
    },
  },
  {
    id: 'app-one-app-names-another',
    breaks: 'The metadata of one app name another.',
    aimedAt: 'APP-JOUR-009',
    replies: {
      routes: ['getApplicationMetadata'],
      when: (reply, { app }) => reply.status === 200 && app.name === 'vedlegg',
      change: setMember(['id'], 'ttd/kontrakt'),
    },
  },
];
