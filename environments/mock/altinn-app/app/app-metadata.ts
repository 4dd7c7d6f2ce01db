import type { DataType } from './app-definition.ts';
import { isRecord } from '../../server/narrow.ts';

type Json = Readonly<Record<string, unknown>>;

/** The metadata as the app answers them: every member, in the service's order, unknown ones kept. */
export function completedMetadata(read: Json, id: string): Json {
  const [org = ''] = id.split('/');
  const dataTypes = listOf(read['dataTypes']).map(completedDataType);
  return { ...merged({ ...defaultMembers, id, org }, read), dataTypes };
}

const noPartyTypes: Json = {
  bankruptcyEstate: false,
  organisation: false,
  person: false,
  subUnit: false,
};

// In the service's order; `id`, `org` and `dataTypes` are always replaced.
const defaultMembers: Json = {
  id: '',
  features: { footer: true, processActions: true, jsonObjectInDataResponse: false },
  onEntry: null,
  logo: null,
  altinnNugetVersion: '8.12.7.0',
  externalApiIds: [],
  versionId: null,
  org: '',
  title: {},
  validFrom: null,
  validTo: null,
  processId: null,
  dataTypes: [],
  partyTypesAllowed: noPartyTypes,
  autoDeleteOnProcessEnd: false,
  preventInstanceDeletionForDays: null,
  presentationFields: null,
  dataFields: null,
  eFormidling: null,
  messageBoxConfig: null,
  copyInstanceSettings: null,
  apiScopes: null,
  storageAccountNumber: null,
  disallowUserInstantiation: false,
  homepage: null,
  keywords: null,
  description: null,
  access: null,
  contactPoints: null,
  created: null,
  createdBy: null,
  lastChanged: null,
  lastChangedBy: null,
};

const dataTypeDefaults: Json = {
  id: '',
  description: null,
  allowedContentTypes: null,
  allowedContributers: null,
  allowedContributors: null,
  actionRequiredToRead: null,
  actionRequiredToWrite: null,
  appLogic: null,
  taskId: null,
  maxSize: null,
  maxCount: 0,
  minCount: 0,
  grouping: null,
  enablePdfCreation: true,
  enableFileScan: false,
  validationErrorOnPendingFileScan: false,
  enabledFileAnalysers: [],
  enabledFileValidators: [],
  allowedKeysForUserDefinedMetadata: null,
};

const logicDefaults: Json = {
  autoCreate: null,
  classRef: null,
  schemaRef: null,
  allowAnonymousOnStateless: false,
  autoDeleteOnProcessEnd: false,
  disallowUserCreate: false,
  disallowUserDelete: false,
  shadowFields: null,
};

function completedDataType(read: Json): Json {
  const type = merged(dataTypeDefaults, read);
  const logic = read['appLogic'];
  return { ...type, appLogic: isRecord(logic) ? merged(logicDefaults, logic) : null };
}

// Members keep the default's order and may come in any case; others follow as they were.
function merged(defaults: Json, read: Json): Json {
  const names = new Map(Object.keys(defaults).map((name) => [name.toLowerCase(), name]));
  const known: Record<string, unknown> = { ...defaults };
  for (const [name, value] of Object.entries(read)) {
    known[names.get(name.toLowerCase()) ?? name] = value;
  }
  return known;
}

/** The members of completed data types that the mock's rules read. */
export function toDataTypes(metadata: Json): readonly DataType[] {
  return listOf(metadata['dataTypes']).map(toDataType);
}

function toDataType(type: Json): DataType {
  const logic = type['appLogic'];
  const flag = (name: string): boolean => type[name] === true;
  return {
    id: String(type['id']),
    allowedContentTypes: textsOf(type['allowedContentTypes']),
    allowedContributers:
      textsOf(type['allowedContributers']) ?? textsOf(type['allowedContributors']),
    actionRequiredToRead: textOf(type['actionRequiredToRead']),
    actionRequiredToWrite: textOf(type['actionRequiredToWrite']),
    appLogic: isRecord(logic) ? toLogic(logic) : null,
    taskId: textOf(type['taskId']),
    maxSize: typeof type['maxSize'] === 'number' ? type['maxSize'] : null,
    maxCount: Number(type['maxCount'] ?? 0),
    minCount: Number(type['minCount'] ?? 0),
    enablePdfCreation: flag('enablePdfCreation'),
    enableFileScan: flag('enableFileScan'),
    validationErrorOnPendingFileScan: flag('validationErrorOnPendingFileScan'),
    allowedKeysForUserDefinedMetadata: textsOf(type['allowedKeysForUserDefinedMetadata']),
  };
}

function toLogic(logic: Json): NonNullable<DataType['appLogic']> {
  return {
    autoCreate: logic['autoCreate'] === true,
    classRef: textOf(logic['classRef']),
    allowAnonymousOnStateless: logic['allowAnonymousOnStateless'] === true,
    autoDeleteOnProcessEnd: logic['autoDeleteOnProcessEnd'] === true,
    disallowUserCreate: logic['disallowUserCreate'] === true,
    disallowUserDelete: logic['disallowUserDelete'] === true,
  };
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function textsOf(value: unknown): readonly string[] | null {
  return Array.isArray(value) ? value.map(String) : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
