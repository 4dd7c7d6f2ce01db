/** A text by language. */
export type Texts = Readonly<Record<string, string | null>>;

/** One pair of a right's resource. */
export interface ResourcePair {
  readonly id: string;
  readonly value: string;
}

/** A right that a system may be given; one without resource is kept as it came. */
export interface Right {
  readonly action?: string;
  readonly resource: readonly (ResourcePair | null)[];
}

/** An access package by its urn. */
export interface AccessPackage {
  readonly urn?: string;
}

/** What a vendor says of a system (reference altinn-system-register 1, "Register POST"). */
export interface SystemContent {
  readonly name: Texts;
  readonly description: Texts;
  readonly rights: readonly Right[];
  readonly accessPackages: readonly AccessPackage[];
  readonly clientIds: readonly string[];
  readonly redirectUrls: readonly string[];
  readonly isVisible: boolean;
  /** Its packages were sent as null, and are left out ever after (recorded SR-260). */
  readonly packagesAreNull: boolean;
}

/** One line of a system's change log, oldest first in the row. */
export interface ChangeLogEntry {
  readonly changeType: 'create' | 'update' | 'rightsupdate' | 'accesspackageupdate' | 'delete';
  readonly changedByOrgNumber: string;
  readonly clientId: string;
  readonly changedData?: unknown;
  readonly created: Date;
}

/** A registered system. */
export interface SystemRow extends SystemContent {
  readonly internalId: string;
  readonly id: string;
  /** The vendor. */
  readonly orgNumber: string;
  readonly isDeleted: boolean;
  readonly log: readonly ChangeLogEntry[];
}

/** Standard system users act for the customer itself, agents for its clients. */
export type SystemUserKind = 'standard' | 'agent';

/** Where a request stands (reference altinn-system-register 1, "Status values"). */
export type RequestStatus = 'New' | 'Accepted' | 'Rejected' | 'Denied' | 'Timedout';

/** What requests and system users are found by. */
export interface Reference {
  readonly systemId: string;
  readonly partyOrgNo: string;
  readonly externalRef: string;
}

/** A request for a system user; its id becomes that of the system user. */
export interface RequestRow extends Reference {
  readonly id: string;
  readonly kind: SystemUserKind;
  readonly integrationTitle: string | null;
  readonly rights: readonly Right[];
  readonly accessPackages: readonly AccessPackage[];
  readonly redirectUrl?: string;
  readonly status: RequestStatus;
  readonly created: Date;
}

/** What a change request wants. */
export interface ChangeContent {
  readonly requiredRights: readonly Right[];
  readonly unwantedRights: readonly Right[];
  readonly requiredAccessPackages: readonly AccessPackage[];
  readonly unwantedAccessPackages: readonly AccessPackage[];
  readonly redirectUrl?: string;
}

/** A request to change a system user; its id is the vendor's correlation id. */
export interface ChangeRow extends ChangeContent, Reference {
  readonly id: string;
  readonly systemUserId: string;
  readonly status: RequestStatus;
  readonly created: Date;
  readonly isDeleted: boolean;
}

/** A system user that a customer has approved. */
export interface SystemUserRow extends Reference {
  readonly id: string;
  readonly kind: SystemUserKind;
  readonly integrationTitle: string | null;
  readonly created: Date;
  readonly isDeleted: boolean;
  /** Grows with every change; lists go by it. */
  readonly sequence: number;
}
