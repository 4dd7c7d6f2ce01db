import type { Expectation } from '../../engine/expectation.ts';
import { registerScenario } from '../../engine/scenario.ts';
import type { AppRequest } from './app-bench.ts';
import { scenario, type AppContext } from './scenario.ts';
import { isRecord, seenInstance, seenObject } from './seen.ts';

const readOnly = { tags: ['@read-only'] } as const;

/** One open document, and what must come of asking for it without a token. */
interface StaticRow {
  readonly requirement: string;
  readonly says: string;
  readonly operation: string;
  readonly expectation: (context: AppContext) => Expectation;
  readonly invalid?: boolean;
  readonly requests: (context: AppContext) => readonly AppRequest[];
}

const unknownId = 'finnes-ikke';
const once = (): readonly AppRequest[] => [{}];

const rows: readonly StaticRow[] = [
  {
    requirement: 'APP-META-001',
    says: 'GET application metadata names the app',
    operation: 'getApplicationMetadata',
    expectation: ({ app }) => ({
      status: 200,
      mediaType: 'application/json',
      body: { id: app.id, org: app.org },
    }),
    requests: once,
  },
  {
    requirement: 'APP-META-003',
    says: "GET application metadata under another app's name is refused",
    operation: 'getApplicationMetadata',
    expectation: () => ({ status: [404, 409] }),
    requests: () => [{ path: { app: unknownId } }],
  },
  {
    requirement: 'APP-META-004',
    says: 'GET process definition answers the tasks as XML',
    operation: 'getProcessDefinition',
    expectation: ({ app }) => ({
      status: 200,
      mediaType: ['text/xml', 'application/xml'],
      text: new RegExp(`id="${app.graph.firstTask}"`),
    }),
    requests: once,
  },
  {
    requirement: 'APP-META-005',
    says: 'GET authorisation policy answers XML, or 404 where the app shows none',
    operation: 'getAuthorizationPolicy',
    expectation: () => ({ status: [200, 404], text: /<[^>]*Policy|"status":\s*404/ }),
    requests: once,
  },
  {
    requirement: 'APP-META-006',
    says: 'GET texts answers the resources of a language',
    operation: 'getTexts',
    expectation: () => ({
      status: 200,
      body: { language: /^[a-z]{2}$/, resources: Array.isArray },
    }),
    requests: () => [{ path: { language: 'nb' } }, { path: { language: 'en' } }],
  },
  {
    requirement: 'APP-META-007',
    says: 'GET texts of a language code without two letters is refused',
    operation: 'getTexts',
    expectation: () => ({ status: 400 }),
    invalid: true,
    requests: () => [{ path: { language: 'norsk' } }],
  },
  {
    requirement: 'APP-META-008',
    says: 'GET an unknown option list is refused',
    operation: 'getOptions',
    expectation: () => ({ status: 404 }),
    requests: () => [{ path: { optionsId: unknownId } }],
  },
  {
    requirement: 'APP-META-009',
    says: 'GET JSON schema answers a schema',
    operation: 'getJsonSchema',
    expectation: () => ({ status: 200, body: isSchema }),
    requests: ({ app }) => [{ path: { id: app.form.id } }],
  },
  {
    requirement: 'APP-META-010',
    says: 'GET an unknown JSON schema is refused',
    operation: 'getJsonSchema',
    expectation: () => ({ status: '4xx' }),
    requests: () => [{ path: { id: unknownId } }],
  },
  {
    requirement: 'APP-META-011',
    says: 'GET application settings answers 200',
    operation: 'getApplicationSettings',
    expectation: () => ({ status: 200 }),
    requests: once,
  },
  {
    requirement: 'APP-META-011',
    says: 'GET application languages answers 200',
    operation: 'getApplicationLanguages',
    expectation: () => ({ status: 200, body: Array.isArray }),
    requests: once,
  },
  {
    requirement: 'APP-META-012',
    says: 'GET rule configuration answers 200, 204 or 404',
    operation: 'getRuleConfiguration',
    expectation: () => ({ status: [200, 204, 404] }),
    requests: () => [{ path: { id: unknownId } }],
  },
  {
    requirement: 'APP-META-012',
    says: 'GET validation configuration answers 200, 204 or 404',
    operation: 'getValidationConfig',
    expectation: () => ({ status: [200, 204, 404] }),
    requests: ({ app }) => [{ path: { id: app.form.id } }],
  },
  {
    requirement: 'APP-META-014',
    says: 'GET health answers 200',
    operation: 'getHealth',
    expectation: () => ({ status: 200 }),
    requests: once,
  },
  {
    requirement: 'APP-META-016',
    says: 'GET JSON schema as JSON answers a string that holds it, or the schema',
    operation: 'getJsonSchema',
    expectation: () => ({ status: 200, mediaType: 'application/json', body: isSchemaOrText }),
    requests: ({ app }) => [
      { path: { id: app.form.id }, headers: [['Accept', 'application/json']] },
    ],
  },
  {
    requirement: 'APP-META-018',
    says: 'GET the former address of the layouts is refused',
    operation: 'getLayouts',
    expectation: () => ({ status: 404 }),
    requests: once,
  },
];

for (const { requirement, says, operation, expectation, invalid, requests } of rows) {
  scenario(says, { requirement, ...readOnly }, async (context) => {
    for (const request of requests(context)) {
      const answer = await context.on.send(operation, {
        authorization: null,
        deliberatelyInvalid: invalid ?? false,
        ...request,
      });
      context.on.conform(answer, expectation(context));
    }
  });
}

scenario(
  "GET application metadata under another app's name answers with the check off",
  { requirement: 'APP-META-003', ...readOnly },
  async ({ on, app }) => {
    const answer = await on.send('getApplicationMetadata', {
      authorization: null,
      path: { app: unknownId },
      query: { checkOrgApp: 'false' },
    });
    on.conform(answer, { status: 200, body: { id: app.id } });
  },
);

// Asked without reading the app first: where its metadata are broken no other scenario finds an app to ask.
registerScenario({
  api: 'altinn-app',
  title: 'The metadata list the data types of the app',
  requirements: ['APP-META-002'],
  needs: {},
  tags: ['@read-only'],
  body: async (bench) => {
    const some = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
    for (const { id } of bench.session.target.apps) {
      const path = `/${id}/api/v1/applicationmetadata`;
      const operationId = 'getApplicationMetadata';
      const answer = await bench.send({ method: 'GET', path, operationId, as: 'anonymous' });
      if (answer.status === 200) bench.conform(answer, { body: { dataTypes: some } });
    }
  },
});

scenario(
  'Every element of an instance is of a data type of the metadata',
  { requirement: 'APP-META-002' },
  async ({ on, given }) => {
    const instance = await given.instance();
    const metadata = await on.send('getApplicationMetadata', { authorization: null });
    const types = seenObject(metadata)['dataTypes'];
    const known = Array.isArray(types) ? types.map((one: { id?: unknown }) => String(one.id)) : [];
    const read = await on.send('getInstance', { on: instance });
    on.conform(metadata, { status: 200, body: { dataTypes: Array.isArray } });
    on.verify('no element of another type', {
      actual: (seenInstance(read).data ?? []).filter((one) => !known.includes(one.dataType ?? ''))
        .length,
      expected: 0,
      exchange: metadata,
    });
  },
);

scenario(
  'GET a path that is no operation is refused with 404',
  { requirement: 'APP-META-013', ...readOnly },
  async ({ on, bench, app }) => {
    const answer = await bench.send({
      method: 'GET',
      path: `/${app.id}/api/v1/${unknownId}`,
      deliberatelyInvalid: true,
    });
    on.conform(answer, { status: 404 });
  },
);

function isSchema(value: unknown): boolean {
  return isRecord(value) && ('properties' in value || '$ref' in value || '$schema' in value);
}

function isSchemaOrText(value: unknown): boolean {
  return typeof value === 'string' ? isSchema(JSON.parse(value)) : isSchema(value);
}
