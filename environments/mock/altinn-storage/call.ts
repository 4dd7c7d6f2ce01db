import type { Caller } from '../altinn-app/call.ts';
import type { StoredInstance } from '../altinn-app/instances/instance.ts';
import type { AppDefinition } from '../altinn-app/app/app-definition.ts';
import type { AltinnPlatform } from '../altinn-platform.ts';
import type { MockRequest, Reply } from '../server/message.ts';
import type { Tampering } from '../server/tampering.ts';
import type { World } from '../server/world.ts';
import type { StorageRules } from './rules.ts';

/** The state of one mock of Storage; its rows are the instances of the app API. */
export interface StorageState {
  readonly world: World;
  readonly apps: ReadonlyMap<string, AppDefinition>;
  readonly instances: Map<string, StoredInstance>;
  readonly platform: AltinnPlatform;
  readonly rules: StorageRules;
  readonly tampering: Tampering<StorageCall, StorageRoute>;
}

/** One matched request. */
export interface StorageCall {
  readonly state: StorageState;
  readonly request: MockRequest;
  /** Path parameters by name, as sent (decoded). */
  readonly params: Readonly<Record<string, string>>;
  /** Absent where nobody has shown a good token. */
  readonly caller?: Caller;
}

/** A call of somebody who is known. */
export type KnownCall = StorageCall & { readonly caller: Caller };

/**
 * Who gets to an operation (reference altinn-platform 3.3): anybody, anybody with a token, the designer's tools, the
 * platform itself, or whoever the policy gives this action on the instance.
 */
export type StorageAccess =
  'none' | 'token' | 'designer' | 'platform' | 'read' | 'write' | 'delete' | 'complete' | 'sign';

/** One operation of the mock. */
export interface StorageRoute {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly access: StorageAccess;
  /** Another media type than JSON is refused while routing: 415, empty, before authentication. */
  readonly consumesJson?: true;
  readonly handle: (call: KnownCall) => Reply | Promise<Reply>;
}
