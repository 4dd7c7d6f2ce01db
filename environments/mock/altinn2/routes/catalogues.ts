import type { Reply } from '../../server/message.ts';
import type { Altinn2Call, Altinn2Route } from '../call.ts';
import type { CodeList } from '../data/code-lists.ts';
import { actions, childrenOf, roleDefinitions, type RoleDefinition } from '../data/roles.ts';
import { link, type Part } from '../formats/resource.ts';
import { addressOf, selfOf, show, showList } from '../show.ts';

const open = { method: 'GET', login: 'none' } as const;

/** Code lists, role definitions, and which roles a service asks for (reference altinn2 5.7). */
export const catalogueRoutes: readonly Altinn2Route[] = [
  { id: 'listCodeLists', path: '/metadata/codelists', ...open, handle: listCodeLists },
  { id: 'getCodeList', path: '/metadata/codelists/{name}', ...open, handle: readCodeList },
  {
    id: 'getCodeListVersion',
    path: '/metadata/codelists/{name}/{version:int}',
    ...open,
    handle: readCodeList,
  },
  {
    id: 'listRoleDefinitions',
    path: '/metadata/roledefinitions',
    ...open,
    handle: listRoleDefinitions,
  },
  {
    id: 'getRoleDefinition',
    path: '/metadata/roledefinitions/{id:int}',
    ...open,
    handle: readRoleDefinition,
  },
  {
    id: 'listRoleRequirements',
    path: '/metadata/rolerequirements',
    ...open,
    handle: listRoleRequirements,
  },
];

function codeListPart(call: Altinn2Call, list: CodeList, more: Part['fields'] = []): Part {
  const path = `/metadata/codelists/${list.name}/${list.version}?language=${list.language}`;
  return {
    fields: [['Name', list.name], ['Version', list.version], ['Language', list.language], ...more],
    links: [['self', link(addressOf(call, path))]],
  };
}

function listCodeLists(call: Altinn2Call): Reply {
  const lists = call.state.rules.listsCodeLists(call.language);
  const self = addressOf(call, `/metadata/codelists?language=${call.language}`);
  return showList(call, {
    rel: 'codelists',
    links: [['self', link(self)]],
    items: lists.map((list) => codeListPart(call, list)),
    type: 'Altinn.Api.Models.CodeList',
    members: ['Name', 'Version', 'Language'],
    to: 'owner',
  });
}

function readCodeList(call: Altinn2Call): Reply {
  const { rules } = call.state;
  const { name = '', version } = call.params;
  const number = version === undefined ? undefined : Number(version);
  const list = rules.findsCodeList(name, call.language, number);
  if (list === undefined) return rules.unknownMetadata();
  const codes = list.codes.map(([code, one, two, three]) => ({
    fields: [
      ['Code', code],
      ['Value1', one],
      ['Value2', two],
      ['Value3', three],
    ] as const,
  }));
  return show(call, { name: 'CodeList', ...codeListPart(call, list, [['Codes', codes]]) });
}

function definitionPart(call: Altinn2Call, role: RoleDefinition): Part {
  const children = childrenOf(role);
  return {
    fields: [
      ['RoleType', role.type],
      ['RoleDefinitionId', role.id],
      ['RoleName', role.name[call.language]],
      ['RoleDescription', role.description[call.language]],
      ['RoleDefinitionCode', role.code],
      ['ParentRoleDefinitionIds', role.parents.length === 0 ? undefined : role.parents],
      ['ChildRoleDefinitionIds', children.length === 0 ? undefined : children],
    ],
    links: [selfOf(call, `/metadata/roledefinitions/${role.id}`)],
  };
}

function listRoleDefinitions(call: Altinn2Call): Reply {
  return showList(call, {
    rel: 'roledefinitions',
    links: [selfOf(call, '/metadata/roledefinitions')],
    items: roleDefinitions.map((role) => definitionPart(call, role)),
    type: 'Altinn.Api.Models.RoleDefinition',
    members: ['RoleType', 'RoleDefinitionId', 'RoleName', 'RoleDescription', 'RoleDefinitionCode'],
    to: 'owner',
  });
}

function readRoleDefinition(call: Altinn2Call): Reply {
  const { rules } = call.state;
  const role = rules.findsDefinition(Number(call.params['id']));
  if (role === undefined) return rules.unknownMetadata();
  return show(call, { name: 'RoleDefinition', ...definitionPart(call, role) });
}

function listRoleRequirements(call: Altinn2Call): Reply {
  const { rules } = call.state;
  const code = call.query.get('serviceCode') ?? '';
  const edition = call.query.get('serviceEditionCode') ?? '';
  const service = rules.findsService(code, Number(edition));
  if (service === undefined) return rules.unknownMetadata();
  const roles = service.roles.flatMap((id) => rules.findsDefinition(id) ?? []);
  const path = `/metadata/rolerequirements?serviceCode=${code}&serviceEditionCode=${edition}`;
  const items = roles.map((role) => requirementPart(call, role));
  return show(call, {
    name: 'rolerequirements',
    fields: [],
    links: [['self', link(addressOf(call, path))]],
    embedded: { rel: 'rolerequirements', items },
  });
}

function requirementPart(call: Altinn2Call, role: RoleDefinition): Part {
  return {
    fields: [
      ['RoleDefinitionId', role.id],
      ['RoleDefinitionCode', role.code],
      ['LocalizedRoleName', role.name[call.language]],
      ['ParentRoleDefinitionIds', role.parents.length === 0 ? undefined : role.parents],
      ['IsDelegable', role.isDelegable],
      ['Operations', actions.map(operationPart)],
    ],
    links: [['roledefinition', link(addressOf(call, `/metadata/roledefinitions/${role.id}`))]],
  };
}

const operationPart = (name: string): Part => ({
  fields: [
    ['Name', name],
    ['LocalizedFriendlyName', name],
  ],
});
