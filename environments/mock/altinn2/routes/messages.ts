import type { Reply } from '../../server/message.ts';
import type { Altinn2Call, Altinn2Route } from '../call.ts';
import { noContent, selfOf, show, showList, addressOf } from '../show.ts';
import type { Message } from '../state/message.ts';
import { onMessage, touched, requireParty } from './on-message.ts';
import { boxLinks, messageMembers, messagePart, messagePath } from './message-parts.ts';

const box = { login: 'user', key: 'Message' } as const;
const reading = { ...box, scopes: ['instances.read'] };
const writing = { ...box, scopes: ['instances.write'] };

/** The message box: listing, reading, printing, validating, archiving, deleting (reference altinn2 5.1, 5.2). */
export const messageRoutes: readonly Altinn2Route[] = [
  {
    id: 'listMessages',
    method: 'GET',
    path: '/{who}/messages',
    ...box,
    scopes: ['instances.meta', 'instances.read'],
    handle: listMessages,
  },
  {
    id: 'listTrashbin',
    method: 'GET',
    path: '/{who}/messages/trashbin',
    ...box,
    scopes: ['instances.meta', 'instances.read'],
    handle: listTrashbin,
  },
  {
    id: 'getMessage',
    method: 'GET',
    path: '/{who}/messages/{messageId}',
    ...reading,
    handle: onMessage(readMessage),
  },
  {
    id: 'printMessage',
    method: 'GET',
    path: '/{who}/messages/{messageId}/print',
    ...reading,
    handle: onMessage(printMessage),
  },
  {
    id: 'validateMessage',
    method: 'GET',
    path: '/{who}/messages/{messageId}/validate',
    ...reading,
    handle: onMessage(validateMessage),
  },
  {
    id: 'getSigningText',
    method: 'GET',
    path: '/{who}/messages/{messageId}/signingtext',
    ...reading,
    handle: onMessage((call, { subject }) =>
      show(call, { name: 'SigningText', fields: [['Text', `Jeg signerer ${subject}`]] }),
    ),
  },
  {
    id: 'archiveMessage',
    method: 'PUT',
    path: '/{who}/messages/{messageId}/archive',
    ...writing,
    handle: onMessage(archiveMessage),
  },
  {
    id: 'confirmMessage',
    method: 'PUT',
    path: '/{who}/messages/{messageId}/confirm',
    ...writing,
    handle: onMessage((call, message) => {
      call.state.store.keep({ ...touched(call, message), confirmed: true });
      return noContent();
    }),
  },
  {
    id: 'deleteMessage',
    method: 'DELETE',
    path: '/{who}/messages/{messageId}',
    ...writing,
    handle: onMessage(deleteMessage),
  },
];

function listMessages(call: Altinn2Call): Reply {
  const { state, query } = call;
  const [from, to] = [query.get('dateFrom'), query.get('dateTo')];
  const messages = state.store
    .box(requireParty(call).id)
    .filter(({ changed }) => state.rules.changedWithin(state.rules.localTime(changed), from, to));
  return showList(call, {
    rel: 'messages',
    links: boxLinks(call, selfOf(call, `/${call.params['who']}/messages`)),
    items: messages.map((one) => messagePart(call, one, 'list')),
    type: 'Altinn.Api.Models.Message',
    members: messageMembers,
    to: 'user',
  });
}

function listTrashbin(call: Altinn2Call): Reply {
  const deleted = call.state.store.box(requireParty(call).id, true);
  return showList(call, {
    rel: 'messages',
    links: [selfOf(call, `/${call.params['who']}/messages/trashbin`)],
    items: deleted.map((one) => messagePart(call, one, 'trash')),
    type: 'Altinn.Api.Models.Message',
    members: messageMembers,
    to: 'user',
  });
}

function readMessage(call: Altinn2Call, message: Message): Reply {
  const { rules, store } = call.state;
  const isRead = message.state === 'unread' && rules.marksAsRead(call.query.get('markAsRead'));
  const shown = isRead ? store.keep({ ...message, state: 'read' }) : message;
  return show(call, { name: 'Message', ...messagePart(call, shown, 'single') });
}

function printMessage(call: Altinn2Call, message: Message): Reply {
  const { rules } = call.state;
  if (!rules.canPrint(message)) return rules.unknownMessage();
  const { type, bytes } = rules.prints(message);
  return { status: 200, headers: [['Content-Type', type]], body: bytes };
}

function validateMessage(call: Altinn2Call, message: Message): Reply {
  const { rules } = call.state;
  if (!rules.canValidate(message)) return rules.refusesValidation();
  const { errors, warnings } = rules.remarksOn(message.forms);
  const toParts = (remarks: typeof errors) =>
    remarks.map(({ field, message: text, path }) => ({
      fields: [
        ['FieldName', field],
        ['ErrorMessage', text],
        ['FieldXPath', path],
      ] as const,
    }));
  return show(call, {
    name: 'Validation',
    fields: [
      ['Success', errors.length === 0],
      ['ValidationErrors', toParts(errors)],
      ['ValidationWarnings', toParts(warnings)],
    ],
  });
}

function archiveMessage(call: Altinn2Call, message: Message): Reply {
  const { rules, store } = call.state;
  if (!rules.canArchive(message)) return rules.refusesArchiving();
  const archived = moveToArchive(call, message, 'archived');
  const location = addressOf(call, messagePath(call, archived.id));
  store.messages.delete(message.id);
  return noContent(rules.archivedReason(), [['Location', location]]);
}

/** Keeps a message under the id that it has in the archive. */
export function moveToArchive(
  call: Altinn2Call,
  message: Message,
  state: 'archived' | 'sent',
): Message {
  const { rules, store } = call.state;
  return store.keep({
    ...touched(call, message),
    id: rules.archivedId(store.nextId()),
    originalId: message.id,
    state,
  });
}

function deleteMessage(call: Altinn2Call, message: Message): Reply {
  const { rules, store } = call.state;
  if (!rules.canDelete(message, requireParty(call))) return rules.refusesDeletion();
  store.keep(rules.deletes(touched(call, message)));
  return noContent();
}
