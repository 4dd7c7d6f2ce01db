import type { ChangeRow, Reference, RequestRow, SystemRow, SystemUserRow } from './rows.ts';

type Seed = Omit<SystemUserRow, 'sequence'>;

/** Systems, requests and system users of one world: Maskinporten asks it whom it may give a token. */
export class SystemRegister {
  readonly systems = new Map<string, SystemRow>();
  readonly requests = new Map<string, RequestRow>();
  readonly changes = new Map<string, ChangeRow>();
  readonly users = new Map<string, SystemUserRow>();
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

  /** Whether a system that is not deleted has this client id; the one named aside. */
  hasClient(clientId: string, butOf?: string): boolean {
    return [...this.systems.values()].some(
      ({ id, isDeleted, clientIds }) => !isDeleted && id !== butOf && clientIds.includes(clientId),
    );
  }

  /** The system users of the systems that a client of a vendor may act for. */
  usersOfClient(clientId: string, orgNumber: string): readonly SystemUserRow[] {
    const own = [...this.systems.values()].filter(
      (one) => !one.isDeleted && one.orgNumber === orgNumber && one.clientIds.includes(clientId),
    );
    const ids = new Set(own.map(({ id }) => id));
    return [...this.users.values()].filter((one) => !one.isDeleted && ids.has(one.systemId));
  }
}

/** Whether two rows are about the same system, customer and reference, letter for letter. */
export function isSame(a: Reference, b: Reference): boolean {
  return (
    a.systemId === b.systemId && a.partyOrgNo === b.partyOrgNo && a.externalRef === b.externalRef
  );
}
