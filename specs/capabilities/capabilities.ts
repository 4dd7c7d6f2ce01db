import { toBatch, type Batch } from './batch.ts';
import { toCors, type Cors } from './cors.ts';
import { toHal, type Hal } from './hal.ts';
import { toNegotiation, type Negotiation } from './negotiation.ts';
import type { Part } from './part.ts';
import { toVersioning, type Versioning } from './versioning.ts';

/** What each family of requirements and scenarios reads of an API. */
export interface CapabilityParts {
  readonly versioning: Versioning;
  readonly batch: Batch;
  readonly hal: Hal;
  readonly negotiation: Negotiation;
  readonly cors: Cors;
}

/** The families that an API declares. */
export type Capabilities = Partial<CapabilityParts>;

/** One row per family: who reads its part of a capabilities.yaml. */
export const capabilityReaders: {
  readonly [Name in keyof CapabilityParts]: (part: Part) => CapabilityParts[Name];
} = {
  versioning: toVersioning,
  batch: toBatch,
  hal: toHal,
  negotiation: toNegotiation,
  cors: toCors,
};
