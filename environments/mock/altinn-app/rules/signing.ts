import { createHash } from 'node:crypto';
import type { Caller } from '../call.ts';
import type { StoredDataElement } from '../instances/instance.ts';

/** A signature document as the service stores it. */
export interface SignatureDocument {
  readonly Id: string;
  readonly InstanceGuid: string;
  readonly SignedTime: string;
  readonly SigneeInfo: Signee;
  readonly DataElementSignatures: readonly ElementSignature[];
}

/** Who signed; members that do not apply are null. */
export interface Signee {
  readonly UserId: string | null;
  readonly PersonNumber: string | null;
  readonly OrganisationNumber: string | null;
  readonly SystemUserId: string | null;
}

export interface ElementSignature {
  readonly DataElementId: string;
  /** Hex, lower case. */
  readonly Sha256Hash: string;
  readonly Signed: boolean;
}

/** Decisions of signing. */
export const signingRules = {
  /** Persons and system users sign; a service owner never does (reference 2.3). */
  maySign: (caller: Caller): boolean => caller.kind !== 'org',
  /** The signee that a caller's signature names. */
  signeeOf: (caller: Caller): Signee => ({
    UserId: caller.userId === undefined ? null : String(caller.userId),
    PersonNumber: caller.kind === 'user' ? caller.performedBy : null,
    OrganisationNumber: caller.systemUserOrg ?? null,
    SystemUserId: caller.systemUserId ?? null,
  }),
  /** What a signature says of one element. */
  signatureOf: (element: StoredDataElement): ElementSignature => ({
    DataElementId: element.id,
    Sha256Hash: hashOf(element.content),
    Signed: true,
  }),
  /** Whether the default check misses signatures (row 18 of the state table). */
  missesSignatures: (count: number, minCount: number): boolean => count < minCount,
  /** Whether a signature still fits the element's bytes. */
  signatureHolds: (signature: ElementSignature, element: StoredDataElement | undefined): boolean =>
    element !== undefined && hashOf(element.content) === signature.Sha256Hash,
};

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
