import type { Reply } from '../../server/message.ts';
import type { Altinn2Call, Altinn2Route } from '../call.ts';
import { link, type Part } from '../formats/resource.ts';
import { readSent } from '../formats/read-body.ts';
import { addressOf, created, noContent, selfOf, show } from '../show.ts';
import type { Message, StoredAttachment } from '../state/message.ts';
import { messagePath } from './message-parts.ts';
import { onMessage, touched } from './on-message.ts';
import { toAttachment } from './submission.ts';

const box = { login: 'user', key: 'Message' } as const;
const reading = { ...box, scopes: ['instances.read'] };
const writing = { ...box, scopes: ['instances.write'] };
const all = '/{who}/messages/{messageId}/attachments';

/** Attachments of a message (reference altinn2 5.2, 5.3). */
export const attachmentRoutes: readonly Altinn2Route[] = [
  {
    id: 'listAttachments',
    method: 'GET',
    path: all,
    ...reading,
    handle: onMessage(listAttachments),
  },
  { id: 'addAttachment', method: 'POST', path: all, ...writing, handle: onMessage(addAttachment) },
  {
    id: 'streamAttachment',
    method: 'POST',
    path: `${all}/streamedattachment`,
    ...writing,
    handle: onMessage(streamAttachment),
  },
  {
    id: 'getAttachment',
    method: 'GET',
    path: `${all}/{attachmentId}`,
    ...reading,
    handle: onAttachment((_, { file }) => ({
      status: 200,
      headers: [['Content-Type', 'application/octet-stream']],
      body: file.bytes,
    })),
  },
  {
    id: 'deleteAttachment',
    method: 'DELETE',
    path: `${all}/{attachmentId}`,
    ...writing,
    handle: onAttachment(deleteAttachment),
  },
];

interface Place {
  readonly message: Message;
  readonly file: StoredAttachment;
}

function onAttachment(
  handle: (call: Altinn2Call, place: Place) => Reply,
): (call: Altinn2Call) => Reply {
  return onMessage((call, message) => {
    const file = message.attachments.find(({ id }) => String(id) === call.params['attachmentId']);
    if (file === undefined) return call.state.rules.unknownMessage();
    return handle(call, { message, file });
  });
}

function attachmentPath(call: Altinn2Call, { message, file }: Place): string {
  return `${messagePath(call, message.id)}/attachments/${file.id}`;
}

function listAttachments(call: Altinn2Call, message: Message): Reply {
  const items = message.attachments.map((file) => toPart(call, { message, file }));
  return show(call, {
    name: 'attachments',
    fields: [],
    links: [selfOf(call, `${messagePath(call, message.id)}/attachments`)],
    embedded: { rel: 'attachments', items },
  });
}

function toPart(call: Altinn2Call, place: Place): Part {
  const { fileName, type, bytes } = place.file;
  return {
    fields: [
      ['FileName', fileName],
      ['Name', fileName.replace(/\.\w+$/, '')],
      ['AttachmentType', type],
      ['Encrypted', false],
      ['SigningLocked', false],
      ['SignedByDefault', true],
      ['FileSize', bytes.length],
    ],
    links: [['self', link(addressOf(call, attachmentPath(call, place)))]],
  };
}

function addAttachment(call: Altinn2Call, message: Message): Reply {
  const sent = readSent(call.request);
  if (sent === undefined) return call.state.rules.refusesBody();
  return keep(call, { message, file: toAttachment(call, sent) });
}

function streamAttachment(call: Altinn2Call, message: Message): Reply {
  const { query, request, state } = call;
  const file = {
    id: state.store.nextId(),
    fileName: query.get('fileName') ?? '',
    type: query.get('attachmentType') ?? '',
    bytes: request.body,
  };
  return keep(call, { message, file });
}

function keep(call: Altinn2Call, { message, file }: Place): Reply {
  const { rules, store } = call.state;
  if (!rules.canReplace(message)) return rules.refusesReplacing();
  const service = rules.findsService(message.service.code, message.service.edition);
  if (service === undefined || !rules.takesAttachment(service, file.type))
    return rules.refusesAttachment();
  store.keep({ ...touched(call, message), attachments: [...message.attachments, file] });
  return created(call, attachmentPath(call, { message, file }));
}

function deleteAttachment(call: Altinn2Call, { message, file }: Place): Reply {
  const { rules, store } = call.state;
  if (!rules.canReplace(message)) return rules.refusesReplacing();
  const attachments = message.attachments.filter(({ id }) => id !== file.id);
  store.keep({ ...touched(call, message), attachments });
  return noContent();
}
