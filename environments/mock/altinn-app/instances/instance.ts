/** An instance as the mock keeps it: the service's own field names, dates as ISO text. */
export interface StoredInstance {
  readonly guid: string;
  readonly partyId: number;
  /** `org/app`, lower case. */
  readonly appId: string;
  readonly org: string;
  instanceOwner: StoredOwner;
  dueBefore: string | null;
  visibleAfter: string | null;
  process: StoredProcess | null;
  status: StoredStatus;
  completeConfirmations: { stakeholderId: string; confirmedOn: string }[] | null;
  /** In creation order. */
  data: StoredDataElement[];
  presentationTexts: Record<string, string>;
  dataValues: Record<string, string>;
  created: string;
  createdBy: string;
  lastChanged: string;
  lastChangedBy: string;
  /** Process events in order, as Storage keeps them; GET process/history folds them. */
  events: ProcessEvent[];
  /** Held while a process/next runs. */
  locked: boolean;
  /** Storage's own number of the row, in order of creation. */
  readonly row: number;
  /** Everything that Storage noted of the instance, in order: GET events of Storage. */
  log: LoggedEvent[];
  /** A lock that a client of Storage took. */
  hold: { readonly token: string; untilMs: number } | null;
}

/** What Storage notes when something happens to an instance (reference altinn-platform 4.5). */
export interface LoggedEvent {
  readonly id: string;
  readonly eventType: string;
  readonly created: string;
  readonly dataId: string | null;
  readonly instanceId: string;
  /** Null in what a client posted. */
  readonly instanceOwnerPartyId: string | null;
  readonly user: LoggedUser;
  processInfo: unknown;
}

/** Who did it: only what Storage knows of the caller. */
export interface LoggedUser {
  readonly userId?: number;
  readonly orgId?: string;
  readonly authenticationLevel: number;
  readonly nationalIdentityNumber?: string;
  readonly systemUserId?: string;
  readonly systemUserOwnerOrgNo?: string;
}

export interface StoredOwner {
  partyId: string;
  personNumber: string | null;
  organisationNumber: string | null;
  username: string | null;
  externalIdentifier: string | null;
}

export interface StoredStatus {
  isArchived: boolean;
  archived: string | null;
  isSoftDeleted: boolean;
  softDeleted: string | null;
  isHardDeleted: boolean;
  hardDeleted: string | null;
  /** 0 unread, 1 read, 2 updated since last review. */
  readStatus: 0 | 1 | 2;
  substatus: { label: string; description: string | null } | null;
}

export interface StoredProcess {
  started: string | null;
  startEvent: string | null;
  currentTask: StoredTask | null;
  ended: string | null;
  endEvent: string | null;
}

export interface StoredTask {
  flow: number;
  started: string | null;
  elementId: string;
  name: string | null;
  altinnTaskType: string;
  flowType: 'CompleteCurrentMoveToNext' | 'AbandonCurrentMoveToNext' | null;
}

export interface ProcessEvent {
  type:
    | 'process_StartEvent'
    | 'process_StartTask'
    | 'process_EndTask'
    | 'process_AbandonTask'
    | 'process_EndEvent'
    | 'Submited';
  elementId: string;
  at: string;
  performedBy: string;
}

export interface StoredDataElement {
  readonly id: string;
  readonly instanceGuid: string;
  readonly dataType: string;
  filename: string | null;
  contentType: string;
  size: number;
  locked: boolean;
  isRead: boolean;
  tags: string[];
  userDefinedMetadata: { key: string; value: string }[] | null;
  fileScanResult: 'NotApplicable' | 'Pending' | 'Clean' | 'Infected';
  references: { value: string; relation: string; valueType: string }[] | null;
  /** Ids of other elements. */
  refs: string[] | null;
  deleteStatus: { readonly isHardDeleted: boolean; readonly hardDeleted: string } | null;
  created: string;
  createdBy: string;
  lastChanged: string;
  lastChangedBy: string;
  /** The stored bytes: form data as the service stores it (XML), attachments as sent. */
  content: Buffer;
}
