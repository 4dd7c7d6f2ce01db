import { text, type Text } from './languages.ts';

/** A form of a service. */
export interface ServiceForm {
  readonly id: number;
  readonly name: Text;
  readonly dataFormatId: string;
  readonly dataFormatVersion: number;
  readonly type: 'MainForm' | 'SubForm';
}

/** A service of the mock. */
export interface Service {
  readonly code: string;
  readonly edition: number;
  readonly type: 'FormTask' | 'Correspondence' | 'Lookup';
  readonly name: Text;
  readonly owner: { readonly code: string; readonly name: Text };
  readonly validFrom: string;
  readonly validTo: string;
  readonly restEnabled?: boolean;
  /** Others than the sender sign it. */
  readonly thirdPartySigning?: boolean;
  readonly forms?: readonly ServiceForm[];
  /** Functional types of its attachments. */
  readonly attachmentTypes?: readonly string[];
  /** Roles that open it, by definition id. */
  readonly roles: readonly number[];
}

const ministry = { code: 'TTD', name: text('Testdepartementet', 'Ministry of Tests') };
// In lower case, as some write themselves: texts and bytes sort it differently.
const agency = { code: 'PRV', name: text('prøvesenteret', 'centre of trials') };
const period = { validFrom: '2019-02-03T08:07:06.54', validTo: '2099-12-31T23:59:00' };

const mainForm = (id: number): ServiceForm => ({
  id,
  name: text('Søknad om prøve', 'Application for a trial', 'Søknad om prøve'),
  dataFormatId: '8001',
  dataFormatVersion: 12345,
  type: 'MainForm',
});
const subForm: ServiceForm = {
  id: 7011,
  name: text('Tillegg til søknaden', 'Addition to the application'),
  dataFormatId: '8002',
  dataFormatVersion: 7,
  type: 'SubForm',
};

/** Every service, in the order of the list. */
export const services: readonly Service[] = [
  {
    code: '9001',
    edition: 1,
    type: 'FormTask',
    name: text('Søknad om prøve', 'Application for a trial'),
    owner: ministry,
    ...period,
    restEnabled: true,
    forms: [mainForm(7001), subForm],
    attachmentTypes: ['Dokumentasjon', 'Kvittering'],
    roles: [11, 6],
  },
  {
    code: '9002',
    edition: 210101,
    type: 'Correspondence',
    name: text('Brev om prøve', 'Letter on a trial'),
    owner: ministry,
    validFrom: '2021-01-01T00:00:00',
    validTo: '2099-12-31T23:59:00.997',
    roles: [11],
  },
  {
    code: '9003',
    edition: 1,
    type: 'FormTask',
    name: text('Skjema bare for portalen', 'Form for the portal only'),
    owner: agency,
    ...period,
    restEnabled: false,
    forms: [mainForm(7003)],
    roles: [11],
  },
  {
    code: '9004',
    edition: 2,
    type: 'FormTask',
    name: text('Skjema som andre signerer', 'Form that others sign', 'Skjema som andre signerar'),
    owner: agency,
    ...period,
    restEnabled: true,
    thirdPartySigning: true,
    forms: [mainForm(7004)],
    roles: [6],
  },
  {
    code: '9005',
    edition: 5,
    type: 'Lookup',
    name: text('Innsyn i prøver', 'Insight into trials'),
    owner: agency,
    ...period,
    roles: [11],
  },
];

/** The service of this code and edition. */
export function serviceOf(code: string, edition: number): Service | undefined {
  return services.find((one) => one.code === code && one.edition === edition);
}

/** The XML schema of a form: what `navn` and `alder` must be. */
export function schemaOf({ dataFormatId }: ServiceForm): string {
  const root = dataFormatId === '8001' ? 'Skjema' : 'Tillegg';
  return `<?xml version="1.0" encoding="utf-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
  <xs:element name="${root}">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="navn" type="xs:string" />
        <xs:element name="alder" type="xs:integer" minOccurs="0" />
        <xs:element name="epost" type="xs:string" minOccurs="0" />
      </xs:sequence>
    </xs:complexType>
  </xs:element>
</xs:schema>
`;
}
