import { embeddedIn } from '../../checks/read-links.ts';
import { lastOf } from './altinn2-bench.ts';
import { textOf } from './given.ts';
import { scenario, writes } from './scenario.ts';

scenario(
  'A sub form is added, replaced and removed',
  { requirement: 'ALT2-SUBMIT-010', ...writes },
  async ({ on, given }) => {
    const { id } = await given.draft();
    const first = given.subForm();
    const added = await on.write('addForm', first, { of: id });
    on.conform(added, { status: [200, 201], headers: { location: /\/forms\/\w+/ } });
    const path = { formId: lastOf(added.header('location')) };
    const request = { of: id, path, accept: 'application/xml' };
    on.conform(await on.send('getFormData', request), {
      status: 200,
      text: textOf(first, 'FormData'),
    });
    const second = given.subForm();
    on.conform(await on.write('replaceForm', second, { of: id, path }), {
      status: [200, 201, 204],
    });
    on.conform(await on.send('getFormData', request), {
      status: 200,
      text: textOf(second, 'FormData'),
    });
    on.conform(await on.send('deleteForm', { of: id, path }), { status: 204, empty: true });
    on.conform(await on.send('getForm', { of: id, path }), { status: 404 });
  },
);

scenario(
  'A small attachment is added and removed, and keeps its bytes',
  { requirement: 'ALT2-SUBMIT-011', ...writes },
  async ({ on, given }) => {
    const { id } = await given.draft();
    const text = `æøå ${given.unique()}`;
    const added = await on.write('addAttachment', given.attachment(text), { of: id });
    on.conform(added, { status: [200, 201], headers: { location: /\/attachments\/\w+/ } });
    const path = { attachmentId: lastOf(added.header('location')) };
    const read = await on.send('getAttachment', { of: id, path, accept: '*/*' });
    on.conform(read, { status: 200, bytes: Buffer.from(text) });
    on.conform(await on.send('deleteAttachment', { of: id, path }), { status: 204, empty: true });
    on.conform(await on.send('getAttachment', { of: id, path, accept: '*/*' }), { status: 404 });
  },
);

scenario(
  'A streamed attachment keeps its bytes and its name',
  { requirement: 'ALT2-SUBMIT-012', ...writes },
  async ({ on, given }) => {
    const { id } = await given.draft();
    const bytes = Uint8Array.from({ length: 3000 }, (_, at) => at % 256);
    const query = { fileName: 'prøve & vedlegg.bin', attachmentType: 'Dokumentasjon' };
    const added = await on.send('streamAttachment', {
      of: id,
      query,
      body: bytes,
      contentType: 'application/octet-stream',
    });
    on.conform(added, { status: [200, 201] });
    const path = { attachmentId: lastOf(added.header('location')) };
    on.conform(await on.send('getAttachment', { of: id, path, accept: '*/*' }), {
      status: 200,
      bytes,
    });
    const list = await on.send('listAttachments', { of: id });
    on.conform(list, { status: 200 });
    const names = embeddedIn(list.json(), 'attachments').map((one) => textOf(one, 'FileName'));
    on.verify('names of attachments', {
      actual: names,
      expected: [query.fileName],
      exchange: list,
    });
  },
);
