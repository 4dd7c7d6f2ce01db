import type { Altinn2Call } from '../call.ts';
import { statusWords } from '../data/languages.ts';
import { link, template, type Links, type Part } from '../formats/resource.ts';
import { addressOf } from '../show.ts';
import type { Message, ReplyOption } from '../state/message.ts';

/** How a message is written in the box, alone, and in the trash bin. */
export type View = 'list' | 'single' | 'trash';

/** Members of a message that query options may name. */
export const messageMembers: readonly string[] = [
  'MessageId',
  'Subject',
  'Status',
  'LastChangedDateTime',
  'CreatedDate',
  'LastChangedBy',
  'ServiceOwner',
  'Type',
  'MessageSender',
  'ServiceCode',
  'ServiceEdition',
  'ArchiveReference',
];

/** One message as a resource. */
export function messagePart(call: Altinn2Call, message: Message, view: View): Part {
  const { rules } = call.state;
  const single = view === 'single';
  const { service, state } = message;
  const status = message.isDeleted ? 'deleted' : state;
  const isInArchive = message.id.startsWith('b');
  return {
    fields: [
      ['MessageId', message.id],
      ['OriginalId', message.originalId],
      ['Subject', message.subject],
      ['Status', statusWords[status][call.language]],
      ['LastChangedDateTime', rules.localTime(message.changed)],
      ['CreatedDate', rules.localTime(message.created)],
      ['LastChangedBy', message.changedBy],
      ['ServiceOwner', ownerOf(call, message)],
      ['Type', message.type],
      ['MessageSender', message.sender],
      ['Summary', single ? message.summary : undefined],
      ['Body', single ? message.body : undefined],
      ['ServiceCode', service.code],
      ['ServiceEdition', service.edition],
      ['ArchiveReference', isInArchive ? `AR${message.id.slice(1)}` : undefined],
      ['ReplyOptions', replyOptions(call, message)],
    ],
    links: linksOf(call, message, view),
  };
}

function ownerOf({ state, language }: Altinn2Call, { service }: Message): string {
  const found = state.rules.findsService(service.code, service.edition);
  return found?.owner.name[language] ?? state.rules.ownerName();
}

function replyOptions(
  call: Altinn2Call,
  { replyOptions: options }: Message,
): readonly Part[] | undefined {
  return options.length === 0 ? undefined : options.map((one) => replyOption(call, one));
}

function replyOption(call: Altinn2Call, { type, text, to, service }: ReplyOption): Part {
  const url =
    service === undefined
      ? type === 'ArchiveReference'
        ? addressOf(call, `/${call.params['who']}/messages/${to}`)
        : (to ?? '')
      : addressOf(call, `/metadata/formtask/${service.code}/${service.edition}`);
  return {
    fields: [
      ['Type', type],
      ['URL', url],
      ['Text', text],
      ['ServiceCode', service?.code],
      ['ServiceEditionCode', service?.edition],
    ],
  };
}

/** The address of a message in the box that was asked. */
export function messagePath({ params }: Altinn2Call, id: string): string {
  return `/${params['who']}/messages/${id}`;
}

function linksOf(call: Altinn2Call, message: Message, view: View): Links {
  const { type, service } = message;
  const path = addressOf(call, messagePath(call, message.id));
  const kind = type === 'FormTask' ? 'formtask' : 'correspondence';
  const metadata: Links[number] = [
    'metadata',
    link(addressOf(call, `/metadata/${kind}/${service.code}/${service.edition}`)),
  ];
  if (view === 'trash') return [metadata];
  const print = { href: `${path}/print`, attributes: { 'mime-type': 'application/pdf' } };
  return [
    ['self', link(path)],
    ...(call.state.rules.canPrint(message) ? [['print', print] as const] : []),
    metadata,
    ['portalview', link(`http://${call.request.host}/Pages/ServiceEngine?m=${message.id}`)],
    ...(view === 'single' ? partLinks(call, message, path) : []),
  ];
}

function partLinks(call: Altinn2Call, message: Message, path: string): Links {
  const { forms, attachments, refersTo } = message;
  const formLinks = forms.map(({ id, type }) => ({
    href: `${path}/forms/${id}`,
    attributes: { name: `${type} ${id}` },
  }));
  const fileLinks = attachments.map(({ id, fileName, bytes }) => ({
    href: `${path}/attachments/${id}`,
    attributes: {
      name: fileName.replace(/\.\w+$/, ''),
      fileName,
      encrypted: false,
      signinglocked: false,
      signedbydefault: true,
      filesize: bytes.length,
    },
  }));
  return [
    ...(formLinks.length === 0 ? [] : [['form', formLinks] as const]),
    ...(fileLinks.length === 0 ? [] : [['attachment', fileLinks] as const]),
    ...(refersTo === undefined
      ? []
      : [['archivereference', link(addressOf(call, messagePath(call, refersTo)))] as const]),
  ];
}

/** The links of a box: its own address, and how one message is found. */
export function boxLinks(call: Altinn2Call, self: Links[number]): Links {
  const find = addressOf(call, `/${call.params['who']}/messages/{MessageId}`);
  return [self, ['find', template(find)]];
}
