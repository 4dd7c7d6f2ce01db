import type { Reply } from '../../server/message.ts';
import { isReply, type Altinn2Call, type Altinn2Route } from '../call.ts';
import type { Service } from '../data/services.ts';
import { readSent, type Sent } from '../formats/read-body.ts';
import { created } from '../show.ts';
import type { Message, StoredAttachment, StoredForm } from '../state/message.ts';
import { moveToArchive } from './messages.ts';
import { messagePath } from './message-parts.ts';
import { onMessage, requireParty, requirePerson, touched } from './on-message.ts';

const writing = { login: 'user', key: 'Message', scopes: ['instances.write'] } as const;

/** Sending and replacing messages (reference altinn2 5.2). */
export const submissionRoutes: readonly Altinn2Route[] = [
  {
    id: 'createMessage',
    method: 'POST',
    path: '/{who}/messages',
    ...writing,
    handle: createMessage,
  },
  {
    id: 'replaceMessage',
    method: 'PUT',
    path: '/{who}/messages/{messageId}',
    ...writing,
    handle: onMessage(replaceMessage),
  },
];

/** What a message is sent with, after it has been looked at. */
interface Submission {
  readonly service: Service;
  readonly forms: readonly StoredForm[];
  readonly attachments: readonly StoredAttachment[];
}

function createMessage(call: Altinn2Call): Reply {
  const sent = readSent(call.request);
  const submission = sent === undefined ? undefined : toSubmission(call, sent);
  if (submission === undefined) return call.state.rules.refusesBody();
  if (isReply(submission)) return submission;
  return settle(call, emptyMessage(call, submission.service), submission);
}

function replaceMessage(call: Altinn2Call, message: Message): Reply {
  const { rules } = call.state;
  if (!rules.canReplace(message)) return rules.refusesReplacing();
  const sent = readSent(call.request);
  const submission = sent === undefined ? undefined : toSubmission(call, sent);
  if (submission === undefined) return rules.refusesBody();
  return isReply(submission) ? submission : settle(call, message, submission);
}

/** Puts the message where complete and sign want it; what is refused leaves nothing behind. */
function settle(call: Altinn2Call, message: Message, submission: Submission): Reply {
  const { rules, store } = call.state;
  const state = rules.stateAfter(call.query.get('complete'), call.query.get('sign'));
  const refused = refusal(call, submission, state);
  if (refused !== undefined) return refused;
  const changed = {
    ...touched(call, message),
    state,
    forms: rules.replaces(message.forms, submission.forms),
    attachments: rules.replaces(message.attachments, submission.attachments),
  };
  if (state !== 'sent') return created(call, messagePath(call, store.keep(changed).id));
  const archived = moveToArchive(call, changed, 'sent');
  store.messages.delete(message.id);
  return created(call, messagePath(call, archived.id));
}

function refusal(
  { state: { rules } }: Altinn2Call,
  { service, forms }: Submission,
  state: 'filling' | 'signing' | 'sent',
): Reply | undefined {
  if (!rules.hasMainForm(forms)) return rules.refusesMainForm();
  if (state === 'filling') return undefined;
  if (rules.remarksOn(forms).errors.length > 0) return rules.refusesInvalid();
  return state === 'sent' && !rules.signsAtOnce(service) ? rules.refusesSigning() : undefined;
}

function toSubmission(call: Altinn2Call, sent: Sent): Submission | Reply | undefined {
  const { rules } = call.state;
  const { ServiceCode = '', ServiceEdition = '', Type } = sent.fields;
  if (Type !== 'FormTask') return undefined;
  const service = rules.findsService(ServiceCode, Number(ServiceEdition));
  if (service === undefined || !rules.takesForms(service)) return rules.refusesService();
  const attachments = sent.embedded('attachments').map((one) => toAttachment(call, one));
  if (attachments.some(({ type }) => !rules.takesAttachment(service, type)))
    return rules.refusesAttachment();
  return { service, forms: formsOf(call, sent, service), attachments };
}

/** Forms that were sent; where none were, those of the service, as its owner fills them in. */
function formsOf(call: Altinn2Call, sent: Sent, service: Service): readonly StoredForm[] {
  const forms = sent.embedded('forms').map((one) => toForm(call, one));
  if (forms.length > 0) return forms;
  const main = service.forms?.filter(({ type }) => type === 'MainForm') ?? [];
  return main.map(({ dataFormatId, dataFormatVersion, type }) => ({
    id: call.state.store.nextId(),
    type,
    dataFormatId,
    dataFormatVersion,
    xml: '<Skjema><navn></navn></Skjema>',
  }));
}

/** A form as it was sent, under an id of its own. */
export function toForm({ state }: Altinn2Call, { fields }: Sent): StoredForm {
  const { Type, DataFormatId = '', DataFormatVersion = '', FormData = '' } = fields;
  return {
    id: state.store.nextId(),
    type: Type === 'SubForm' ? 'SubForm' : 'MainForm',
    dataFormatId: DataFormatId,
    dataFormatVersion: Number(DataFormatVersion),
    xml: FormData,
  };
}

/** An attachment as it was sent, under an id of its own. */
export function toAttachment({ state }: Altinn2Call, { fields }: Sent): StoredAttachment {
  const { FileName = '', AttachmentType = '', Data = '' } = fields;
  return {
    id: state.store.nextId(),
    fileName: FileName,
    type: AttachmentType,
    bytes: Buffer.from(Data, 'base64'),
  };
}

function emptyMessage(call: Altinn2Call, service: Service): Message {
  const { store, world } = call.state;
  const now = world.clock.now();
  return {
    id: `a${store.nextId()}`,
    box: requireParty(call).id,
    type: 'FormTask',
    service: { code: service.code, edition: service.edition },
    subject: service.name[call.language],
    state: 'filling',
    created: now,
    changed: now,
    changedBy: requirePerson(call).name,
    replyOptions: [],
    forms: [],
    attachments: [],
    isDeleted: false,
  };
}
