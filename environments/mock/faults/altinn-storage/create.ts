import { addInstance } from '../../altinn-app/instances/store.ts';
import { readBody } from '../../altinn-storage/body.ts';
import type { StorageCall } from '../../altinn-storage/call.ts';
import { readProcess } from '../../altinn-storage/shapes/read-process.ts';
import { isRecord } from '../../server/narrow.ts';
import { isStatus, withStatus } from '../change.ts';
import type { StorageFault } from './fault.ts';
import { otherGuid, shown, somebody } from './means.ts';

/** POST of instances. */
export const createFaults: readonly StorageFault[] = [
  {
    id: 'stor-location-astray',
    breaks: 'Location of a new instance leads to another.',
    aimedAt: 'STOR-CREATE-001',
    replies: {
      routes: ['createInstance'],
      when: isStatus(201),
      change: (reply) => ({
        ...reply,
        headers: reply.headers.map(([name, value]) =>
          name === 'Location' ? [name, value.replace(/[^/]+$/, otherGuid)] : [name, value],
        ),
      }),
    },
  },
  {
    id: 'stor-process-not-stored',
    breaks: 'A new instance is stored in another task than was sent.',
    aimedAt: 'STOR-CREATE-002',
    rules: shown((instance) => {
      const process = Object(instance['process']) as Record<string, unknown>;
      const currentTask = { ...Object(process['currentTask']), elementId: 'Task_0' };
      return { ...instance, process: { ...process, currentTask } };
    }),
  },
  {
    id: 'stor-new-is-read',
    breaks: 'What the app owner makes has been read.',
    aimedAt: 'STOR-CREATE-003',
    rules: shown((instance) => ({
      ...instance,
      status: { ...Object(instance['status']), readStatus: 'Read' },
    })),
  },
  {
    id: 'stor-blank-party-other-status',
    breaks: 'A blank party is answered with 404.',
    aimedAt: 'STOR-CREATE-004',
    replies: { routes: ['createInstance'], when: isStatus(400), change: withStatus(404) },
  },
  {
    id: 'stor-create-unknown-app-refused',
    breaks: 'An unknown app is answered with 400.',
    aimedAt: 'STOR-CREATE-005',
    replies: { routes: ['createInstance'], when: isStatus(404), change: withStatus(400) },
  },
  {
    id: 'stor-create-broken-json-other-status',
    breaks: 'A body that is no JSON is answered with 409.',
    aimedAt: 'STOR-CREATE-006',
    replies: { routes: ['createInstance'], when: isStatus(400), change: withStatus(409) },
  },
  ...[
    ['without-app', 'A request without an app id', 'STOR-CREATE-007'] as const,
    ['without-owner', 'A request without an owner', 'STOR-CREATE-008'] as const,
    ['party-not-number', 'A party that is no number', 'STOR-CREATE-009'] as const,
    ['app-without-slash', 'An app id without a slash', 'STOR-CREATE-010'] as const,
  ].map(([id, what, aimedAt]): StorageFault => ({
    id: `stor-create-${id}-crashes`,
    breaks: `${what} is answered with 500.`,
    aimedAt,
    replies: { routes: ['createInstance'], when: isStatus(400), change: withStatus(500) },
  })),
  {
    id: 'stor-create-any-media-type',
    breaks: 'A body of another media type is answered with 400.',
    aimedAt: 'STOR-CREATE-011',
    replies: { routes: ['createInstance'], when: isStatus(415), change: withStatus(400) },
  },
  {
    id: 'stor-refused-creation-stored',
    breaks: 'A refused creation leaves an instance behind.',
    aimedAt: 'STOR-CREATE-012',
    replies: {
      routes: ['createInstance'],
      when: ({ status }) => status >= 400,
      change: (reply, call) => {
        storeAnyhow(call);
        return reply;
      },
    },
  },
  {
    id: 'stor-stored-not-in-app',
    breaks: 'What was stored does not exist for the app.',
    aimedAt: 'STOR-CREATE-013',
    replies: {
      routes: ['createInstance'],
      when: isStatus(201),
      change: (reply, { state }) => {
        const stored = [...state.instances.values()].at(-1);
        if (stored !== undefined) state.instances.set(stored.guid, { ...stored, partyId: 1 });
        return reply;
      },
    },
  },
  {
    id: 'stor-of-app-without-form',
    breaks: 'The form that the app made is not shown.',
    aimedAt: 'STOR-CREATE-014',
    rules: shown((instance) => ({
      ...instance,
      data: (instance['data'] as { contentType: string }[]).filter(
        ({ contentType }) => contentType !== 'application/xml',
      ),
    })),
  },
];

function storeAnyhow({ request, state }: StorageCall): void {
  const app = state.apps.values().next().value;
  const sent = readBody(request);
  const process = 'value' in sent ? sent.value['process'] : undefined;
  if (app === undefined || !isRecord(process)) return;
  const owner = {
    partyId: '1',
    personNumber: null,
    organisationNumber: null,
    username: null,
    externalIdentifier: null,
  };
  const wanted = { app, caller: somebody, partyId: 1, owner, dueBefore: null, visibleAfter: null };
  addInstance(state, wanted).process = readProcess(process);
}
