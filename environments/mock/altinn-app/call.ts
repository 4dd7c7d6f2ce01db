import type { MockRequest, Reply } from '../server/message.ts';
import type { Tampering } from '../server/tampering.ts';
import type { World } from '../server/world.ts';
import type { AltinnPlatform } from '../altinn-platform.ts';
import type { AppDefinition } from './app/app-definition.ts';
import type { StoredInstance } from './instances/instance.ts';
import type { Rules } from './rules.ts';

/** Who calls, read from a verified Altinn token. */
export interface Caller {
  readonly kind: 'user' | 'org' | 'system';
  readonly userId?: number;
  readonly partyId?: number;
  /** Service owner code (`ttd`), only with a service owner scope. */
  readonly org?: string;
  readonly orgNumber?: string;
  readonly systemUserId?: string;
  readonly systemUserOrg?: string;
  readonly scopes: readonly string[];
  readonly authenticationLevel: number;
  /** What `createdBy`, `lastChangedBy` show: user id, or organisation number. */
  readonly id: string;
  /** What the process history shows: national identity number or organisation number. */
  readonly performedBy: string;
}

/** The state of one app API mock: apps and instances. */
export interface AppState {
  readonly world: World;
  readonly apps: ReadonlyMap<string, AppDefinition>;
  readonly instances: Map<string, StoredInstance>;
  /** What it shares with Storage and Events. */
  readonly platform: AltinnPlatform;
  readonly rules: Rules;
  /** Faults that act on whole calls: answer instead of the handler, or change its reply. */
  readonly tampering: Tampering<Call, Route>;
  /** Failures that a scenario ordered through control: `pdf` service down, `storage` … */
  readonly down: Set<string>;
}

/** One matched request. */
export interface Call {
  readonly state: AppState;
  readonly request: MockRequest;
  /** Path parameters by name, as sent (decoded). */
  readonly params: Readonly<Record<string, string>>;
  readonly app: AppDefinition;
  /** Absent on anonymous routes without a token. */
  readonly caller?: Caller;
}

/** Policy of a route, as the service declares it. */
export type RouteAccess =
  'none' | 'authenticated' | 'read' | 'write' | 'delete' | 'instantiate' | 'complete';

/** One operation of the mock. Routes are data: each file under routes/ exports a table of them. */
export interface Route {
  /** The mock's own name for it (camelCase). */
  readonly id: string;
  readonly method: string;
  /** `/{org}/{app}/instances/{party:int}/{guid:guid}/data/{dataGuid:guid}`; constraints miss → 404 empty. */
  readonly path: string;
  readonly access: RouteAccess;
  /** True where the action is declared to produce JSON only: strings become JSON literals (E6). */
  readonly producesJson?: boolean;
  /** False for controllers without the API behaviour: bare codes have empty bodies. */
  readonly apiController?: boolean;
  /** Another media type than JSON is refused while routing: 415, empty, before authentication. */
  readonly consumesJson?: boolean;
  readonly handle: (call: Call) => Reply | Promise<Reply>;
}
