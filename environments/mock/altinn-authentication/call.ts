import type { MockRequest, Reply } from '../server/message.ts';
import type { Tampering } from '../server/tampering.ts';
import type { World } from '../server/world.ts';
import type { AuthenticationRules } from './rules.ts';

/** The state of one mock of Altinn Authentication: nothing is kept but keys. */
export interface AuthenticationState {
  readonly world: World;
  readonly rules: AuthenticationRules;
  readonly tampering: Tampering<AuthenticationCall, AuthenticationRoute>;
}

/** One matched request. */
export interface AuthenticationCall {
  readonly state: AuthenticationState;
  readonly request: MockRequest;
  readonly params: Readonly<Record<string, string>>;
}

/** One operation of the mock: its id is that of the contract. */
export interface AuthenticationRoute {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly handle: (call: AuthenticationCall) => Promise<Reply> | Reply;
}

/** The clock of a call, seconds since 1970. */
export function secondsOf({ state }: AuthenticationCall): number {
  return Math.floor(state.world.clock.now().getTime() / 1000);
}
