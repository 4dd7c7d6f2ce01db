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

/** Test service owner of the platform. */
const ttd = { org: 'ttd', orgNumber: '405003309' };

/** Party of the published test person Sophie Salt. */
const sophieSalt = { partyId: '501337', personNumber: '01039012345' };

/** An app of the test owner with the model `Skjema`. */
function ttdApp(
  id: string,
  samples: Readonly<Record<string, DataTypeSamples>> = { Skjema: skjema, ...attachments },
): TargetApp {
  return { id: `ttd/${id}`, owner: ttd, instanceOwner: sophieSalt, samples };
}

/** The built-in apps of the mock and what is sent to them. */
export const mockApps: readonly TargetApp[] = [ttdApp('kontrakt')];
