import type { Party } from '../access/parties.ts';
import type { Holder } from './holder.ts';
import { seededHolders } from './holder.ts';
import type { Message } from './message.ts';
import { seededMessages } from './seed.ts';

/** Contact data that a user has entered for an organisation. */
export interface Contact {
  readonly id: number;
  /** Whose: party id. */
  readonly owner: number;
  readonly email: string;
  readonly mobile: string;
}

/** What the mock keeps. */
export class Store {
  readonly messages = new Map<string, Message>();
  readonly contacts = new Map<number, Contact>();
  /** Who holds what of a party. */
  readonly holders: Holder[];
  /** Who is logged in, by the value of the login cookie. */
  readonly logins = new Map<string, Party>();
  #lastId = 2_000_000;

  constructor(now: Date) {
    for (const message of seededMessages(now)) this.messages.set(message.id, message);
    this.holders = [...seededHolders];
    for (const id of [2686, 7960])
      this.contacts.set(id, {
        id,
        owner: 50020001,
        email: `kontakt${id}@bjelle.example`,
        mobile: '',
      });
  }

  /** An id that nothing has. */
  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** Keeps a message instead of the one of its id. */
  keep(message: Message): Message {
    this.messages.set(message.id, message);
    return message;
  }

  /** The message of this id in a box, deleted ones too. */
  messageIn(box: number, id: string): Message | undefined {
    const found = this.messages.get(id.toLowerCase());
    return found?.box === box ? found : undefined;
  }

  /** The messages of a box, the last changed first. */
  box(box: number, isDeleted = false): readonly Message[] {
    return [...this.messages.values()]
      .filter((message) => message.box === box && message.isDeleted === isDeleted)
      .toSorted((a, b) => b.changed.getTime() - a.changed.getTime() || (a.id < b.id ? -1 : 1));
  }
}
