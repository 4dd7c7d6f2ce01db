import { organisations, type Party } from '../access/parties.ts';
import { refuse } from '../call.ts';
import { serviceOf, type Service } from '../data/services.ts';
import { isArchived, type Message, type StoredForm } from '../state/message.ts';
import type { Store } from '../state/store.ts';
import { readXml } from '../../altinn-app/model/xml-reader.ts';
import type { Reply } from '../../server/message.ts';

/** A remark on a form. */
export interface Remark {
  readonly field: string;
  readonly message: string;
  readonly path: string;
}

/** What is wrong with forms, and what is only odd. */
export interface Remarks {
  readonly errors: readonly Remark[];
  readonly warnings: readonly Remark[];
}

/** Messages, forms, attachments (reference altinn2 5.1 to 5.3). */
export const messageRules = {
  /** Reading marks as read unless told otherwise. */
  marksAsRead: (markAsRead: string | null): boolean => markAsRead?.toLowerCase() !== 'false',

  /** What becomes of a message that is sent: complete and sign are true unless false. */
  stateAfter: (complete: string | null, sign: string | null): 'filling' | 'signing' | 'sent' => {
    if (complete?.toLowerCase() === 'false') return 'filling';
    return sign?.toLowerCase() === 'false' ? 'signing' : 'sent';
  },

  findsService: (code: string, edition: number): Service | undefined => serviceOf(code, edition),

  /** Services that are not for REST take nothing here. */
  takesForms: ({ type, restEnabled }: Service): boolean =>
    type === 'FormTask' && restEnabled === true,

  refusesService: (): Reply => refuse(400, 'The service is not available'),

  /** Who else must sign cannot be passed by. */
  signsAtOnce: ({ thirdPartySigning }: Service): boolean => thirdPartySigning !== true,

  refusesSigning: (): Reply => refuse(400, 'The service does not allow signing'),

  hasMainForm: (forms: readonly StoredForm[]): boolean =>
    forms.filter(({ type }) => type === 'MainForm').length === 1,

  refusesMainForm: (): Reply => refuse(400, 'The message must have one MainForm'),

  refusesBody: (): Reply => refuse(400, 'The request body could not be read'),

  remarksOn,

  refusesInvalid: (): Reply => refuse(400, 'The form is not valid'),

  takesAttachment: ({ attachmentTypes = [] }: Service, type: string): boolean =>
    attachmentTypes.includes(type),

  refusesAttachment: (): Reply => refuse(400, 'The attachment type is not allowed'),

  /** Forms and attachments of a replaced message: what is not sent again is gone. */
  replaces: <Kept>(_before: readonly Kept[], sent: readonly Kept[]): readonly Kept[] => sent,

  canReplace: ({ state }: Message): boolean => state === 'filling' || state === 'signing',

  refusesReplacing: (): Reply => refuse(403, 'The message cannot be changed'),

  canValidate: ({ state }: Message): boolean => state === 'filling',

  refusesValidation: (): Reply => refuse(400, 'Only messages in status filling can be validated'),

  canArchive: (message: Message): boolean =>
    message.type === 'Correspondence' &&
    !isArchived(message) &&
    (message.needsConfirmation !== true || message.confirmed === true),

  refusesArchiving: (): Reply => refuse(403, 'The message cannot be archived'),

  archivedReason: (): string => 'Message has been archived',

  /** Letters to organisations stay. */
  canDelete: ({ type }: Message, box: Party): boolean =>
    type !== 'Correspondence' || box.kind === 'person',

  refusesDeletion: (): Reply => refuse(403, 'The message cannot be deleted'),

  /** A message stands in one box alone. */
  findsMessage: (store: Store, box: Party, id: string): Message | undefined =>
    store.messageIn(box.id, id),

  /** Ids of the archive begin with b. */
  archivedId: (number: number): string => `b${number}`,

  /** What is left of a box when a message is deleted: it stands in the trash bin alone. */
  deletes: (message: Message): Message => ({ ...message, isDeleted: true }),

  unknownMessage: (): Reply => refuse(404, 'Not Found'),

  /** What a form looks like on paper. */
  prints: ({ subject }: Message): { readonly type: string; readonly bytes: Buffer } => ({
    type: 'application/pdf',
    bytes: Buffer.from(`%PDF-1.4\n% ${subject}\n%%EOF\n`),
  }),

  canPrint: ({ type }: Message): boolean => type === 'FormTask',

  ownerName: (): string => organisations.owner.name,
};

function remarksOn(forms: readonly StoredForm[]): Remarks {
  const remarks = forms.map(({ xml }) => remarksOnForm(xml));
  return {
    errors: remarks.flatMap(({ errors }) => errors),
    warnings: remarks.flatMap(({ warnings }) => warnings),
  };
}

function remarksOnForm(xml: string): Remarks {
  const fields = fieldsOf(xml);
  if (fields === undefined) {
    const error = { field: 'Skjema', message: 'Skjemaet kan ikke leses.', path: '/Skjema' };
    return { errors: [error], warnings: [] };
  }
  const { navn = '', alder, epost } = fields;
  const errors = [
    ...(navn.trim() === '' ? [remark('navn', 'Navn må fylles ut.')] : []),
    ...(alder === undefined || /^\d+$/.test(alder) ? [] : [remark('alder', 'Alder er et tall.')]),
  ];
  const warnings = epost === undefined ? [remark('epost', 'Har du en e-postadresse?')] : [];
  return { errors, warnings };
}

const remark = (field: string, message: string): Remark => ({
  field,
  message,
  path: `/Skjema/${field}`,
});

function fieldsOf(xml: string): Readonly<Record<string, string>> | undefined {
  try {
    const { children } = readXml(xml, { dtd: false });
    return Object.fromEntries(children.map(({ name, text }) => [name, text]));
  } catch {
    return undefined;
  }
}
