import type { ChangeRow, Reference, RequestRow, SystemRow, SystemUserRow } from './rows.ts';

type IsGranted = (on: { readonly system: SystemRow; readonly user: SystemUserRow }) => boolean;
type Seed = Omit<SystemUserRow, 'sequence'>;

/** Systems, requests and system users of one world: Maskinporten asks it whom it may give a token. */
export class SystemRegister {
  readonly systems = new Map<string, SystemRow>();
  readonly requests = new Map<string, RequestRow>();
  readonly changes = new Map<string, ChangeRow>();
  readonly users = new Map<string, SystemUserRow>();
  /** Whether Maskinporten gives tokens to a system user now; the rules of the register say so once it is open. */
  isGranted: IsGranted = () => true;
  #sequence = 0;

  /** Keeps a system user, new or changed, behind all others. */
  keepUser(row: Seed): void {
    this.#sequence += 1;
    this.users.set(row.id, { ...row, sequence: this.#sequence });
  }

  /** The system user of a reference that is not deleted. */
  userOf(reference: Reference): SystemUserRow | undefined {
    return [...this.users.values()].find((one) => !one.isDeleted && isSame(one, reference));
  }

  /** Requests with this reference, oldest first. */
  requestsOf(reference: Reference): readonly RequestRow[] {
    return [...this.requests.values()].filter((one) => isSame(one, reference));
  }

  /** The system users of a vendor that one of its clients gets tokens for. */
  usersOfClient(clientId: string, orgNumber: string): readonly SystemUserRow[] {
    return [...this.users.values()].filter((user) => {
      const system = this.systems.get(user.systemId);
      const isHis = system?.orgNumber === orgNumber && system.clientIds.includes(clientId);
      return isHis && this.isGranted({ system, user });
    });
  }
}

/** Whether two rows are about the same system, customer and reference, letter for letter. */
export function isSame(a: Reference, b: Reference): boolean {
  return (
    a.systemId === b.systemId && a.partyOrgNo === b.partyOrgNo && a.externalRef === b.externalRef
  );
}
