import { loadAccess } from '#specs';
import { registerAccess } from '../capabilities/access.ts';
import { askOf, openFor, stateOf, toSubject } from './access-subject.ts';

const table = loadAccess('altinn-storage');

/** After these the subject is no longer what the row asks for. */
const spent = /^(delete|complete|put(Process|InstanceAndEvents)|unlockData|lockInstance)/;

if (table !== undefined)
  registerAccess(table, {
    open: openFor,
    subject: toSubject,
    ask: askOf,
    state: stateOf,
    marks: ({ guid, element }) => [`/${guid}`, element],
    needs: ({ situation }) => ({
      actors: ['org'],
      ...(situation === 'of a party' ? { features: ['lists-without-app'] } : {}),
    }),
    isSpent: ({ operationId }) => spent.test(operationId),
  });
