import type { Expectation } from '../../engine/expectation.ts';
import type { AppRequest } from './app-bench.ts';
import { fieldOf, putForm, readForm, sampleForm, toText, verifyFormKept } from './form.ts';
import { scenario, type AppContext } from './scenario.ts';
import { unknownGuid } from './unknown-guid.ts';

// PUT of form data that is refused, and changes nothing.

interface Refusal {
  readonly requirement: string;
  readonly says: string;
  readonly status: NonNullable<Expectation['status']>;
  readonly request: (context: AppContext) => AppRequest;
}

const json = 'application/json';
const raw = (body: string | Uint8Array, contentType: string): AppRequest => ({
  body,
  contentType,
  deliberatelyInvalid: true,
});
const sample = ({ app }: AppContext): string => toText(app.form.samples.valid);
const xml = ({ app, bench }: AppContext): string =>
  toText(app.form.samples.xml?.valid ?? bench.untested(`no XML sample of ${app.form.id}`));
const withValue = (context: AppContext, type: 'string' | 'number', value: unknown): AppRequest =>
  raw(JSON.stringify({ ...sampleForm(context), [fieldOf(context, type)]: value }), json);

const refusals: readonly Refusal[] = [
  ...['text/xml', 'text/json', 'text/plain', 'application/octet-stream'].map((type) => ({
    requirement: 'APP-DATA-011',
    says: `415 to ${type}`,
    status: 415,
    request: (context: AppContext) =>
      raw(type.endsWith('xml') ? xml(context) : sample(context), type),
  })),
  {
    requirement: 'APP-DATA-012',
    says: '400 to malformed XML',
    status: 400,
    request: (context) => raw(xml(context).slice(0, -3), 'application/xml'),
  },
  {
    requirement: 'APP-DATA-013',
    says: '400 to malformed JSON',
    status: 400,
    request: (context) => raw(sample(context).slice(0, -1), json),
  },
  {
    requirement: 'APP-DATA-014',
    says: '400 to a text where a number is due',
    status: 400,
    request: (context) => withValue(context, 'number', 'many'),
  },
  {
    requirement: 'APP-DATA-014',
    says: '400 to a number where a text is due',
    status: 400,
    request: (context) => withValue(context, 'string', 12),
  },
  {
    requirement: 'APP-DATA-015',
    says: '400 to another root element',
    status: 400,
    request: () => raw('<other-root><a>1</a></other-root>', 'application/xml'),
  },
  {
    requirement: 'APP-DATA-015',
    says: '400 to another namespace',
    status: 400,
    request: (context) =>
      raw(xml(context).replace(/<(\w+)>/, '<$1 xmlns="urn:other">'), 'application/xml'),
  },
  {
    requirement: 'APP-DATA-016',
    says: '400 to an empty body',
    status: 400,
    request: () => raw('', json),
  },
  {
    requirement: 'APP-DATA-029',
    says: '400 to invalid UTF-8',
    status: 400,
    request: (context) =>
      raw(
        Buffer.concat([
          Buffer.from(`{"${fieldOf(context, 'string')}":"`),
          Buffer.from([0xc3, 0x28]),
          Buffer.from('"}'),
        ]),
        json,
      ),
  },
  {
    requirement: 'APP-DATA-029',
    says: '400 to a lone surrogate',
    status: 400,
    request: (context) => raw(`{"${fieldOf(context, 'string')}":"\\ud800"}`, json),
  },
  {
    requirement: 'APP-DATA-029',
    says: '400 to a number out of range',
    status: 400,
    request: (context) => raw(`{"${fieldOf(context, 'number')}":99999999999999999999}`, json),
  },
  {
    requirement: 'APP-DATA-029',
    says: '400 to nesting without end',
    status: 400,
    request: (context) =>
      raw(`{"${fieldOf(context, 'string')}":${'['.repeat(200)}${']'.repeat(200)}}`, json),
  },
  {
    requirement: 'APP-DATA-034',
    says: '400 to null',
    status: 400,
    request: () => raw('null', json),
  },
];

for (const row of refusals)
  scenario(
    `PUT data answers ${row.says} and changes nothing`,
    { requirement: row.requirement },
    async (context) => {
      const instance = await context.given.instance();
      const before = await readForm(context, instance);
      const answer = await putForm(context.on, instance, row.request(context));
      context.on.conform(answer, { status: row.status });
      await verifyFormKept(context, instance, { before, exchange: answer });
    },
  );

scenario(
  'PUT data as XML does not expand entities that the body declares',
  { requirement: 'APP-DATA-030' },
  async (context) => {
    const instance = await context.given.instance();
    const field = fieldOf(context, 'string');
    const body = xml(context)
      .replace(/<(\w+)>/, '<!DOCTYPE $1 [<!ENTITY mark "expanded-mark">]><$1>')
      .replace(new RegExp(`(<${field}>)[^<]*`, 'i'), '$1&mark;');
    const answer = await putForm(context.on, instance, raw(body, 'application/xml'));
    context.on.conform(answer, { status: [200, 201, 400] });
    context.on.verify('the entity is not in the form', {
      actual: JSON.stringify(await readForm(context, instance)).includes('expanded-mark'),
      expected: false,
      exchange: answer,
    });
  },
);

scenario(
  'data of another type in the path is refused with 400',
  { requirement: 'APP-DATA-007' },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    const other = app.metadata.dataTypes.find((type) => type.id !== app.form.id)?.id ?? 'unknown';
    const path = { dataGuid: instance.formId, dataType: other };
    on.conform(await on.send('getDataByType', { on: instance, path }), { status: 400 });
    const { valid, contentType } = app.form.samples;
    on.conform(await on.send('putDataByType', { on: instance, path, body: valid, contentType }), {
      status: 400,
    });
  },
);

scenario(
  'GET and PUT data answer 404 for an element that does not exist',
  { requirement: 'APP-DATA-008' },
  async ({ on, given, app, bench }) => {
    const instance = await given.instance({ filled: false });
    const path = { dataGuid: unknownGuid(bench, 'element') };
    on.conform(await on.send('getData', { on: instance, path }), {
      status: 404,
      body: { status: 404 },
    });
    const { valid, contentType } = app.form.samples;
    on.conform(await on.send('putData', { on: instance, path, body: valid, contentType }), {
      status: 404,
    });
  },
);

scenario(
  'GET data answers 404 for an element id that is no uuid',
  { requirement: 'APP-DATA-009' },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    on.conform(
      await on.send('getData', {
        on: instance,
        path: { dataGuid: 'abc' },
        deliberatelyInvalid: true,
      }),
      { status: 404 },
    );
  },
);

for (const operation of ['getData', 'putData', 'deleteData'] as const)
  scenario(
    `${operation} answers 404 or 403 for an instance that does not exist`,
    { requirement: 'APP-DATA-010', tags: ['@read-only'] },
    async ({ on, app, bench }) => {
      const instance = {
        partyId: app.instanceOwner.partyId ?? '1',
        guid: unknownGuid(bench, operation),
      };
      const { valid, contentType } = app.form.samples;
      const body = operation === 'putData' ? { body: valid, contentType } : {};
      on.conform(
        await on.send(operation, {
          on: instance,
          path: { dataGuid: unknownGuid(bench, 'none') },
          ...body,
        }),
        { status: [403, 404] },
      );
    },
  );
