import { embeddedIn, isObject } from '../../checks/read-links.ts';
import { readXml } from '../../checks/read-xml.ts';
import type { Altinn2Bench } from './altinn2-bench.ts';
import { textOf } from './given.ts';
import { scenario } from './scenario.ts';

const nobody = { needs: { actors: [] } };
const open = { as: 'anonymous' } as const;

const served = (on: Altinn2Bench): Readonly<Record<string, string>> => ({
  serviceCode: on.parameter('serviceCode'),
  serviceEdition: on.parameter('serviceEdition'),
});

scenario(
  'Metadata need neither key nor login',
  { requirement: 'ALT2-META-001', ...nobody },
  async ({ on }) => {
    for (const operation of ['listMetadata', 'listCodeLists', 'listRoleDefinitions'])
      on.conform(await on.send(operation, open), { status: 200 });
    on.conform(await on.send('getFormTask', { ...open, path: served(on) }), { status: 200 });
  },
);

/** Which operation reads a kind of service. */
const readers: Readonly<Record<string, string>> = {
  FormTask: 'getFormTask',
  Correspondence: 'getCorrespondence',
  Lookup: 'getLookup',
};

scenario(
  'A service tells the same in the list and alone',
  { requirement: 'ALT2-META-002', ...nobody },
  async ({ on }) => {
    const list = await on.send('listMetadata', open);
    const seen = new Set<string>();
    for (const listed of embeddedIn(list.json(), 'metadata')) {
      const kind = textOf(listed, 'ServiceType');
      const operation = readers[kind];
      if (operation === undefined || seen.has(kind)) continue;
      seen.add(kind);
      const path = {
        serviceCode: textOf(listed, 'ServiceCode'),
        serviceEdition: textOf(listed, 'ServiceEditionCode'),
      };
      const body = membersOf(listed, [
        'ServiceName',
        'ServiceOwnerCode',
        'ServiceCode',
        'ValidFrom',
        'ValidTo',
        'ServiceType',
      ]);
      on.conform(await on.send(operation, { ...open, path }), { status: 200, body });
    }
    on.verify('kinds of services', { actual: seen.size > 1, expected: true, exchange: list });
  },
);

scenario(
  'A service that takes forms lists forms, process steps and rules for attachments',
  { requirement: 'ALT2-META-003', ...nobody },
  async ({ on }) => {
    const answer = await on.send('getFormTask', { ...open, path: served(on) });
    const some = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
    on.conform(answer, {
      status: 200,
      body: { RestEnabled: true, FormsMetaData: some, ProcessSteps: some, AttachmentRules: some },
    });
    const value = answer.json();
    const forms: unknown = isObject(value) ? value['FormsMetaData'] : [];
    const kinds = Array.isArray(forms) ? forms.map((one: unknown) => textOf(one, 'FormType')) : [];
    on.verify('a main form', {
      actual: kinds.includes('MainForm'),
      expected: true,
      exchange: answer,
    });
  },
);

scenario(
  'A service that does not exist is answered with 404',
  { requirement: 'ALT2-META-004', ...nobody },
  async ({ on }) => {
    const path = { serviceCode: '1', serviceEdition: '1' };
    for (const operation of Object.values(readers))
      on.conform(await on.send(operation, { ...open, path }), { status: 404 });
    const other = { serviceCode: on.parameter('correspondenceCode'), serviceEdition: '1' };
    on.conform(await on.send('getFormTask', { ...open, path: other }), { status: 404 });
  },
);

scenario(
  'The schema of a form comes as an XML file',
  { requirement: 'ALT2-META-005', ...nobody },
  async ({ on }) => {
    const task = await on.send('getFormTask', { ...open, path: served(on) });
    const value = task.json();
    const forms: unknown = isObject(value) ? value['FormsMetaData'] : [];
    const [form]: readonly unknown[] = Array.isArray(forms) ? forms : [];
    const path = {
      ...served(on),
      dataFormatId: textOf(form, 'DataFormatID'),
      dataFormatVersion: textOf(form, 'DataFormatVersion'),
    };
    const schema = await on.send('getFormSchema', { ...open, path, accept: '*/*' });
    on.conform(schema, {
      status: 200,
      mediaType: 'application/xml',
      headers: { 'content-disposition': /attachment\s*;\s*filename="?schema\.xsd"?/i },
    });
    on.verify('the root of the file', {
      actual: rootOf(schema.text()),
      expected: 'schema',
      exchange: schema,
    });
  },
);

function rootOf(text: string): string {
  try {
    return readXml(text).name;
  } catch (error) {
    return String(error);
  }
}

scenario(
  'A code list is read by name in any case, with or without its version',
  { requirement: 'ALT2-META-006', ...nobody },
  async ({ on }) => {
    const name = on.parameter('codeList');
    const plain = await on.send('getCodeList', { ...open, path: { codeListName: name } });
    const some = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
    on.conform(plain, { status: 200, body: { Name: name, Codes: some } });
    for (const codeListName of [name.toLowerCase(), name.toUpperCase()])
      on.conform(await on.send('getCodeList', { ...open, path: { codeListName } }), {
        status: 200,
        text: plain.text(),
      });
    const list = await on.send('listCodeLists', open);
    for (const one of embeddedIn(list.json(), 'codelists')) {
      const path = { codeListName: textOf(one, 'Name'), codeListVersion: textOf(one, 'Version') };
      const answer = await on.send('getCodeListVersion', { ...open, path });
      on.conform(answer, {
        status: 200,
        body: { Name: path.codeListName, Version: Number(path.codeListVersion) },
      });
    }
  },
);

scenario(
  'A code list that does not exist is answered with 404',
  { requirement: 'ALT2-META-007', ...nobody },
  async ({ on }) => {
    const path = { codeListName: 'SAMSVAR_finnes_ikke', codeListVersion: '1' };
    on.conform(await on.send('getCodeList', { ...open, path }), { status: 404 });
    on.conform(await on.send('getCodeListVersion', { ...open, path }), { status: 404 });
    const known = { codeListName: on.parameter('codeList'), codeListVersion: '999999' };
    on.conform(await on.send('getCodeListVersion', { ...open, path: known }), { status: 404 });
  },
);

scenario(
  'A role definition tells the same in the list and alone',
  { requirement: 'ALT2-META-008', ...nobody },
  async ({ on }) => {
    const list = await on.send('listRoleDefinitions', open);
    for (const listed of embeddedIn(list.json(), 'roledefinitions').slice(0, 3)) {
      const path = { roleDefinitionId: textOf(listed, 'RoleDefinitionId') };
      const body = membersOf(listed, [
        'RoleType',
        'RoleName',
        'RoleDescription',
        'RoleDefinitionCode',
      ]);
      on.conform(await on.send('getRoleDefinition', { ...open, path }), { status: 200, body });
    }
    const unknown = { roleDefinitionId: '999999' };
    on.conform(await on.send('getRoleDefinition', { ...open, path: unknown }), { status: 404 });
  },
);

scenario(
  'Parents and children of role definitions agree',
  { requirement: 'ALT2-META-009', ...nobody },
  async ({ on }) => {
    const list = await on.send('listRoleDefinitions', open);
    on.conform(list, { status: 200 });
    const roles = embeddedIn(list.json(), 'roledefinitions');
    const pairs = (name: string): readonly (readonly [string, string])[] =>
      roles.flatMap((one) =>
        idsIn(one, name).map((id) => [textOf(one, 'RoleDefinitionId'), id] as const),
      );
    const down = pairs('ChildRoleDefinitionIds').map(([parent, child]) => `${parent} > ${child}`);
    const up = pairs('ParentRoleDefinitionIds').map(([child, parent]) => `${parent} > ${child}`);
    on.verify('who is whose child', {
      actual: down.toSorted(),
      expected: up.toSorted(),
      exchange: list,
    });
  },
);

scenario(
  'The roles that a service asks for are listed with what they allow',
  { requirement: 'ALT2-META-010', ...nobody },
  async ({ on }) => {
    const query = {
      serviceCode: on.parameter('serviceCode'),
      serviceEditionCode: on.parameter('serviceEdition'),
    };
    const answer = await on.send('listRoleRequirements', { ...open, query });
    on.conform(answer, { status: 200 });
    const operations = embeddedIn(answer.json(), 'rolerequirements').map((one) =>
      isObject(one) && Array.isArray(one['Operations']) ? one['Operations'].length : 0,
    );
    on.verify('roles and their operations', {
      actual: operations.length > 0 && operations.every((count) => count > 0),
      expected: true,
      exchange: answer,
    });
    const unknown = { serviceCode: '1', serviceEditionCode: '1' };
    on.conform(await on.send('listRoleRequirements', { ...open, query: unknown }), { status: 404 });
  },
);

scenario(
  'Metadata are not to be cached',
  { requirement: 'ALT2-META-011', ...nobody },
  async ({ on }) => {
    on.conform(await on.send('listMetadata', open), {
      status: 200,
      headers: { 'cache-control': /no-cache|no-store/ },
    });
  },
);

function membersOf(value: unknown, names: readonly string[]): { readonly [name: string]: string } {
  return Object.fromEntries(names.map((name) => [name, textOf(value, name)]));
}

function idsIn(value: unknown, name: string): readonly string[] {
  const list = isObject(value) ? value[name] : undefined;
  return Array.isArray(list) ? list.map(String) : [];
}
