import type { DataElementBody, InstanceBody, OwnInstance } from './given.ts';
import { readLocks, readStanding } from './process-reading.ts';
import { scenario, type AppContext } from './scenario.ts';

scenario(
  'the ended instance holds the receipt as a PDF element',
  { requirement: ['APP-PDF-001', 'APP-PDF-005'], app: 'receipt' },
  async ({ on, given, app }) => {
    const instance = await given.endedInstance();
    const answer = await on.send('getInstance', { on: instance });
    on.conform(answer, { status: 200 });
    const receipts = (answer.json() as InstanceBody).data.filter(
      (one) => one.dataType === 'ref-data-as-pdf',
    );
    on.verify('there is a receipt with the media type of a PDF', {
      actual:
        receipts.length > 0 &&
        receipts.every((one) => one.contentType === 'application/pdf' && one.size > 0),
      expected: true,
      exchange: answer,
    });
    const tasks = app.graph.tasks.map((task) => task.id);
    on.verify('the receipt names the task that it was made from', {
      actual: receipts.every((one) =>
        referencesOf(one).some(
          (ref) =>
            ref.relation === 'GeneratedFrom' &&
            ref.valueType === 'Task' &&
            tasks.includes(ref.value),
        ),
      ),
      expected: true,
      exchange: answer,
      requirement: 'APP-PDF-005',
    });
  },
);

scenario(
  'GET data of the receipt answers a PDF with its file name, whatever Accept says',
  { requirement: ['APP-PDF-002', 'APP-PDF-003', 'APP-PDF-004'], app: 'receipt' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.endedInstance();
    const receipt = await receiptOf(context, instance);
    const path = { dataGuid: receipt.id };
    const answer = await on.send('getData', {
      on: instance,
      path,
      headers: [['Accept', 'application/pdf']],
    });
    on.conform(answer, {
      status: 200,
      mediaType: 'application/pdf',
      text: /^%PDF-\d\.\d[\s\S]*%%EOF\s*$/,
    });
    on.verify('the size is that of the element', {
      actual: answer.response?.body.length,
      expected: receipt.size,
      exchange: answer,
    });
    on.verify('it is an attachment with a file name', {
      actual: answer.header('content-disposition'),
      expected: /^attachment; filename=.*\.pdf/,
      exchange: answer,
      requirement: 'APP-PDF-003',
    });
    const asJson = await on.send('getData', {
      on: instance,
      path,
      headers: [['Accept', 'application/json']],
    });
    on.conform(asJson, { status: 200, mediaType: 'application/pdf' }, 'APP-PDF-004');
    const byType = await on.send('getDataByType', {
      on: instance,
      path: { ...path, dataType: 'ref-data-as-pdf' },
    });
    on.conform(byType, { status: 200, mediaType: 'application/pdf' });
  },
);

scenario(
  'the receipt can neither be changed nor deleted by a user',
  { requirement: 'APP-PDF-006', app: 'receipt' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.endedInstance();
    const receipt = await receiptOf(context, instance);
    const path = { dataGuid: receipt.id };
    const before = await given.prepare('getData', { on: instance, path }, 200);
    const changed = await on.send('putData', {
      on: instance,
      path,
      body: '%PDF-1.4 other',
      contentType: 'application/pdf',
      headers: [['Content-Disposition', 'attachment; filename="other.pdf"']],
    });
    on.conform(changed, { status: 403 });
    on.conform(await on.send('deleteData', { on: instance, path }), { status: 403 });
    on.conform(await on.send('getData', { on: instance, path }), {
      status: 200,
      bytes: before.response?.body ?? Buffer.alloc(0),
    });
  },
);

scenario(
  'a PDF service that is down does not end the process, and the form stays unlocked',
  { requirement: 'APP-PDF-007', app: 'data-end-receipt', needs: { control: true } },
  async (context) => {
    const { on, given, bench } = context;
    const instance = await given.instance();
    await bench.session.control?.setDown('pdf', true, instance.guid);
    bench.defer(async () => bench.session.control?.setDown('pdf', false, instance.guid));
    const answer = await on.send('nextProcess', { on: instance });
    on.verify('the call is refused', {
      actual: answer.status >= 400,
      expected: true,
      exchange: answer,
    });
    const after = await readStanding(context, instance);
    on.verify('the process is not ended', {
      actual: after.ended,
      expected: false,
      exchange: answer,
    });
    const locks = await readLocks(context, instance);
    on.verify('the form is unlocked', {
      actual: locks[instance.formId],
      expected: false,
      exchange: answer,
    });
  },
);

scenario(
  'GET pdf/format shows what to leave out of the PDF',
  { requirement: 'APP-PDF-008' },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    const answer = await on.send('getPdfFormat', {
      on: instance,
      path: { dataGuid: instance.formId },
    });
    on.conform(answer, {
      status: 200,
      body: { excludedPages: Array.isArray, excludedComponents: Array.isArray },
    });
  },
);

scenario(
  'GET pdf/format answers 403 to a caller without rights',
  { requirement: 'APP-PDF-009', needs: { actors: ['stranger'] } },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    on.conform(
      await on.send('getPdfFormat', {
        on: instance,
        path: { dataGuid: instance.formId },
        as: 'stranger',
      }),
      { status: 403 },
    );
  },
);

async function receiptOf(
  { given, bench }: AppContext,
  instance: OwnInstance,
): Promise<DataElementBody> {
  const read = await given.prepare('getInstance', { on: instance }, 200);
  const receipt = (read.json() as InstanceBody).data.find(
    (one) => one.dataType === 'ref-data-as-pdf',
  );
  return receipt ?? bench.inconclusive('the ended instance holds no receipt');
}

function referencesOf(
  element: DataElementBody,
): readonly { value: string; relation: string; valueType: string }[] {
  return (
    (element as { references?: { value: string; relation: string; valueType: string }[] | null })
      .references ?? []
  );
}
