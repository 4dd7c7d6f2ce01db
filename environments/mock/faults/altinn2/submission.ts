import { refuse } from '../../altinn2/call.ts';
import { services } from '../../altinn2/data/services.ts';
import { altinn2Rules } from '../../altinn2/rules.ts';
import { mapHeader, mapText, withStatus } from '../change.ts';
import type { Altinn2Fault } from './fault.ts';
import { mapItems, misreads, onSuccess } from './means.ts';

const { stateAfter } = altinn2Rules;

/** Faults of sending forms and attachments. */
export const submissionFaults: readonly Altinn2Fault[] = [
  {
    id: 'alt2-sending-does-not-archive',
    breaks: 'A form that is sent is left for filling in.',
    aimedAt: 'ALT2-SUBMIT-001',
    rules: {
      stateAfter: (complete, sign) =>
        complete === null && sign === null ? 'filling' : stateAfter(complete, sign),
    },
  },
  {
    id: 'alt2-sending-tells-the-box',
    breaks: 'Location leads to the message box.',
    aimedAt: 'ALT2-SUBMIT-001',
    ...onSuccess(
      ['createMessage'],
      mapHeader('Location', (at) => at.replace(/\/[ab]\d+$/, '/')),
    ),
  },
  {
    id: 'alt2-complete-is-not-read',
    breaks: 'complete=false is not read.',
    aimedAt: 'ALT2-SUBMIT-002',
    rules: { stateAfter: (_, sign) => stateAfter(null, sign) },
  },
  {
    id: 'alt2-sign-is-not-read',
    breaks: 'sign=false is not read.',
    aimedAt: 'ALT2-SUBMIT-003',
    rules: { stateAfter: (complete) => stateAfter(complete, null) },
  },
  {
    id: 'alt2-sign-wins-over-complete',
    breaks: 'A form that is not complete is signed all the same.',
    aimedAt: 'ALT2-SUBMIT-004',
    rules: {
      stateAfter: (complete, sign) => (sign === 'true' ? 'sent' : stateAfter(complete, sign)),
    },
  },
  {
    id: 'alt2-empty-message-is-refused',
    breaks: 'A message without forms is refused.',
    aimedAt: 'ALT2-SUBMIT-005',
    rules: { hasMainForm: (forms) => forms.some(({ xml }) => !xml.includes('<navn></navn>')) },
  },
  {
    id: 'alt2-form-loses-letters',
    breaks: 'A form loses letters that Latin-1 does not share.',
    aimedAt: 'ALT2-SUBMIT-006',
    ...onSuccess(
      ['getFormData'],
      mapText((text) => text.replaceAll('Å', 'A')),
    ),
  },
  {
    id: 'alt2-form-is-escaped-twice',
    breaks: 'A form is escaped once more when it is read.',
    aimedAt: 'ALT2-SUBMIT-006',
    ...onSuccess(
      ['getFormData'],
      mapText((text) => text.replaceAll('&', '&amp;')),
    ),
  },
  {
    id: 'alt2-replacing-adds',
    breaks: 'Replacing a message adds to it.',
    aimedAt: 'ALT2-SUBMIT-007',
    rules: { replaces: (before, sent) => [...before, ...sent] },
  },
  {
    id: 'alt2-replacing-keeps-what-is-not-sent',
    breaks: 'Attachments that are not sent again stay.',
    aimedAt: 'ALT2-SUBMIT-007',
    rules: { replaces: (before, sent) => (sent.length === 0 ? before : sent) },
  },
  {
    id: 'alt2-replacing-does-not-complete',
    breaks: 'A message that is replaced is left for filling in.',
    aimedAt: 'ALT2-SUBMIT-008',
    ...misreads(['replaceMessage'], 'complete', (value) => value ?? 'false'),
  },
  {
    id: 'alt2-archived-message-is-replaced',
    breaks: 'An archived message can be replaced.',
    aimedAt: 'ALT2-SUBMIT-009',
    rules: { canReplace: () => true },
  },
  {
    id: 'alt2-sub-form-is-not-kept',
    breaks: 'A sub form that is added is not there.',
    aimedAt: 'ALT2-SUBMIT-010',
    ...onSuccess(
      ['addForm'],
      mapHeader('Location', (at) => `${at}9`),
    ),
  },
  {
    id: 'alt2-sub-form-stays',
    breaks: 'A sub form that is removed is still there.',
    aimedAt: 'ALT2-SUBMIT-010',
    bypass: (_, route) => (route.id === 'deleteForm' ? { status: 204, headers: [] } : undefined),
  },
  {
    id: 'alt2-attachment-loses-bytes',
    breaks: 'An attachment is read as text.',
    aimedAt: 'ALT2-SUBMIT-011',
    ...onSuccess(['getAttachment'], (reply) => ({
      ...reply,
      body: Buffer.from(Buffer.from(reply.body ?? '').toString('ascii')),
    })),
  },
  {
    id: 'alt2-attachment-stays',
    breaks: 'An attachment that is removed is still there.',
    aimedAt: 'ALT2-SUBMIT-011',
    bypass: (_, route) =>
      route.id === 'deleteAttachment' ? { status: 204, headers: [] } : undefined,
  },
  {
    id: 'alt2-streamed-attachment-is-cut',
    breaks: 'A streamed attachment is cut after a kilobyte.',
    aimedAt: 'ALT2-SUBMIT-012',
    requests: {
      routes: ['streamAttachment'],
      change: (call) => ({
        ...call,
        request: { ...call.request, body: call.request.body.subarray(0, 1024) },
      }),
    },
  },
  {
    id: 'alt2-streamed-attachment-loses-its-name',
    breaks: 'The name of a streamed attachment ends at the first blank.',
    aimedAt: 'ALT2-SUBMIT-012',
    ...onSuccess(
      ['listAttachments'],
      mapItems('attachments', (one) => ({
        ...one,
        FileName: String(one['FileName']).split(' ')[0],
      })),
    ),
  },
  {
    id: 'alt2-main-form-is-not-demanded',
    breaks: 'Forms without a main form are taken.',
    aimedAt: 'ALT2-SUBMIT-013',
    rules: { hasMainForm: () => true },
  },
  {
    id: 'alt2-missing-main-form-answers-401',
    breaks: 'Forms without a main form are refused with 401.',
    aimedAt: 'ALT2-SUBMIT-013',
    rules: { refusesMainForm: () => refuse(401) },
  },
  {
    id: 'alt2-invalid-form-answers-401',
    breaks: 'A form that is not valid is refused with 401, as before 20.5.',
    aimedAt: 'ALT2-SUBMIT-014',
    rules: { refusesInvalid: () => refuse(401) },
  },
  {
    id: 'alt2-invalid-form-is-archived',
    breaks: 'A form that is not valid is archived.',
    aimedAt: 'ALT2-SUBMIT-014',
    requests: {
      routes: ['createMessage'],
      change: (call) => {
        const text = call.request.body.toString('utf8').replace('<navn></navn>', '<navn>x</navn>');
        const body = Buffer.from(
          text
            .replace(/<alder>samsvar/, '<alder>4</alder><merke>samsvar')
            .replace('</alder></Skjema>', '</merke></Skjema>'),
        );
        return {
          ...call,
          request: {
            ...call.request,
            body: text.includes('<alder>samsvar') ? body : call.request.body,
          },
        };
      },
    },
  },
  {
    id: 'alt2-invalid-form-is-kept-and-refused',
    breaks: 'A form that is not valid is refused and kept all the same.',
    aimedAt: 'ALT2-SUBMIT-014',
    bypass: (call, route) => {
      if (route.id !== 'createMessage' || !call.request.body.includes('<navn></navn>'))
        return undefined;
      const { store } = call.state;
      const seeded = store.messages.get('a1000101');
      const xml = /"FormData":"([^"]*)"/.exec(call.request.body.toString('utf8'))?.[1] ?? '';
      const [form] = seeded?.forms ?? [];
      if (seeded === undefined || form === undefined) return undefined;
      const changed = call.state.world.clock.now();
      store.keep({ ...seeded, id: `a${store.nextId()}`, changed, forms: [{ ...form, xml }] });
      return refuse(400);
    },
  },
  {
    id: 'alt2-unreadable-body-answers-415',
    breaks: 'A body that cannot be read is of the wrong type.',
    aimedAt: 'ALT2-SUBMIT-015',
    rules: { refusesBody: () => refuse(415) },
  },
  {
    id: 'alt2-unknown-service-is-taken',
    breaks: 'A service that does not exist is taken for another.',
    aimedAt: 'ALT2-SUBMIT-016',
    rules: {
      findsService: (code, edition) => altinn2Rules.findsService(code, edition) ?? services[0],
    },
  },
  {
    id: 'alt2-any-attachment-type-is-taken',
    breaks: 'Attachments of any type are taken.',
    aimedAt: 'ALT2-SUBMIT-017',
    rules: { takesAttachment: () => true },
  },
  {
    id: 'alt2-service-for-the-portal-is-taken',
    breaks: 'A service that is not for REST takes forms.',
    aimedAt: 'ALT2-SUBMIT-018',
    rules: { takesForms: () => true },
  },
  {
    id: 'alt2-others-signature-is-passed-by',
    breaks: 'A service that others sign is signed at once.',
    aimedAt: 'ALT2-SUBMIT-019',
    rules: { signsAtOnce: () => true },
  },
  {
    id: 'alt2-removing-a-form-answers-200',
    breaks: 'Removing a sub form is answered with 200.',
    aimedAt: 'ALT2-SUBMIT-010',
    ...onSuccess(['deleteForm'], withStatus(200)),
  },
];
