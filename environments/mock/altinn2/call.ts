import type { MockRequest, Reply } from '../server/message.ts';
import type { Tampering } from '../server/tampering.ts';
import type { World } from '../server/world.ts';
import type { KeyCategory } from './access/keys.ts';
import type { Party } from './access/parties.ts';
import type { Language } from './data/languages.ts';
import type { Altinn2Rules } from './rules.ts';
import type { Store } from './state/store.ts';

/** The state of one mock of Altinn 2. */
export interface Altinn2State {
  readonly world: World;
  readonly store: Store;
  readonly rules: Altinn2Rules;
  readonly tampering: Tampering<Altinn2Call, Altinn2Route>;
}

/** Who calls. */
export interface Caller {
  /** Absent for an organisation without a user. */
  readonly person?: Party;
  readonly organization?: Party;
  readonly scopes: readonly string[];
}

/** One matched request, as understood. */
export interface Altinn2Call {
  readonly state: Altinn2State;
  readonly request: MockRequest;
  /** Path parameters by name, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** As sent; absent: none. */
  readonly accept?: string;
  /** Value of the header ApiKey. */
  readonly key?: string;
  readonly language: Language;
  /** Set once access is decided. */
  readonly caller?: Caller;
  /** Whose data, where the address says `{who}`. */
  readonly party?: Party;
}

/** A refusal: no body, its text stands in the status line (reference altinn2 8). */
export function refuse(status: number, reason?: string): Reply {
  return { status, headers: [], ...(reason === undefined ? {} : { reason }) };
}

/** Whether an answer of a rule is a reply already. */
export function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && 'status' in value && 'headers' in value;
}

/** Who must be logged in. */
export type LoginNeed = 'none' | 'user' | 'owner';

/** One operation of the mock: its id is that of the contract. */
export interface Altinn2Route {
  readonly id: string;
  readonly method: string;
  /** Below the base path. */
  readonly path: string;
  readonly login: LoginNeed;
  /** Category of the key that it needs; absent: no key. */
  readonly key?: KeyCategory;
  /** The narrow scopes that open it, beside the general one. */
  readonly scopes?: readonly string[];
  readonly handle: (call: Altinn2Call) => Reply | Promise<Reply>;
}
