import type { Reply } from '../../server/message.ts';
import { applyJsonPatch } from '../../altinn-app/model/json-patch.ts';
import { processRules } from '../../altinn-app/rules/process.ts';
import { instanceOf } from '../../altinn-app/instances/store.ts';
import type { Call } from '../../altinn-app/call.ts';
import { dataRules } from '../../altinn-app/rules/data.ts';
import type { AppState } from '../../altinn-app/call.ts';
import type { StoredInstance } from '../../altinn-app/instances/instance.ts';
import { isStatus, withStatus } from '../change.ts';
import { also, changesForm, forgets } from './effect.ts';
import type { Fault } from './fault.ts';
import { crashes } from './outcome.ts';

const ok = isStatus(200);

/** Calls at once, and calls that follow each other. */
export const concurrencyFaults: readonly Fault[] = [
  {
    id: 'app-steps-at-once-all-taken',
    breaks: 'Steps at the same time move the process each.',
    aimedAt: 'APP-CONC-001',
    rules: { isHeld: () => false },
  },
  {
    id: 'app-steps-at-once-counted',
    breaks: 'A step that meets another is refused and counted.',
    aimedAt: 'APP-CONC-001',
    rules: { history: (...of) => processRules.history(...of).flatMap((one) => [one, one]) },
  },
  {
    id: 'app-puts-at-once-mixed',
    breaks: 'Of several PUT of one element the last is stored with a value of none.',
    aimedAt: 'APP-CONC-002',
    replies: { routes: ['putData'], when: isChangedAgain, change: also(changesForm) },
  },
  {
    id: 'app-puts-at-once-refused',
    breaks: 'PUT of an element that was changed before answers 409.',
    aimedAt: 'APP-CONC-002',
    replies: { routes: ['putData'], when: isChangedAgain, change: withStatus(409) },
  },
  {
    id: 'app-creation-repeated',
    breaks: 'The same creation sent again answers with the first instance.',
    aimedAt: 'APP-CONC-003',
    replies: { routes: ['createInstanceSimple'], change: answersFirst },
  },
  {
    id: 'app-uploads-beyond-count',
    breaks: 'Uploads are not counted.',
    aimedAt: 'APP-CONC-004',
    rules: {
      dataAccess: (use, access) =>
        dataRules.dataAccess(use, { ...access, type: { ...access.type, maxCount: 0 } }),
    },
  },
  {
    id: 'app-uploads-one-too-many',
    breaks: 'Uploads exceed the maximum count by one.',
    aimedAt: 'APP-CONC-004',
    rules: {
      dataAccess: (use, access) =>
        dataRules.dataAccess(use, {
          ...access,
          type: { ...access.type, maxCount: access.type.maxCount + 1 },
        }),
    },
  },
  {
    id: 'app-deletion-lost',
    breaks: 'A deletion at the same time as a step is lost.',
    aimedAt: 'APP-CONC-005',
    ...forgets(['deleteInstance']),
  },
  {
    id: 'app-deletion-at-once-crashes',
    breaks: 'A step at the same time as a deletion answers 500.',
    aimedAt: 'APP-CONC-005',
    replies: { routes: ['nextProcess'], change: crashes },
  },
  {
    id: 'app-second-patch-taken',
    breaks: 'A PATCH whose test no longer holds is taken.',
    aimedAt: 'APP-CONC-006',
    rules: {
      patchesModel: (document, patch) =>
        applyJsonPatch(
          document,
          (Array.isArray(patch) ? patch : []).filter((one: unknown) => Object(one).op !== 'test'),
        ),
    },
  },
  {
    id: 'app-second-patch-422',
    breaks: 'A PATCH whose test no longer holds answers 422.',
    aimedAt: 'APP-CONC-006',
    replies: { routes: ['patchData'], when: isStatus(409), change: withStatus(422) },
  },
  {
    id: 'app-reads-from-cache',
    breaks: 'GET data answers what it answered first.',
    aimedAt: 'APP-CONC-007',
    replies: { routes: ['getData'], when: ok, change: answersAsBefore },
  },
  {
    id: 'app-write-not-seen',
    breaks: 'GET data does not see what was written.',
    aimedAt: 'APP-CONC-007',
    ...forgets(['putData']),
  },
];

const firstCreation = new WeakMap<AppState, Reply>();

function answersFirst(reply: Reply, { state }: Call): Reply {
  const first = firstCreation.get(state) ?? reply;
  firstCreation.set(state, first);
  return first;
}

const firstRead = new WeakMap<AppState, Map<string, Reply>>();

function answersAsBefore(reply: Reply, { state, request }: Call): Reply {
  const known = firstRead.get(state) ?? new Map<string, Reply>();
  firstRead.set(state, known);
  const first = known.get(request.path) ?? reply;
  known.set(request.path, first);
  return first;
}

const putCounts = new WeakMap<StoredInstance, number>();

/** From the fourth PUT of an instance on. */
function isChangedAgain(_reply: Reply, call: Call): boolean {
  const instance = instanceOf(call);
  if (instance === undefined) return false;
  const count = (putCounts.get(instance) ?? 0) + 1;
  putCounts.set(instance, count);
  return count > 3;
}
