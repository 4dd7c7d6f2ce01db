import type { statusWords } from '../data/languages.ts';

/** Where a message is in its life. */
export type MessageState = keyof typeof statusWords;

/** A form of a message. */
export interface StoredForm {
  readonly id: number;
  readonly type: 'MainForm' | 'SubForm';
  readonly dataFormatId: string;
  readonly dataFormatVersion: number;
  readonly xml: string;
}

/** An attachment of a message. */
export interface StoredAttachment {
  readonly id: number;
  readonly fileName: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** How a correspondence may be answered. */
export interface ReplyOption {
  readonly type: 'Service' | 'ArchiveReference' | 'URL';
  readonly text: string;
  /** Message id, or an address outside. */
  readonly to?: string;
  readonly service?: { readonly code: string; readonly edition: number };
}

/** One message of a box. */
export interface Message {
  readonly id: string;
  readonly originalId?: string;
  /** Whose box: party id. */
  readonly box: number;
  readonly type: 'FormTask' | 'Correspondence';
  readonly service: { readonly code: string; readonly edition: number };
  readonly subject: string;
  readonly state: MessageState;
  readonly created: Date;
  readonly changed: Date;
  readonly changedBy: string;
  readonly sender?: string;
  readonly summary?: string;
  readonly body?: string;
  /** Asks to be confirmed before it is archived. */
  readonly needsConfirmation?: boolean;
  readonly confirmed?: boolean;
  /** Id of the archived message that it refers to. */
  readonly refersTo?: string;
  readonly replyOptions: readonly ReplyOption[];
  readonly forms: readonly StoredForm[];
  readonly attachments: readonly StoredAttachment[];
  readonly isDeleted: boolean;
}

/** Whether a message stands in the archive. */
export function isArchived({ state }: Pick<Message, 'state'>): boolean {
  return state === 'sent' || state === 'archived';
}
