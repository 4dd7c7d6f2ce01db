import type { InstanceBody } from './given.ts';
import { attachmentTypes } from './traits.ts';
import { scenario } from './scenario.ts';
import { tryJson } from './process-reading.ts';

scenario(
  'PUT process/next at once leaves each task once in the history',
  { requirement: 'APP-CONC-001', app: 'confirmation' },
  async ({ on, given }) => {
    const instance = await given.instance();
    const answers = await Promise.all(
      [1, 2, 3].map(() => on.send('nextProcess', { on: instance, json: { action: 'write' } })),
    );
    on.verify('one call moves on and the others are refused', {
      actual: answers.map((one) => one.status).sort((a, b) => a - b),
      expected: [200, 409, 409],
      exchange: answers[0],
    });
    const history = await on.send('getProcessHistory', { on: instance });
    on.conform(history, { status: 200 });
    const items =
      (history.json() as { processHistory?: { eventType: string; elementId: string }[] })
        .processHistory ?? [];
    const visits = items
      .filter((item) => item.eventType === 'process_StartTask')
      .map((item) => item.elementId);
    on.verify('the task that was left and the next one stand once', {
      actual: [visits.length, new Set(visits).size],
      expected: [2, 2],
      exchange: history,
    });
  },
);

scenario(
  'two PUT of one form at once both answer, and one body is stored whole',
  { requirement: 'APP-CONC-002', app: 'warning' },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    const { samples } = app.form;
    const path = { dataGuid: instance.formId };
    const put = (body: string | Uint8Array): ReturnType<typeof on.send> =>
      on.send('putData', { on: instance, path, body, contentType: samples.contentType });
    await given.fill(instance, { sample: 'warning' });
    const other = (await given.prepare('getData', { on: instance, path }, 200)).text();
    await given.fill(instance);
    const valid = (await given.prepare('getData', { on: instance, path }, 200)).text();
    const answers = await Promise.all([put(samples.valid), put(samples.warning ?? samples.valid)]);
    for (const answer of answers) on.conform(answer, { status: [200, 201] });
    const read = await on.send('getData', { on: instance, path });
    on.verify('one of the two is stored', {
      actual: [valid, other].includes(read.text()),
      expected: true,
      exchange: read,
    });
  },
);

scenario(
  'the same creation sent twice makes two instances',
  { requirement: 'APP-CONC-003' },
  async ({ on, given, app }) => {
    const json = { instanceOwner: app.instanceOwner };
    const answers = await Promise.all([1, 2].map(() => on.send('createInstanceSimple', { json })));
    const ids = answers.map((answer) =>
      on.conform(answer, { status: 201 }) ? given.own(answer).body.id : '',
    );
    on.verify('their ids differ', { actual: new Set(ids).size, expected: 2, exchange: answers[1] });
  },
);

scenario(
  'uploads at once do not exceed the maximum count of the type',
  { requirement: 'APP-CONC-004', app: 'attachment-count' },
  async ({ on, given, app }) => {
    const type = attachmentTypes(app).find((one) => one.maxCount > 0);
    const sample = app.samples[type?.id ?? ''];
    if (type === undefined || sample === undefined) return;
    const instance = await given.instance();
    const upload = (): ReturnType<typeof on.send> =>
      on.send('createData', {
        on: instance,
        path: { dataType: type.id },
        body: sample.valid,
        contentType: sample.contentType,
        headers: [['Content-Disposition', `attachment; filename="${sample.filename ?? 'a.bin'}"`]],
      });
    const answers = await Promise.all(Array.from({ length: type.maxCount + 2 }, upload));
    const read = await on.send('getInstance', { on: instance });
    on.conform(read, { status: 200 });
    const stored = (read.json() as InstanceBody).data.filter(
      (one) => one.dataType === type.id,
    ).length;
    const atMost = function atMostTheMaximum(value: unknown): boolean {
      return typeof value === 'number' && value <= type.maxCount;
    };
    on.verify(`at most ${type.maxCount} are stored`, {
      actual: stored,
      expected: atMost,
      exchange: answers[0],
    });
  },
);

scenario(
  'a step of the process and a deletion at once both happen',
  { requirement: 'APP-CONC-005' },
  async ({ on, given }) => {
    const instance = await given.instance();
    const [next, deleted] = await Promise.all([
      on.send('nextProcess', { on: instance }),
      on.send('deleteInstance', { on: instance }),
    ]);
    on.conform(deleted, { status: 200 });
    on.conform(next, { status: [200, 403, 409] });
    const read = await on.send('getInstance', { on: instance });
    on.verify('the instance is deleted', {
      actual: (tryJson(read) as { status?: { isSoftDeleted?: boolean } } | undefined)?.status
        ?.isSoftDeleted,
      expected: true,
      exchange: read,
    });
  },
);

scenario(
  'of two PATCH that test the same value the second is refused',
  { requirement: 'APP-CONC-006' },
  async ({ on, given, bench }) => {
    const instance = await given.instance();
    const path = { dataGuid: instance.formId };
    const form = (await given.prepare('getData', { on: instance, path }, 200)).json() as Record<
      string,
      unknown
    >;
    const [name, value] =
      Object.entries(form).find(([, one]) => typeof one === 'string') ??
      bench.untested('the form has no text field');
    const patch = [
      { op: 'test', path: `/${name}`, value },
      { op: 'replace', path: `/${name}`, value: `${String(value).slice(0, 20)} x` },
    ];
    const json = { patches: [{ dataElementId: instance.formId, patch }], ignoredValidators: [] };
    on.conform(await on.send('patchData', { on: instance, json }), { status: 200 });
    on.conform(await on.send('patchData', { on: instance, json }), { status: 409 });
  },
);

scenario(
  'what was written is read by the next request',
  { requirement: 'APP-CONC-007' },
  async ({ on, given, app }) => {
    const instance = await given.instance({ filled: false });
    const path = { dataGuid: instance.formId };
    const empty = (await given.prepare('getData', { on: instance, path }, 200)).text();
    await given.prepare(
      'putData',
      {
        on: instance,
        path,
        body: app.form.samples.valid,
        contentType: app.form.samples.contentType,
      },
      [200, 201],
    );
    const read = await on.send('getData', { on: instance, path });
    on.conform(read, { status: 200 });
    on.verify('the form has changed', {
      actual: read.text() !== empty,
      expected: true,
      exchange: read,
    });
  },
);
