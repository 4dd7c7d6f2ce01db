import { callerOf, type RegisterCaller } from '../access/caller.ts';
import { representedParties } from '../../identities.ts';
import type { RegisterAccess } from '../call.ts';
import { defects } from '../defects.ts';
import type { World } from '../../server/world.ts';

const admin = 'altinn:authentication/systemregister.admin';

const scopes: Readonly<Record<RegisterAccess, readonly string[]>> = {
  register: ['altinn:authentication/systemregister.write', admin],
  requestWrite: ['altinn:authentication/systemuser.request.write', admin],
  requestRead: ['altinn:authentication/systemuser.request.read', admin],
  portal: ['altinn:portal/enduser'],
  lookup: ['altinn:maskinporten/systemuser.read'],
};

/** Whose something is, and which operation asks. */
export interface Foreign {
  readonly orgNumber: string;
  readonly operation: string;
}

/** Who is let in (reference altinn-system-register 1, "Tokens"). */
export const accessRules = {
  authenticates: callerOf,
  /** Scopes of an operation, of which one is enough, letter for letter. */
  hasScope: ({ scopes: given }: RegisterCaller, access: RegisterAccess): boolean =>
    scopes[access].some((one) => given.includes(one)),
  /** Whether the caller may read and change the systems of this vendor. */
  mayTouch: (caller: RegisterCaller, { orgNumber }: Foreign): boolean =>
    caller.scopes.includes(admin) || isOf(caller, orgNumber),
  /** Whether the caller is this vendor: administrators are nobody here. */
  isVendor: (caller: RegisterCaller, { orgNumber }: Foreign): boolean => isOf(caller, orgNumber),
  /** Whether another vendor's system is refused otherwise than one that nobody has. */
  tellsForeignSystem: (world: World): boolean => world.has(defects.foreignSystemDiffers),
  /** Whether what another vendor has asked for shows in a refusal. */
  tellsForeignReference: (world: World): boolean => world.has(defects.foreignReferenceDiffers),
  /** Whether the end user may say yes and no for this party. */
  actsFor: ({ userId }: RegisterCaller, partyId: number): boolean =>
    userId !== undefined && representedParties(userId).has(partyId),
};

function isOf({ consumer }: RegisterCaller, orgNumber: string): boolean {
  return typeof consumer === 'object' && consumer.orgNumber === orgNumber;
}
