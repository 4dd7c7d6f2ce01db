import type { LiveExchange } from '#environments';
import { unknownGuid } from './unknown-guid.ts';
import { readStanding } from './process-reading.ts';
import { scenario } from './scenario.ts';

interface Problem {
  readonly severity: number;
  readonly dataElementId: string | null;
  readonly field: string | null;
  readonly code: string | null;
  readonly source: string;
}

const problemsOf = (exchange: LiveExchange): readonly Problem[] => {
  const body = exchange.json();
  return Array.isArray(body) ? (body as Problem[]) : [];
};

scenario(
  'GET validate answers an empty list for a valid form',
  { requirement: 'APP-VAL-001' },
  async ({ on, given }) => {
    const instance = await given.instance();
    on.conform(await on.send('validateInstance', { on: instance }), {
      status: 200,
      mediaType: 'application/json',
      body: [],
    });
  },
);

scenario(
  'GET validate names what holds an unfilled form back',
  { requirement: ['APP-VAL-002', 'APP-VAL-011'], app: 'required-field' },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    const answer = await on.send('validateInstance', { on: instance });
    on.conform(answer, { status: 200 });
    const errors = problemsOf(answer).filter((one) => one.severity === 1);
    on.verify('an error names element and field', {
      actual: errors.some((one) => one.dataElementId === instance.formId && Boolean(one.field)),
      expected: true,
      exchange: answer,
    });
    const next = await on.send('nextProcess', { on: instance });
    const held =
      (next.json() as { validationIssues?: Problem[] } | undefined)?.validationIssues ?? [];
    on.verify('PUT process/next is held back by the same errors', {
      actual: held
        .filter((one) => one.severity === 1)
        .map(keyOf)
        .sort(),
      expected: errors.map(keyOf).sort(),
      exchange: next,
      requirement: 'APP-VAL-011',
    });
  },
);

scenario(
  "GET validate shows the app's own errors with code and source",
  { requirement: 'APP-VAL-003', app: 'invalid' },
  async ({ on, given }) => {
    const instance = await given.instance();
    await given.fill(instance, { sample: 'invalid' });
    const answer = await on.send('validateInstance', { on: instance });
    on.conform(answer, { status: 200 });
    on.verify('an error has code and source', {
      actual: problemsOf(answer).some(
        (one) => one.severity === 1 && Boolean(one.code) && one.source !== '',
      ),
      expected: true,
      exchange: answer,
    });
  },
);

scenario(
  'GET validate shows warnings as such',
  { requirement: 'APP-VAL-004', app: 'warning' },
  async ({ on, given }) => {
    const instance = await given.instance();
    await given.fill(instance, { sample: 'warning' });
    const answer = await on.send('validateInstance', { on: instance });
    on.conform(answer, { status: 200 });
    const severities = problemsOf(answer).map((one) => one.severity);
    on.verify('there is a warning and no error', {
      actual: severities.includes(2) && !severities.includes(1),
      expected: true,
      exchange: answer,
    });
  },
);

scenario(
  'GET validate answers 409 after the end',
  { requirement: 'APP-VAL-005' },
  async ({ on, given }) => {
    const instance = await given.endedInstance();
    on.conform(await on.send('validateInstance', { on: instance }), { status: 409 });
  },
);

scenario(
  'GET validate answers 404 or 403 for an instance that does not exist',
  { requirement: 'APP-VAL-006', tags: ['@read-only'] },
  async ({ on, app, bench }) => {
    const instance = {
      partyId: app.instanceOwner.partyId ?? '1',
      guid: unknownGuid(bench, 'validate'),
    };
    on.conform(await on.send('validateInstance', { on: instance }), { status: [403, 404] });
  },
);

scenario(
  'GET data/{id}/validate shows the results of that element',
  { requirement: 'APP-VAL-007', app: 'required-field' },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    const answer = await on.send('validateData', {
      on: instance,
      path: { dataGuid: instance.formId },
    });
    on.conform(answer, { status: 200 });
    on.verify('every result is about that element', {
      actual:
        problemsOf(answer).length > 0 &&
        problemsOf(answer).every(
          (one) => one.dataElementId === instance.formId || one.dataElementId === null,
        ),
      expected: true,
      exchange: answer,
    });
  },
);

scenario(
  'GET data/{id}/validate answers 4xx for an element that does not exist',
  { requirement: 'APP-VAL-008' },
  async ({ on, given, bench }) => {
    const instance = await given.instance({ filled: false });
    const path = { dataGuid: unknownGuid(bench, 'validate element') };
    on.conform(await on.send('validateData', { on: instance, path }), { status: '4xx' });
  },
);

scenario(
  'GET validate reports too few elements with the id of the data type',
  { requirement: 'APP-VAL-009', app: 'demands-attachment' },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    const answer = await on.send('validateInstance', { on: instance });
    on.conform(answer, { status: 200 });
    const demanded = app.metadata.dataTypes
      .filter((type) => type.minCount > 0)
      .map((type) => type.id);
    on.verify('the data type is named', {
      actual: problemsOf(answer).some(
        (one) =>
          one.severity === 1 && /TooFew/.test(one.code ?? '') && demanded.includes(one.field ?? ''),
      ),
      expected: true,
      exchange: answer,
    });
  },
);

scenario(
  'GET validate leaves out the sources that the query names',
  { requirement: 'APP-VAL-010', app: 'required-field' },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    const all = problemsOf(await given.prepare('validateInstance', { on: instance }, 200));
    const source = all[0]?.source ?? '';
    const answer = await on.send('validateInstance', {
      on: instance,
      query: { ignoredValidators: source },
    });
    on.conform(answer, { status: 200 });
    on.verify('none is of that source', {
      actual: problemsOf(answer).some((one) => one.source === source),
      expected: false,
      exchange: answer,
    });
  },
);

scenario(
  'GET validate changes neither form nor process',
  { requirement: 'APP-VAL-012' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    const path = { dataGuid: instance.formId };
    const form = (await given.prepare('getData', { on: instance, path }, 200)).text();
    const before = await readStanding(context, instance);
    const answer = await on.send('validateInstance', { on: instance });
    on.conform(answer, { status: 200 });
    const after = await readStanding(context, instance);
    on.verify('the instance stays', { actual: after, expected: { ...before }, exchange: answer });
    const again = (await given.prepare('getData', { on: instance, path }, 200)).text();
    on.verify('the form is as before', { actual: again, expected: form, exchange: answer });
  },
);

for (const only of ['true', 'false'] as const)
  scenario(
    `GET validate answers a list with onlyIncrementalValidators=${only}`,
    { requirement: 'APP-VAL-013' },
    async ({ on, given }) => {
      const instance = await given.instance({ filled: false });
      const answer = await on.send('validateInstance', {
        on: instance,
        query: { onlyIncrementalValidators: only },
      });
      on.conform(answer, { status: 200, body: Array.isArray });
    },
  );

function keyOf(problem: Problem): string {
  return `${problem.source} ${problem.code} ${problem.field}`;
}
