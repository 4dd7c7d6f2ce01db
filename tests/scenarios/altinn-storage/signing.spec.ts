import { attachmentType } from './given.ts';
import { scenario, type StorageContext } from './scenario.ts';
import { at, listAt } from './seen.ts';
import type { InstanceRef, StorageRequest } from './storage-bench.ts';

const signatureType = ({ app }: StorageContext): string =>
  app.metadata.dataTypes.find(({ id }) => /^signatur/i.test(id))?.id ?? attachmentType(app) ?? '';

function signature(context: StorageContext, on: InstanceRef & { formId: string }): StorageRequest {
  const json = {
    signatureDocumentDataType: signatureType(context),
    dataElementSignatures: [{ dataElementId: on.formId, signed: true }],
  };
  return { on, json };
}

scenario(
  'POST sign by the user in a signing task is taken',
  { requirement: 'STOR-SIGN-001', app: 'signing' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.inApp.instanceIn('signing');
    const signed = await on.send('signInstance', signature(context, instance));
    on.conform(signed, { status: 201 });
  },
);

scenario(
  'POST sign by the app owner is refused, and nothing is signed',
  { requirement: 'STOR-SIGN-002', app: 'signing', needs: { actors: ['org'] } },
  async (context) => {
    const { on, given } = context;
    const instance = await given.inApp.instanceIn('signing');
    const before = await on.send('listDataElements', { on: instance, as: 'org' });
    on.conform(await on.send('signInstance', { ...signature(context, instance), as: 'org' }), {
      status: 403,
      empty: true,
    });
    const after = await on.send('listDataElements', { on: instance, as: 'org' });
    const ids = (list: unknown): readonly string[] =>
      listAt(list, '/dataElements').map((one) => String(at(one, '/id')));
    on.verify('the same elements', { actual: ids(after), expected: ids(before), exchange: after });
  },
);
