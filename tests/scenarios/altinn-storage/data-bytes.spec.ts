import type { LiveExchange } from '#environments';
import { attachmentType, uploadOf } from './given.ts';
import { scenario } from './scenario.ts';
import { at, bytesOf } from './seen.ts';
import type { InstanceRef, StorageBench } from './storage-bench.ts';

const allBytes = Buffer.from(Array.from({ length: 256 }, (_, value) => value));

/** Bytes that something on the way could change. */
const contents: readonly {
  readonly says: string;
  readonly body: Uint8Array;
  readonly contentType: string;
}[] = [
  { says: 'every byte there is', body: allBytes, contentType: 'application/octet-stream' },
  {
    says: 'text with line ends of both kinds and a byte order mark',
    body: Buffer.from('\uFEFFæøå\r\nlinje\n\rslutt'),
    contentType: 'text/plain; charset=utf-8',
  },
  {
    says: 'text that is no UTF-8',
    body: Buffer.from('bl\xe5b\xe6r', 'latin1'),
    contentType: 'text/plain; charset=iso-8859-1',
  },
  {
    says: 'JSON that is oddly written',
    body: Buffer.from('{ "a" : 1.0,\n"a":2 }  '),
    contentType: 'application/json',
  },
  {
    says: 'XML with a declaration',
    body: Buffer.from('<?xml version="1.0"?>\n<a> b </a>\n'),
    contentType: 'application/xml',
  },
  { says: 'one byte', body: Buffer.from([0]), contentType: 'image/png' },
  {
    says: 'half a mebibyte',
    body: Buffer.alloc(2 ** 19, allBytes),
    contentType: 'application/pdf',
  },
];

for (const { says, body, contentType } of contents)
  scenario(
    `POST data of ${says} comes back byte for byte`,
    { requirement: ['STOR-DATA-002', 'STOR-DATA-003', 'STOR-DATA-022'] },
    async ({ on, given }) => {
      const instance = await given.instance();
      const made = await on.send('createData', {
        on: instance,
        ...uploadOf(on, { body, contentType }),
      });
      on.conform(made, { status: 201 });
      const read = await on.send('getData', { on: instance, element: String(at(made, '/id')) });
      on.conform(read, { status: 200, bytes: body });
      on.verify('the media type as it was sent', {
        actual: [read.header('content-type') ?? 'none', at(made, '/contentType')],
        expected: [contentType, contentType],
        exchange: read,
        requirement: 'STOR-DATA-003',
      });
      on.verify('the size', {
        actual: at(made, '/size'),
        expected: bytesOf(read).length,
        exchange: made,
        requirement: 'STOR-DATA-022',
      });
    },
  );

scenario(
  'What is uploaded to Storage is read through the app, and the other way round',
  { requirement: ['STOR-DATA-025', 'STOR-DATA-027'] },
  async ({ on, given, inApp, app }) => {
    const instance = await given.instance();
    const element = await given.element(instance, {
      body: allBytes,
      contentType: 'application/octet-stream',
    });
    const shown = await inApp.send('getData', { on: instance, path: { dataGuid: element } });
    on.verify('the same bytes in the app', {
      actual: hex(shown),
      expected: allBytes.toString('hex'),
      exchange: shown,
    });
    const attached = await given.inApp.attachment(instance, attachmentType(app) ?? '');
    const read = await on.send('getData', { on: instance, element: attached });
    const sample = app.samples[attachmentType(app) ?? '']?.valid ?? '';
    on.conform(read, { status: 200, bytes: Buffer.from(sample) });
    const form = await on.send('getData', { on: instance, element: instance.formId });
    on.conform(
      form,
      { status: 200, mediaType: 'application/xml', text: /^\s*(<\?xml[^>]*\?>\s*)?</ },
      'STOR-DATA-027',
    );
  },
);

function hex(exchange: LiveExchange): string {
  return bytesOf(exchange).toString('hex');
}

scenario(
  'Data of one instance is not reached under the id of another',
  { requirement: 'STOR-DATA-026' },
  async ({ on, given }) => {
    const [one, other] = [await given.instance(), await given.instance()];
    const element = await given.element(one, { body: 'mitt' });
    await refuseAt(on, other, element);
    on.conform(await on.send('getData', { on: one, element }), { status: 200, text: 'mitt' });
  },
);

async function refuseAt(on: StorageBench, instance: InstanceRef, element: string): Promise<void> {
  const read = await on.send('getData', { on: instance, element });
  on.conform(read, { status: [403, 404] });
  on.verify('not its bytes', {
    actual: read.text().includes('mitt'),
    expected: false,
    exchange: read,
  });
  on.conform(
    await on.send('putData', { on: instance, element, body: 'ditt', contentType: 'text/plain' }),
    { status: [403, 404] },
  );
  on.conform(await on.send('deleteData', { on: instance, element }), { status: [403, 404] });
}
