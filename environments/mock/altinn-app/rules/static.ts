import type { AppDefinition } from '../app/app-definition.ts';
import { pathIsApp } from '../app/app-texts.ts';

/** Decisions about metadata, static resources, parties and lookups. */
export const staticRules = {
  /** The metadata that the app shows. */
  showsMetadata: (app: AppDefinition): Readonly<Record<string, unknown>> => app.metadata,
  /** The process definition that the app shows. */
  showsProcess: (app: AppDefinition): Buffer => app.processXml,
  /** Whether `org/app` of the path is the app's id. */
  pathIsApp,
  /** Whether a text resource can have this language code. */
  isLanguage: (language: string): boolean => language.length === 2,
  /** Wrong person look-ups in a row that are still answered. */
  wrongLookups: (): number => 5,
  /** A national identity number as lists show it. */
  masksNumber: (ssn: string): string => `${ssn.slice(0, 6)}*****`,
};
