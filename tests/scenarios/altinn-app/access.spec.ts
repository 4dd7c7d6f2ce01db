import { loadAccess, type AccessRow } from '#specs';
import { registerAccess } from '../capabilities/access.ts';
import { AppBench } from './app-bench.ts';
import { requireApp } from './app-under-test.ts';
import {
  ask,
  callerOperations,
  instanceOperations,
  openOperations,
  subjectOf,
  type OperationRow,
} from './every-operation.ts';
import { Given } from './given.ts';
import { seenObject } from './seen.ts';

const table = loadAccess('altinn-app');
const requests = [...instanceOperations, ...callerOperations, ...openOperations];

/** How the operation of a row is asked. */
function requestOf({ operationId }: AccessRow): OperationRow {
  return requests.find(({ id }) => id === operationId) ?? { id: operationId };
}

if (table !== undefined)
  registerAccess(table, {
    open: async (bench) => {
      const app = await requireApp(bench, 'attachments');
      const on = new AppBench(bench, app);
      return { on, app, given: new Given(on), bench };
    },
    subject: subjectOf,
    ask: (context, row, { as, subject }) =>
      ask(context, { row: requestOf(row), subject, caller: { as } }),
    state: async ({ given }, { instance }) => {
      const read = await given.prepare('getInstance', { on: instance, as: 'org' }, 200);
      const { process, data, status, lastChanged } = seenObject(read);
      return JSON.stringify([process, data, status, lastChanged]);
    },
    marks: ({ dataGuid, instance }) => [dataGuid, instance.formId],
    needs: () => ({ actors: ['org'] }),
    isSpent: ({ operationId }) => !/^(get|list|validate)/.test(operationId),
  });
