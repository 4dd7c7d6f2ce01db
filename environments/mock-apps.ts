import type { DataTypeSamples, TargetApp } from './target.ts';

const textOf = (value: unknown): string => JSON.stringify(value);
const xmlOf = (fields: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><Skjema>${fields}</Skjema>`;

/** The smallest file that calls itself PDF. */
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  'latin1',
);

/** Form data of the model `Skjema`: app logic as recorded/README.md tells. */
const skjema: DataTypeSamples = {
  demandsFields: true,
  rows: {
    name: 'linjer',
    rows: [
      { kode: 'a', belop: 1.5 },
      { kode: 'b', belop: 2 },
    ],
  },
  contentType: 'application/json',
  valid: textOf({ navn: 'Kari Nordmann', epost: 'kari@example.no', antall: 3 }),
  invalid: textOf({ navn: 'feil', epost: 'kari@example.no', antall: 3 }),
  calculated: textOf({ navn: 'beregn' }),
  warning: textOf({ navn: 'advarsel' }),
  xml: {
    valid: xmlOf('<navn>Kari Nordmann</navn><epost>kari@example.no</epost><antall>3</antall>'),
    invalid: xmlOf('<navn>feil</navn><epost>kari@example.no</epost><antall>3</antall>'),
    calculated: xmlOf('<navn>beregn</navn>'),
    warning: xmlOf('<navn>advarsel</navn>'),
  },
};

/** Attachments of `kontrakt` and the apps made after it. */
const attachments: Readonly<Record<string, DataTypeSamples>> = {
  vedlegg: { contentType: 'application/pdf', filename: 'vedlegg.pdf', valid: pdf },
  notat: { contentType: 'text/plain', filename: 'notat.txt', valid: 'Et notat.\n' },
  eiersvedlegg: { contentType: 'application/json', filename: 'eier.json', valid: '{"eier":"ttd"}' },
};

/** Types whose elements users may not make, or not delete. */
const closed: Readonly<Record<string, DataTypeSamples>> = {
  utfylt: { contentType: 'text/plain', filename: 'utfylt.txt', valid: 'Fra eieren.\n' },
  varig: { contentType: 'text/plain', filename: 'varig.txt', valid: 'Blir her.\n' },
};

/** A type that only holders of an extra right may read. */
const skjermet: DataTypeSamples = {
  contentType: 'text/plain',
  filename: 'skjermet.txt',
  valid: 'Ikke for alle.\n',
};

/** Test service owner of the platform. */
const ttd = { org: 'ttd', orgNumber: '405003309' };

/** Party of the published test person Sophie Salt. */
const sophieSalt = { partyId: '501337', personNumber: '01039012345' };

/** The same model in the apps without logic of their own: only its schema refuses. */
const plainSkjema: DataTypeSamples = {
  demandsFields: true,
  contentType: skjema.contentType,
  valid: skjema.valid,
  invalid: textOf({ navn: 'Kari Nordmann', epost: 'kari@example.no', antall: 500 }),
  ...(skjema.rows === undefined ? {} : { rows: skjema.rows }),
};

/** The model of the published guide for system users. */
const guideModel: DataTypeSamples = {
  contentType: 'application/json',
  valid: textOf({ property1: 'value1', property2: 'value2', property3: 'value3' }),
  xml: {
    valid:
      '<model><property1>value1</property1><property2>value2</property2><property3>value3</property3></model>',
  },
};

/** An app of the test owner and what is sent to it. */
function ttdApp(id: string, samples: Readonly<Record<string, DataTypeSamples>>): TargetApp {
  return { id: `ttd/${id}`, owner: ttd, instanceOwner: sophieSalt, samples };
}

/** Apps that show one trait each; the folder of each says what it is. */
const small = [
  'avvisning',
  'bekreftelse',
  'betaling',
  'flere-veier',
  'kun-eier',
  'kun-organisasjoner',
  'les-skriv',
  'pdf-tjeneste',
  'selvslettende',
  'signaturkrav',
  'signering',
  'tilbakemelding',
  'tilgang',
  'tvetydig',
  'ukjent-oppgave',
];

/** The built-in apps of the mock; scenarios take the first that has the trait that they need. */
export const mockApps: readonly TargetApp[] = [
  ttdApp('kontrakt', { Skjema: skjema, ...attachments }),
  ttdApp('guide', { model: guideModel }),
  ...small.map((id) => ttdApp(id, { Skjema: plainSkjema })),
  ttdApp('vedlegg', { Skjema: plainSkjema, ...attachments }),
  ttdApp('slettevern', { Skjema: plainSkjema, skjermet }),
  ttdApp('virussjekk', { Skjema: plainSkjema, ...attachments, ...closed }),
];
