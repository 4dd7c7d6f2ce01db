import { refuse } from '../../altinn2/call.ts';
import { altinn2Rules } from '../../altinn2/rules.ts';
import {
  dropMember,
  isStatus,
  mapMember,
  replaceBody,
  setMember,
  withHeader,
  withStatus,
} from '../change.ts';
import type { Altinn2Fault } from './fault.ts';
import { onSuccess } from './means.ts';

const { findsCodeList } = altinn2Rules;

/** Faults of metadata. */
export const metadataFaults: readonly Altinn2Fault[] = [
  {
    id: 'alt2-metadata-need-a-key',
    breaks: 'Metadata need a key.',
    aimedAt: 'ALT2-META-001',
    bypass: ({ key }, { path }) =>
      path.startsWith('/metadata') && key === undefined ? altinn2Rules.refusesKeyless() : undefined,
  },
  {
    id: 'alt2-service-alone-is-another',
    breaks: 'A service that is read alone tells another name.',
    aimedAt: 'ALT2-META-002',
    ...onSuccess(['getFormTask'], setMember(['ServiceName'], 'Noe annet')),
  },
  {
    id: 'alt2-service-has-no-forms',
    breaks: 'A service that takes forms lists none.',
    aimedAt: 'ALT2-META-003',
    ...onSuccess(['getFormTask'], setMember(['FormsMetaData'], [])),
  },
  {
    id: 'alt2-service-has-no-attachment-rules',
    breaks: 'A service tells nothing of attachments.',
    aimedAt: 'ALT2-META-003',
    ...onSuccess(['getFormTask'], dropMember('AttachmentRules')),
  },
  {
    id: 'alt2-unknown-service-answers-400',
    breaks: 'A service that does not exist is a bad request.',
    aimedAt: 'ALT2-META-004',
    replies: {
      routes: ['getFormTask', 'getCorrespondence', 'getLookup'],
      when: isStatus(404),
      change: withStatus(400),
    },
  },
  {
    id: 'alt2-schema-is-no-schema',
    breaks: 'The schema of a form is an empty form.',
    aimedAt: 'ALT2-META-005',
    ...onSuccess(['getFormSchema'], replaceBody('<Skjema/>')),
  },
  {
    id: 'alt2-schema-has-another-name',
    breaks: 'The schema of a form is shown instead of saved.',
    aimedAt: 'ALT2-META-005',
    ...onSuccess(
      ['getFormSchema'],
      withHeader('Content-Disposition', 'inline; filename=schema.xsd'),
    ),
  },
  {
    id: 'alt2-code-list-name-has-case',
    breaks: 'A code list is found in one spelling alone.',
    aimedAt: 'ALT2-META-006',
    rules: {
      findsCodeList: (name, language, version) => {
        const found = findsCodeList(name, language, version);
        return found?.name === name ? found : undefined;
      },
    },
  },
  {
    id: 'alt2-code-list-of-another-version',
    breaks: 'The version of a code list is not looked at.',
    aimedAt: 'ALT2-META-006',
    rules: { findsCodeList: (name, language) => findsCodeList(name, language, undefined) },
  },
  {
    id: 'alt2-code-list-has-no-codes',
    breaks: 'A code list has no codes.',
    aimedAt: 'ALT2-META-006',
    ...onSuccess(['getCodeList'], setMember(['Codes'], [])),
  },
  {
    id: 'alt2-unknown-code-list-answers-400',
    breaks: 'A code list that does not exist is a bad request.',
    aimedAt: 'ALT2-META-007',
    rules: { unknownMetadata: () => refuse(400) },
  },
  {
    id: 'alt2-role-definition-alone-is-another',
    breaks: 'A role definition that is read alone has another code.',
    aimedAt: 'ALT2-META-008',
    ...onSuccess(['getRoleDefinition'], setMember(['RoleDefinitionCode'], 'ANNEN')),
  },
  {
    id: 'alt2-children-are-left-out',
    breaks: 'One role definition does not tell its children.',
    aimedAt: 'ALT2-META-009',
    ...onSuccess(
      ['listRoleDefinitions'],
      dropMember('_embedded', 'roledefinitions', 4, 'ChildRoleDefinitionIds'),
    ),
  },
  {
    id: 'alt2-roles-allow-nothing',
    breaks: 'The roles that a service asks for allow nothing.',
    aimedAt: 'ALT2-META-010',
    ...onSuccess(
      ['listRoleRequirements'],
      mapMember(['_embedded', 'rolerequirements', '*', 'Operations'], () => []),
    ),
  },
];
