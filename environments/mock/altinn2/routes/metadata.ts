import type { Reply } from '../../server/message.ts';
import type { Altinn2Call, Altinn2Route } from '../call.ts';
import { schemaOf, services, type Service } from '../data/services.ts';
import { link, type Part } from '../formats/resource.ts';
import { addressOf, selfOf, show, showList } from '../show.ts';
import { catalogueRoutes } from './catalogues.ts';

const open = { method: 'GET', login: 'none' } as const;

/** Services; open to everybody (reference altinn2 5.7). */
export const metadataRoutes: readonly Altinn2Route[] = [
  { id: 'listMetadata', path: '/metadata', ...open, handle: listServices },
  {
    id: 'getFormTask',
    path: '/metadata/formtask/{code}/{edition:int}',
    ...open,
    handle: onService('FormTask', readService),
  },
  {
    id: 'getCorrespondence',
    path: '/metadata/correspondence/{code}/{edition:int}',
    ...open,
    handle: onService('Correspondence', readService),
  },
  {
    id: 'getLookup',
    path: '/metadata/lookup/{code}/{edition:int}',
    ...open,
    handle: onService('Lookup', readService),
  },
  {
    id: 'getFormSchema',
    path: '/metadata/formtask/{code}/{edition:int}/forms/{format}/{version:int}/xsd',
    ...open,
    handle: onService('FormTask', readSchema),
  },
  ...catalogueRoutes,
];

function onService(
  type: Service['type'],
  handle: (call: Altinn2Call, service: Service) => Reply,
): (call: Altinn2Call) => Reply {
  return (call) => {
    const { rules } = call.state;
    const { code = '', edition = '' } = call.params;
    const service = rules.findsService(code, Number(edition));
    if (service === undefined || service.type !== type) return rules.unknownMetadata();
    return handle(call, service);
  };
}

const pathOf = ({ type, code, edition }: Service): string =>
  `/metadata/${type.toLowerCase()}/${code}/${edition}`;

function servicePart(call: Altinn2Call, service: Service, details: Part['fields'] = []): Part {
  const { language } = call;
  const { code, edition, owner, name, type, validFrom, validTo } = service;
  const requirements = `/metadata/rolerequirements?serviceCode=${code}&serviceEditionCode=${edition}`;
  return {
    fields: [
      ['ServiceOwnerCode', owner.code],
      ['ServiceOwnerName', owner.name[language]],
      ['ServiceName', name[language]],
      ['ServiceCode', code],
      ['ServiceEditionCode', edition],
      ['ValidFrom', validFrom],
      ['ValidTo', validTo],
      ['ServiceType', type],
      ['EnterpriseUserEnabled', true],
      ['ConfidentialService', false],
      ...details,
    ],
    links: [
      selfOf(call, pathOf(service)),
      ['rolerequirements', link(addressOf(call, requirements))],
    ],
  };
}

function listServices(call: Altinn2Call): Reply {
  return showList(call, {
    rel: 'metadata',
    links: [selfOf(call, '/metadata')],
    items: services.map((service) => servicePart(call, service)),
    type: 'Altinn.Api.Models.ServiceMetadata',
    members: [
      'ServiceOwnerCode',
      'ServiceOwnerName',
      'ServiceName',
      'ServiceCode',
      'ServiceEditionCode',
      'ValidFrom',
      'ValidTo',
      'ServiceType',
    ],
    to: 'owner',
  });
}

function readService(call: Altinn2Call, service: Service): Reply {
  const details = service.type === 'FormTask' ? formDetails(call, service) : [];
  return show(call, { name: 'Service', ...servicePart(call, service, details) });
}

function formDetails(call: Altinn2Call, service: Service): Part['fields'] {
  const { attachmentTypes = [], restEnabled = false } = service;
  return [
    ['RestEnabled', restEnabled],
    ['EUSEnabled', true],
    ['AttachmentRules', attachmentTypes.length === 0 ? undefined : attachmentTypes.map(rulePart)],
    ['FormsMetaData', formParts(call, service)],
    ['ProcessSteps', [stepPart(1, 'FormFilling'), stepPart(2, 'SendIn')]],
  ];
}

const rulePart = (type: string, at: number): Part => ({
  fields: [
    ['AttachmentRuleId', 284 + at],
    ['AllowedFileTypes', '*.txt, pdf, xml'],
    ['AttachmentTypeName', type],
    ['AttachmentTypeNameLanguage', type],
    ['IsCheckSumAllowed', false],
    ['IsXsdValidationRequired', false],
    ['MaxAttachmentCount', 5],
    ['MaxFileSize', 20],
    ['MinAttachmentCount', 0],
  ],
});

const stepPart = (number: number, name: string): Part => ({
  fields: [
    ['SequenceNumber', number],
    ['Name', name],
    ['SecurityLevel', 2],
  ],
});

function formParts(call: Altinn2Call, service: Service): readonly Part[] {
  return (service.forms ?? []).map(({ id, name, dataFormatId, dataFormatVersion, type }) => {
    const schema = `${pathOf(service)}/forms/${dataFormatId}/${dataFormatVersion}/xsd`;
    return {
      fields: [
        ['FormID', id],
        ['FormName', name[call.language]],
        ['DataFormatProviderType', 'Seres'],
        ['DataFormatID', dataFormatId],
        ['DataFormatVersion', dataFormatVersion],
        ['IsOnlyXsdValidation', false],
        ['FormType', type],
      ],
      links: [['schema', link(addressOf(call, schema))]],
    };
  });
}

function readSchema(call: Altinn2Call, service: Service): Reply {
  const { rules } = call.state;
  const { format, version } = call.params;
  const form = service.forms?.find(
    (one) => one.dataFormatId === format && String(one.dataFormatVersion) === version,
  );
  if (form === undefined) return rules.unknownMetadata();
  return { status: 200, headers: rules.schemaHeaders(), body: Buffer.from(schemaOf(form)) };
}
