import type { SystemRegister } from '../altinn-system-register/register/system-register.ts';
import type { MockRequest, Reply } from '../server/message.ts';
import type { Tampering } from '../server/tampering.ts';
import type { World } from '../server/world.ts';
import type { MaskinportenRules } from './rules.ts';

/** The state of one mock of Maskinporten. */
export interface MaskinportenState {
  readonly world: World;
  /** Whose systems and system users a client may act for. */
  readonly register: SystemRegister;
  /** The `jti` values of grants so far. */
  readonly used: Set<string>;
  readonly rules: MaskinportenRules;
  readonly tampering: Tampering<MaskinportenCall, MaskinportenRoute>;
}

/** One matched request. */
export interface MaskinportenCall {
  readonly state: MaskinportenState;
  readonly request: MockRequest;
}

/** One operation of the mock: its id is that of the contract. */
export interface MaskinportenRoute {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly handle: (call: MaskinportenCall) => Promise<Reply> | Reply;
}
