import type { Expectation } from '../../engine/expectation.ts';
import type { AppRequest } from './app-bench.ts';
import { fieldOf, readForm, verifyFormKept } from './form.ts';
import type { OwnInstance } from './given.ts';
import { scenario, type AppContext } from './scenario.ts';
import { unknownGuid } from './unknown-guid.ts';
import { wrapped, type PatchOperation } from './patch-form.ts';

// PATCH of form data that is refused, and changes nothing.

interface Refusal {
  readonly requirement: string;
  readonly says: string;
  readonly status: NonNullable<Expectation['status']>;
  readonly request: (context: AppContext, instance: OwnInstance) => AppRequest;
}

const one =
  (operation: (field: string) => PatchOperation): Refusal['request'] =>
  (context, instance) => ({
    json: wrapped(instance.formId, [operation(fieldOf(context, 'string'))]),
    deliberatelyInvalid: true,
  });

const refusals: readonly Refusal[] = [
  {
    requirement: 'APP-PATCH-004',
    says: '422 to a path that does not exist',
    status: 422,
    request: one((field) => ({ op: 'replace', path: `/${field}/deeper/still`, value: 'x' })),
  },
  {
    requirement: 'APP-PATCH-005',
    says: '422 to a member that the model does not have',
    status: 422,
    request: one(() => ({ op: 'add', path: '/surprise', value: 'x' })),
  },
  {
    requirement: 'APP-PATCH-006',
    says: '4xx to a value of the wrong type',
    status: '4xx',
    request: (context, instance) => ({
      json: wrapped(instance.formId, [
        { op: 'replace', path: `/${fieldOf(context, 'number')}`, value: { not: 'a number' } },
      ]),
      deliberatelyInvalid: true,
    }),
  },
  {
    requirement: 'APP-PATCH-009',
    says: '400 to an unknown operation',
    status: 400,
    request: one((field) => ({ op: 'increment', path: `/${field}`, value: 1 })),
  },
  {
    requirement: 'APP-PATCH-010',
    says: '400 to a bare list',
    status: 400,
    request: (context) => ({
      json: [{ op: 'replace', path: `/${fieldOf(context, 'string')}`, value: 'x' }],
      deliberatelyInvalid: true,
    }),
  },
  {
    requirement: 'APP-PATCH-011',
    says: '400 to a body without patches',
    status: 400,
    request: () => ({ json: { ignoredValidators: [] }, deliberatelyInvalid: true }),
  },
  {
    requirement: 'APP-PATCH-013',
    says: '4xx to the same element twice',
    status: '4xx',
    request: (context, { formId }) => {
      const patch = (value: string): object => ({
        dataElementId: formId,
        patch: [{ op: 'replace', path: `/${fieldOf(context, 'string')}`, value }],
      });
      return {
        json: { patches: [patch('first'), patch('second')], ignoredValidators: [] },
        deliberatelyInvalid: true,
      };
    },
  },
  {
    requirement: 'APP-PATCH-014',
    says: '404 to an element that does not exist',
    status: 404,
    request: (context) => ({
      json: wrapped(unknownGuid(context.bench, 'patch'), [
        { op: 'replace', path: `/${fieldOf(context, 'string')}`, value: 'x' },
      ]),
    }),
  },
  {
    requirement: 'APP-PATCH-016',
    says: '415 to a body that is not JSON',
    status: 415,
    request: () => ({ body: 'replace it', contentType: 'text/plain', deliberatelyInvalid: true }),
  },
];

for (const row of refusals)
  scenario(
    `PATCH data answers ${row.says} and changes nothing`,
    { requirement: row.requirement },
    async (context) => {
      const instance = await context.given.instance();
      const before = await readForm(context, instance);
      const answer = await context.on.send('patchData', {
        ...row.request(context, instance),
        on: instance,
      });
      context.on.conform(answer, { status: row.status });
      await verifyFormKept(context, instance, { before, exchange: answer });
    },
  );
