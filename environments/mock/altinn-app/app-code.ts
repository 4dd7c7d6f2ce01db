import type { AppLogic } from './app-logic.ts';
import { kontraktLogic, skjemaSchema } from './kontrakt-logic.ts';

/** What the mock knows of an app beyond its config folder. */
export interface AppCode {
  readonly logic: AppLogic;
  /** Schemas of models that the folder may leave out, by data type id. */
  readonly modelSchemas: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const none: AppCode = { logic: {}, modelSchemas: {} };

const known: Readonly<Record<string, AppCode>> = {
  'ttd/kontrakt': { logic: kontraktLogic, modelSchemas: { Skjema: skjemaSchema } },
};

/** Code of an app by its id; an app that the mock does not know has none. */
export function appCodeOf(appId: string): AppCode {
  return known[appId] ?? none;
}
