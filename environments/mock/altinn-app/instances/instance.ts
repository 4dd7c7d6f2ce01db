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
  started: string;
  startEvent: string;
  currentTask: StoredTask | null;
  ended: string | null;
  endEvent: string | null;
}

export interface StoredTask {
  flow: number;
  started: string;
  elementId: string;
  name: string;
  altinnTaskType: string;
  flowType: 'CompleteCurrentMoveToNext' | 'AbandonCurrentMoveToNext';
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
  created: string;
  createdBy: string;
  lastChanged: string;
  lastChangedBy: string;
  /** The stored bytes: form data as the service stores it (XML), attachments as sent. */
  content: Buffer;
}
