import type { MockRequest, Reply } from '../server/message.ts';
import type { JsonReading } from '../server/read-json.ts';
import type { Tampering } from '../server/tampering.ts';
import type { World } from '../server/world.ts';
import type { Credentials } from './access/authenticate.ts';
import type { Spool } from './files/spool.ts';
import type { Forsendelse } from './forsendelse/forsendelse.ts';
import type { FiksRules } from './rules.ts';

/** The state of one mock of KS Fiks SvarUt. */
export interface FiksState {
  readonly world: World;
  /** By id, in the order in which they came. */
  readonly forsendelser: Map<string, Forsendelse>;
  readonly spool: Spool;
  readonly rules: FiksRules;
  readonly tampering: Tampering<FiksCall, FiksRoute>;
}

/** One matched request, as understood. */
export interface FiksCall {
  readonly state: FiksState;
  readonly request: MockRequest;
  /** Path parameters by name, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly credentials: Credentials;
  /** The body read as JSON whatever its media type (reference fiks 5.4); absent: empty, or streamed. */
  readonly json?: JsonReading;
}

/** What an operation is about, after access to it has been decided. */
export type Handle =
  | { readonly on: 'service'; readonly handle: (call: FiksCall) => Answered }
  | { readonly on: 'account'; readonly handle: (call: FiksCall, accountId: string) => Answered }
  | {
      readonly on: 'forsendelse';
      readonly handle: (call: FiksCall, forsendelse: Forsendelse) => Answered;
    };

type Answered = Reply | Promise<Reply>;

/** One operation of the mock: its id is that of the contract. */
export type FiksRoute = Handle & {
  readonly id: string;
  readonly method: string;
  /** Below the base path. */
  readonly path: string;
};
