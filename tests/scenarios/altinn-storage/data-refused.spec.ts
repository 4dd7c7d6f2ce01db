import { encodeMultipart } from '#environments';
import { unknownGuid } from '../altinn-app/seen.ts';
import { uploadOf } from './given.ts';
import { scenario } from './scenario.ts';
import { at, bytesOf, listAt } from './seen.ts';
import type { StorageBench, StorageRequest } from './storage-bench.ts';

/** An upload that is wrong in one way, and makes no element. */
interface Refused {
  readonly requirement: string;
  readonly says: string;
  readonly request: (on: StorageBench) => StorageRequest;
}

const refused: readonly Refused[] = [
  {
    requirement: 'STOR-DATA-005',
    says: 'without a data type',
    request: (on) => ({ ...uploadOf(on), query: {} }),
  },
  {
    requirement: 'STOR-DATA-006',
    says: 'of a data type that the app does not have',
    request: (on) => ({ ...uploadOf(on), query: { dataType: 'finnesikke' } }),
  },
  {
    requirement: 'STOR-DATA-007',
    says: 'without bytes',
    request: (on) => uploadOf(on, { body: '' }),
  },
];

for (const { requirement, says, request } of refused)
  scenario(
    `POST data ${says} is refused with 400 and makes no element`,
    { requirement },
    async ({ on, given }) => {
      const instance = await given.instance();
      const before = await on.send('listDataElements', { on: instance });
      const answer = await on.send('createData', {
        on: instance,
        deliberatelyInvalid: true,
        ...request(on),
      });
      on.conform(answer, { status: 400, mediaType: 'application/json', text: /^".+"$/s });
      const after = await on.send('listDataElements', { on: instance });
      on.verify('the same elements', {
        actual: after.text(),
        expected: before.text(),
        exchange: after,
      });
    },
  );

scenario(
  'PUT data of an element that does not exist is answered with 404',
  { requirement: 'STOR-DATA-011' },
  async ({ on, given }) => {
    const instance = await given.instance();
    const answer = await on.send('putData', {
      on: instance,
      element: unknownGuid,
      body: 'hei',
      contentType: 'text/plain',
    });
    on.conform(answer, { status: 404, mediaType: 'application/json', text: /^".+"$/ });
  },
);

scenario(
  'PUT data of an id that is no guid is refused with 400',
  { requirement: 'STOR-DATA-012' },
  async ({ on, given }) => {
    const instance = await given.instance();
    const answer = await on.send('putData', {
      on: instance,
      element: 'abc',
      body: 'hei',
      contentType: 'text/plain',
      deliberatelyInvalid: true,
    });
    on.conform(answer, { status: 400, mediaType: 'application/json', body: { errors: Object } });
  },
);

scenario(
  'GET data that does not exist is answered with 404',
  { requirement: 'STOR-DATA-016' },
  async ({ on, given }) => {
    const instance = await given.instance();
    on.conform(await on.send('getData', { on: instance, element: unknownGuid }), {
      status: 404,
      mediaType: 'application/json',
      text: /^".+"$/,
    });
  },
);

scenario(
  'PUT data without bytes is refused, and the former bytes stay',
  { requirement: 'STOR-DATA-013' },
  async ({ on, given }) => {
    const instance = await given.instance();
    const element = await given.element(instance, { body: 'som før' });
    const answer = await on.send('putData', {
      on: instance,
      element,
      body: '',
      contentType: 'text/plain',
      deliberatelyInvalid: true,
    });
    on.conform(answer, { status: '4xx' });
    on.conform(await on.send('getData', { on: instance, element }), {
      status: 200,
      text: 'som før',
    });
  },
);

scenario(
  'DELETE data with delay=true is refused where the data type knows none',
  { requirement: 'STOR-DATA-015' },
  async ({ on, given }) => {
    const instance = await given.instance();
    const element = await given.element(instance);
    const answer = await on.send('deleteData', { on: instance, element, query: { delay: 'true' } });
    on.conform(answer, { status: 400, mediaType: 'application/json', text: /^".+"$/ });
    on.conform(await on.send('getData', { on: instance, element }), { status: 200, text: 'hei' });
  },
);

scenario(
  'POST data as multipart is stored as it is, or refused',
  { requirement: 'STOR-DATA-019' },
  async ({ on, given }) => {
    const instance = await given.instance();
    const { body, contentType } = encodeMultipart({
      parts: [{ name: 'f', filename: 'f.txt', contentType: 'text/plain', body: 'hei' }],
    });
    const { query } = uploadOf(on);
    const before = listAt(
      await on.send('listDataElements', { on: instance }),
      '/dataElements',
    ).length;
    const answer = await on.send('createData', {
      on: instance,
      ...(query === undefined ? {} : { query }),
      body,
      contentType,
    });
    on.conform(answer, { status: [201, 400, 415] });
    const after = listAt(
      await on.send('listDataElements', { on: instance }),
      '/dataElements',
    ).length;
    on.verify('an element where it was taken, and else none', {
      actual: after,
      expected: answer.status === 201 ? before + 1 : before,
    });
  },
);

scenario(
  'PUT data of an ended instance by the user is refused, and the bytes stay',
  { requirement: 'STOR-DATA-021' },
  async ({ on, given }) => {
    const instance = await given.instance();
    const element = await given.element(instance, { body: 'som før' });
    await given.inApp.advance(instance, (task) => task === undefined);
    for (const id of [element, instance.formId]) {
      const before = await on.send('getData', { on: instance, element: id });
      on.conform(
        await on.send('putData', {
          on: instance,
          element: id,
          body: '<Skjema/>',
          contentType: 'application/xml',
        }),
        { status: 403, empty: true },
      );
      on.conform(await on.send('deleteData', { on: instance, element: id }), {
        status: 403,
        empty: true,
      });
      const after = await on.send('getData', { on: instance, element: id });
      on.conform(after, { status: 200, bytes: bytesOf(before) });
    }
    const made = await on.send('createData', { on: instance, ...uploadOf(on) });
    on.conform(made, { status: 403, empty: true });
    on.verify('no new element', {
      actual: at(made, '/id') ?? 'none',
      expected: 'none',
      exchange: made,
    });
  },
);
