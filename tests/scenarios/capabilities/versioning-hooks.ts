import type { LiveExchange } from '#environments';
import type { Bench } from '../../engine/bench.ts';
import type { OperationRequest } from '../../engine/operation-request.ts';
import type { Needs, Tag } from '../../engine/scenario.ts';
import type { Json } from './json-value.ts';

/** What the scenarios of versions need of an API that its declaration cannot say. */
export interface VersioningHooks {
  readonly api: string;
  readonly needs: Needs;
  /** `@read-only` where reading needs nothing that must be made first; default `@writes`. */
  readonly tags?: readonly Tag[];
  /** Method and path of an operation, as titles show them. */
  readonly titles: Readonly<Record<string, string>>;
  readonly open: (bench: Bench) => Promise<VersioningTools>;
}

/** What one scenario of versions works with. */
export interface VersioningTools {
  readonly bench: Bench;
  /** Sends an operation; under another version where one is named. */
  readonly send: (operationId: string, request?: VersionedRequest) => Promise<LiveExchange>;
  /** What a read operation needs to answer something, such as the id of what was made; `as` names the version that makes it. */
  readonly readable: (service: string, operationId: string) => Promise<VersionedRequest>;
  /** A request that a write operation takes: with all that may be said, or with what it demands alone. */
  readonly writable?: (service: string, operationId: string, how: 'full' | 'least') => Written;
  /** What is stored of a write, as a read operation of that version shows it; undefined: nothing. */
  readonly find?: (sought: Sought) => Promise<Json | undefined>;
}

/** A request that may stand under another version than its operation's. */
export interface VersionedRequest extends OperationRequest {
  readonly version?: string;
}

/** A request that writes, and the item that it is about. */
export interface Written {
  readonly request: OperationRequest;
  readonly item: Json;
  /** Pointers to members that the service may fill itself, as from a register: their values are not the caller's. */
  readonly filled?: readonly string[];
}

/** What is looked for, and by which operation. */
export interface Sought {
  readonly service: string;
  readonly operationId: string;
  readonly written: Written;
  /** The version that wrote it. */
  readonly by: string;
}
