import type { Wanted } from './requests.ts';
import type { ChangeContent, ChangeRow, SystemRow } from '../register/rows.ts';
import { defects } from '../defects.ts';
import type { World } from '../../server/world.ts';

/** What is judged of change requests alone (reference altinn-system-register 1, "Change request"). */
export const changeRules = {
  /** Whether nothing is asked for. */
  changesNothing: (content: ChangeContent): boolean =>
    lists(content).every((list) => list.length === 0),
  /** Whether what is sent again is what is stored. */
  isSameChange: (stored: ChangeRow, sent: ChangeContent, world: World): boolean =>
    world.has(defects.otherContentIgnored) || contentOf(stored) === contentOf(sent),
  /** Whether the correlation id of a deleted change request breaks. */
  isBurnt: (world: World): boolean => world.has(defects.deletedCorrelation),
  /** Where a new change request is said to be, below `systemuser/`. */
  changePathOf: (id: string, world: World): string =>
    world.has(defects.locationIsForUsers) ? `changerequest/${id}` : `changerequest/vendor/${id}`,
  /** A change request as it is found by its reference. */
  foundByReference: (row: ChangeRow, world: World): ChangeRow =>
    world.has(defects.packagesByReference)
      ? { ...row, requiredAccessPackages: [], unwantedAccessPackages: [] }
      : row,
  /** What of the wanted rights and packages the system is asked about: those that are unwanted are not. */
  wantedOf: (
    { requiredRights, requiredAccessPackages }: ChangeContent,
    system: SystemRow,
  ): Omit<Wanted, 'packageOf'> => ({
    system,
    kind: 'standard',
    rights: requiredRights,
    accessPackages: requiredAccessPackages,
  }),
};

function lists(content: ChangeContent): readonly (readonly unknown[])[] {
  return [
    content.requiredRights,
    content.unwantedRights,
    content.requiredAccessPackages,
    content.unwantedAccessPackages,
  ];
}

function contentOf(content: ChangeContent): string {
  return JSON.stringify([...lists(content), content.redirectUrl ?? null]);
}
