import type { AppDefinition } from '../app/app-definition.ts';
import type { Caller } from '../call.ts';
import type { StoredInstance } from '../instances/instance.ts';
import { partProblem } from '../instances/part-rules.ts';

/** Decisions about instances. */
export const instanceRules = {
  /** The text about the first part that does not fit the metadata (M14-M23). */
  partProblem,
  /** Whether the app is closed to everybody but its owner. */
  mayInstantiate: (app: AppDefinition, caller: Caller): boolean =>
    app.metadata['disallowUserInstantiation'] !== true || caller.kind === 'org',
  /** Whether a party of this type may own an instance; all false means everybody. */
  allowsPartyType: (app: AppDefinition, partyType: number, unitType: string | null): boolean => {
    const allowed = app.metadata['partyTypesAllowed'];
    const flags = typeof allowed === 'object' && allowed !== null ? Object.entries(allowed) : [];
    const open = flags.filter(([, value]) => value === true).map(([name]) => name);
    return open.length === 0 || open.includes(partyKind(partyType, unitType));
  },
  /** Whether an instance is listed among the party's active ones. */
  isActive: (instance: StoredInstance): boolean =>
    !instance.status.isArchived && !instance.status.isSoftDeleted && !instance.status.isHardDeleted,
  /** Whether the app owner alone, by its code, may set the sub status. */
  maySetSubstatus: (app: AppDefinition, caller: Caller): boolean => caller.org === app.org,
  /** Whether the instance is kept out of reach of deletion by `preventInstanceDeletionForDays`. */
  isProtected: (app: AppDefinition, instance: StoredInstance, now: Date): boolean => {
    const days = app.metadata['preventInstanceDeletionForDays'];
    const archived = instance.status.archived;
    if (typeof days !== 'number' || archived === null) return false;
    return now.getTime() < Date.parse(archived) + days * 86_400_000;
  },
};

function partyKind(partyType: number, unitType: string | null): string {
  if (partyType === 1) return 'person';
  if (unitType === 'BEDR' || unitType === 'AAFY') return 'subUnit';
  return unitType === 'KBO' ? 'bankruptcyEstate' : 'organisation';
}
