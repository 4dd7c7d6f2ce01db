import type { DataType } from '../app/app-definition.ts';
import type { Caller } from '../call.ts';
import type { StoredInstance } from '../instances/instance.ts';

/** What the access steps look at. */
export interface DataAccess {
  readonly type: DataType;
  readonly instance: StoredInstance;
  readonly caller: Caller;
  /** Answer of the decision point for an action on the instance's current task. */
  readonly may: (action: string) => boolean;
  /** Bytes, where known in advance (multipart only). */
  readonly contentLength?: number | undefined;
  /** The app's setting `EnforceDataTypeTaskId`; off by default. */
  readonly enforceTask?: boolean;
}

/** A refusal as E4 shows it. */
export interface AccessProblem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

type Step = (access: DataAccess) => AccessProblem | undefined;

/** A1. */
const notReceipt: Step = ({ type }) =>
  type.id === 'ref-data-as-pdf'
    ? {
        status: 403,
        title: 'Forbidden',
        detail: `Data type ${type.id} is reserved for the receipt`,
      }
    : undefined;

/** A2. */
const currentTaskOnly: Step = ({ type, instance, enforceTask }) =>
  enforceTask === true &&
  type.taskId !== null &&
  type.taskId !== instance.process?.currentTask?.elementId
    ? {
        status: 409,
        title: 'Conflict with Current Task',
        detail: `Data type ${type.id} belongs to task ${type.taskId}`,
      }
    : undefined;

const deniedType = (type: DataType): AccessProblem => ({
  status: 403,
  title: 'Unauthorized',
  detail: `Access denied for data element of type ${type.id}`,
});

/** A11. */
const mayReadType: Step = ({ type, may }) =>
  type.actionRequiredToRead && !may(type.actionRequiredToRead) ? deniedType(type) : undefined;

/** A3. */
const mayWriteType: Step = ({ type, may }) =>
  type.actionRequiredToWrite && !may(type.actionRequiredToWrite) ? deniedType(type) : undefined;

/** A4. */
const activeInstance: Step = ({ instance }) =>
  (instance.status.archived ?? instance.status.softDeleted ?? instance.status.hardDeleted)
    ? {
        status: 409,
        title: 'Instance Not Active',
        detail: `Cannot update data element of archived or deleted instance ${instance.partyId}/${instance.guid}`,
      }
    : undefined;

/** A5: entries name organisations and count for service owners only; `app:owned` shuts everyone out. */
const contributor: Step = ({ type, caller }) => {
  const allowed = type.allowedContributers ?? [];
  if (allowed.length === 0 || allowed.some((entry) => names(entry, caller))) return undefined;
  return {
    status: 403,
    title: 'Forbidden',
    detail: 'User is not a valid contributor to the data type',
  };
};

function names(entry: string, caller: Caller): boolean {
  if (caller.kind !== 'org' || caller.org === undefined) return false;
  const [kind, value] = entry.split(':');
  if (kind?.toLowerCase() === 'org') return value?.toLowerCase() === caller.org.toLowerCase();
  return kind?.toLowerCase() === 'orgno' && value === caller.orgNumber;
}

/** A6. */
const belowMaxCount: Step = ({ type, instance }) => {
  const count = instance.data.filter((element) => element.dataType === type.id).length;
  return type.maxCount > 0 && count >= type.maxCount
    ? {
        status: 409,
        title: 'Max Count Exceeded',
        detail: `Cannot create more than ${type.maxCount} data elements of type ${type.id}`,
      }
    : undefined;
};

/** A7: where the length is known in advance. */
const belowMaxSize: Step = ({ type, contentLength }) =>
  contentLength !== undefined && (type.maxSize ?? 0) > 0 && contentLength > limitOf(type)
    ? {
        status: 400,
        title: 'Max Size Exceeded',
        detail: `Cannot create data element of size ${contentLength} which exceeds the max size of ${limitOf(type)}`,
      }
    : undefined;

const limitOf = (type: DataType): number => (type.maxSize ?? 0) * 1024 * 1024;

const isOwner = (caller: Caller): boolean => caller.kind === 'org' && caller.org !== undefined;

/** Only the owner may do what the type disallows its users. */
function notDisallowed(use: 'create' | 'delete'): Step {
  const name = use === 'create' ? 'Create' : 'Delete';
  return ({ type, caller }) =>
    type.appLogic?.[`disallowUser${name}`] === true && !isOwner(caller)
      ? {
          status: 400,
          title: `User ${name} Disallowed`,
          detail: `Cannot ${use} data element of type ${type.id} as it is disallowed by app logic`,
        }
      : undefined;
}

/** A8. */
const userMayCreate = notDisallowed('create');

/** A9. */
const notMainForm: Step = ({ type }) =>
  type.appLogic?.classRef != null && type.maxCount === 1 && type.minCount === 1
    ? {
        status: 400,
        title: 'Cannot Delete main data element',
        detail: 'Cannot delete the only data element of a class with app logic',
      }
    : undefined;

/** A10. */
const userMayDelete = notDisallowed('delete');

const change: readonly Step[] = [
  notReceipt,
  currentTaskOnly,
  mayReadType,
  mayWriteType,
  activeInstance,
  contributor,
];

/** The steps of 5.1 by what is done, in order. */
const steps = {
  read: [mayReadType],
  create: [...change, belowMaxCount, belowMaxSize, userMayCreate],
  update: change,
  delete: [...change, notMainForm, userMayDelete],
} satisfies Record<string, readonly Step[]>;

/** What is done to a data element. */
export type DataUse = keyof typeof steps;

/** The first access step A1-A11 that refuses (reference 5.1). */
export function accessProblem(use: DataUse, access: DataAccess): AccessProblem | undefined {
  for (const step of steps[use]) {
    const refused = step(access);
    if (refused !== undefined) return refused;
  }
  return undefined;
}
