import { storageRules as own } from '../../altinn-storage/rules.ts';
import {
  dropHeader,
  isRefusal,
  isStatus,
  replaceJson,
  withMediaType,
  withStatus,
} from '../change.ts';
import type { StorageFault } from './fault.ts';
import { getting, shown } from './means.ts';

/** Statuses, media types, shapes and headers: what every exchange is judged by. */
export const contractFaults: readonly StorageFault[] = [
  {
    id: 'stor-status-undocumented',
    breaks: 'An instance is answered with 203.',
    aimedAt: 'STOR-CONTRACT-001',
    replies: { routes: getting, when: isStatus(200), change: withStatus(203) },
  },
  {
    id: 'stor-media-type-old',
    breaks: 'An instance is called text/json.',
    aimedAt: 'STOR-CONTRACT-002',
    replies: { routes: getting, when: isStatus(200), change: withMediaType('text/json') },
  },
  {
    id: 'stor-times-as-numbers',
    breaks: 'The time of creation is a number.',
    aimedAt: 'STOR-CONTRACT-003',
    rules: shown((instance) => ({ ...instance, created: 1_700_000_000 })),
  },
  {
    id: 'stor-status-members-as-words',
    breaks: 'Truth values of the status are texts.',
    aimedAt: 'STOR-CONTRACT-003',
    rules: shown((instance) => ({
      ...instance,
      status: { ...Object(instance['status']), isArchived: 'false' },
    })),
  },
  {
    id: 'stor-created-without-location',
    breaks: 'A new instance comes without Location.',
    aimedAt: 'STOR-CONTRACT-004',
    replies: { routes: ['createInstance'], when: isStatus(201), change: dropHeader('Location') },
  },
  {
    id: 'stor-missing-as-crash',
    breaks: 'An unknown instance is answered with 500.',
    aimedAt: 'STOR-CONTRACT-005',
    replies: { routes: getting, when: isStatus(404), change: withStatus(500) },
  },
  {
    id: 'stor-stack-trace',
    breaks: 'A refusal shows where in the code it was made.',
    aimedAt: 'STOR-CONTRACT-006',
    replies: {
      when: isStatus(404, 400),
      change: (reply, call) => (reply.body === undefined ? reply : replaceJson(trace)(reply, call)),
    },
  },
  {
    id: 'stor-refusal-of-own-kind',
    breaks: 'Refusals are objects with a code.',
    aimedAt: 'STOR-CONTRACT-009',
    replies: {
      when: (reply) => isRefusal(reply) && reply.body !== undefined,
      change: replaceJson({ code: 'STOR-1', message: 'no' }),
    },
  },
  {
    id: 'stor-everything-unauthorized',
    breaks: 'Nobody is known.',
    aimedAt: 'STOR-INST-001',
    rules: { authenticates: () => Promise.resolve(undefined) },
  },
  {
    id: 'stor-elements-without-size',
    breaks: 'Elements do not tell their size.',
    aimedAt: 'STOR-CONTRACT-003',
    rules: {
      showsElement: (instance, element, view) => {
        const { size: _, ...rest } = own.showsElement(instance, element, view);
        return rest;
      },
    },
  },
];

const trace =
  'System.NullReferenceException: Object reference not set to an instance of an object.\n   at Altinn.Platform.Storage.Controllers.InstancesController.Get(Int32 party) in /src/Controllers/InstancesController.cs:line 212';
