import type { AppRequest } from './app-bench.ts';
import { scenario, type AppContext } from './scenario.ts';
import { seenInstance } from './seen.ts';

const accept = (type: string): { headers: [string, string][] } => ({ headers: [['Accept', type]] });

scenario(
  'GET instance with an Accept that cannot be met answers JSON',
  { requirement: 'APP-NEG-002' },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    const answer = await on.send('getInstance', { on: instance, ...accept('text/csv') });
    on.conform(answer, { status: 200, mediaType: 'application/json' });
  },
);

scenario(
  'GET instance, process and metadata answer JSON to Accept application/xml',
  { requirement: 'APP-NEG-003' },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    for (const id of ['getInstance', 'getProcess', 'getApplicationMetadata'])
      on.conform(await on.send(id, { on: instance, ...accept('application/xml') }), {
        status: 200,
        mediaType: 'application/json',
      });
  },
);

/** How a JSON body is announced to instances/create. */
const announced: readonly {
  requirement: string;
  says: string;
  status: number;
  contentTypes: readonly string[];
}[] = [
  {
    requirement: 'APP-NEG-004',
    says: 'with charset utf-8 answers 201',
    status: 201,
    contentTypes: ['application/json; charset=utf-8', 'application/json;charset=UTF-8'],
  },
  {
    requirement: 'APP-NEG-005',
    says: 'in another charset is refused with 415',
    status: 415,
    contentTypes: ['application/json; charset=iso-8859-1'],
  },
  {
    requirement: 'APP-NEG-006',
    says: 'as text/json or +json answers 201',
    status: 201,
    contentTypes: ['text/json', 'application/vnd.x+json'],
  },
];

for (const { requirement, says, status, contentTypes } of announced) {
  scenario(`POST instances/create ${says}`, { requirement }, async ({ on, app, given }) => {
    for (const contentType of contentTypes) {
      const body = JSON.stringify({ instanceOwner: app.instanceOwner });
      const answer = await on.send('createInstanceSimple', {
        body,
        contentType,
        deliberatelyInvalid: true,
      });
      on.conform(answer, { status });
      if (answer.status === 201 && seenInstance(answer).id !== undefined) given.own(answer);
    }
  });
}

scenario(
  'Operations that take JSON refuse text with 415',
  { requirement: 'APP-NEG-007' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    const text: AppRequest = {
      on: instance,
      body: 'hei',
      contentType: 'text/plain',
      path: { dataGuid: instance.formId },
      deliberatelyInvalid: true,
    };
    for (const id of [
      'nextProcess',
      'patchData',
      'putTags',
      'performAction',
      'createInstanceSimple',
    ])
      on.conform(await on.send(id, text), { status: 415 });
  },
);

/** Operations that the query `language` may go to. */
function inLanguage(
  context: AppContext,
  language: string,
): readonly [string, AppRequest, readonly number[]][] {
  const { form } = context.app;
  const query = { language };
  return [
    [
      'putDataByType',
      {
        query,
        path: { dataType: form.id },
        body: form.samples.valid,
        contentType: form.samples.contentType,
      },
      [200, 201],
    ],
    ['validateInstance', { query }, [200]],
    ['nextProcess', { query }, [200]],
  ];
}

const languages = [
  { requirement: 'APP-LANG-001', language: 'nb', says: 'nb' },
  { requirement: 'APP-LANG-001', language: 'en', says: 'en' },
  { requirement: 'APP-LANG-002', language: 'xx', says: 'that the app does not have' },
];

for (const { requirement, language, says } of languages) {
  scenario(
    `The query language ${says} is accepted from creation to process/next`,
    { requirement },
    async (context) => {
      const { on, app, given } = context;
      const created = await on.send('createInstanceSimple', {
        query: { language },
        json: { instanceOwner: app.instanceOwner },
      });
      on.conform(created, { status: 201 });
      const instance = given.own(created);
      for (const [id, request, statuses] of inLanguage(context, language)) {
        const path = { dataGuid: instance.formId, ...request.path };
        on.conform(await on.send(id, { ...request, on: instance, path }), { status: statuses });
      }
    },
  );
}

scenario(
  'GET validate finds the same in every language',
  { requirement: 'APP-LANG-003', app: 'invalid' },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    await given.fill(instance, { sample: 'invalid' });
    const read = (language: string): ReturnType<typeof on.send> =>
      on.send('validateInstance', { on: instance, query: { language } });
    const [norwegian, english] = [await read('nb'), await read('en')];
    on.verify('severity, field and code alike', {
      actual: found(english.json()),
      expected: found(norwegian.json()),
      exchange: english,
    });
  },
);

function found(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list
    .map((one: { severity?: number; field?: string }) => `${one.severity} ${one.field}`)
    .toSorted();
}
