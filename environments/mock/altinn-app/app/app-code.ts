import type { AppLogic } from './app-logic.ts';
import { kontraktLogic, skjemaSchema } from './kontrakt-logic.ts';

/** What the mock knows of an app beyond its config folder. */
export interface AppCode {
  readonly logic: AppLogic;
  /** Schemas of models that the folder may leave out, by data type id. */
  readonly modelSchemas: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const none: AppCode = { logic: {}, modelSchemas: {} };

const skjemaCode: AppCode = { logic: kontraktLogic, modelSchemas: { Skjema: skjemaSchema } };

// Our own apps share the recorded app's form, and with it its code.
const skjemaApps = [
  'kontrakt',
  'avvisning',
  'bekreftelse',
  'betaling',
  'flere-veier',
  'kun-eier',
  'les-skriv',
  'pdf-tjeneste',
  'selvslettende',
  'signaturkrav',
  'signering',
  'tilbakemelding',
  'tilgang',
  'ukjent-oppgave',
  'vedlegg',
];

const known: ReadonlyMap<string, AppCode> = new Map(
  skjemaApps.map((name) => [`ttd/${name}`, skjemaCode]),
);

/** Code of an app by its id; an app that the mock does not know has none. */
export function appCodeOf(appId: string): AppCode {
  return known.get(appId) ?? none;
}
