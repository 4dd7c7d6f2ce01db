import type { AppLogic } from './app-logic.ts';
import type { ProcessDefinition } from '../process/process-definition.ts';

/** One Altinn app, read from its config folder. */
export interface AppDefinition {
  /** `org/app`. */
  readonly id: string;
  readonly org: string;
  readonly name: string;
  /** `applicationmetadata.json` as the app answers it (every member present, nulls written). */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly dataTypes: readonly DataType[];
  readonly process: ProcessDefinition;
  /** `process.bpmn` byte for byte. */
  readonly processXml: Buffer;
  /** `policy.xml`, where the folder has one. */
  readonly policyXml?: Buffer;
  /** JSON schemas of the models by data type id; a type without one accepts any well-formed model. */
  readonly modelSchemas: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Raw text files the static routes answer: texts by language, options by id, layouts … */
  readonly texts: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly logic: AppLogic;
  /** The config folder itself, for the static routes' own files. */
  readonly folder: string;
}

/** A data type of the application metadata, with the members that the mock's rules read. */
export interface DataType {
  readonly id: string;
  readonly allowedContentTypes: readonly string[] | null;
  /** The service's own spelling. */
  readonly allowedContributers: readonly string[] | null;
  readonly actionRequiredToRead: string | null;
  readonly actionRequiredToWrite: string | null;
  readonly appLogic: DataTypeLogic | null;
  readonly taskId: string | null;
  /** MiB. */
  readonly maxSize: number | null;
  readonly maxCount: number;
  readonly minCount: number;
  readonly enablePdfCreation: boolean;
  readonly enableFileScan: boolean;
  readonly validationErrorOnPendingFileScan: boolean;
  readonly allowedKeysForUserDefinedMetadata: readonly string[] | null;
}

export interface DataTypeLogic {
  readonly autoCreate: boolean;
  readonly classRef: string | null;
  readonly allowAnonymousOnStateless: boolean;
  readonly autoDeleteOnProcessEnd: boolean;
  readonly disallowUserCreate: boolean;
  readonly disallowUserDelete: boolean;
}
