import type { AltinnPlatform } from '../altinn-platform.ts';
import type { MockRequest, Reply } from '../server/message.ts';
import type { Tampering } from '../server/tampering.ts';
import type { World } from '../server/world.ts';
import type { RegisterCaller } from './access/caller.ts';
import type { SystemRegister } from './register/system-register.ts';
import type { RegisterRules } from './rules.ts';

/** The state of one mock of the system register. */
export interface RegisterState {
  readonly world: World;
  /** What it shares with Maskinporten and the apps. */
  readonly platform: AltinnPlatform;
  readonly register: SystemRegister;
  readonly rules: RegisterRules;
  readonly tampering: Tampering<RegisterCall, RegisterRoute>;
}

/** One matched request. */
export interface RegisterCall {
  readonly state: RegisterState;
  readonly request: MockRequest;
  /** Path parameters by name, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Id of the operation. */
  readonly operation: string;
  /** Absent without a good token. */
  readonly caller?: RegisterCaller;
}

/** Whom an operation lets in (reference altinn-system-register 1, "Tokens"). */
export type RegisterAccess = 'register' | 'requestRead' | 'requestWrite' | 'portal' | 'lookup';

/** One operation of the mock: its id is that of the contract. */
export interface RegisterRoute {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly access: RegisterAccess;
  readonly handle: (call: RegisterCall) => Promise<Reply> | Reply;
}
