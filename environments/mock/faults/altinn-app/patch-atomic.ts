import { applyJsonPatch } from '../../altinn-app/model/json-patch.ts';
import { dropMember, isStatus, setMember, withStatus } from '../change.ts';
import { also, changesForm, forgets } from './effect.ts';
import type { Fault } from './fault.ts';
import { crashes } from './outcome.ts';

const ok = isStatus(200);
const one = ['patchDataElement'];

/** JSON Patch: calculations, the obsolete form for one element, and operations that act together. */
export const patchAtomicFaults: readonly Fault[] = [
  {
    id: 'app-patch-calculation-skipped',
    breaks: 'PATCH data lets the app calculate nothing.',
    aimedAt: 'APP-PATCH-019',
    rules: { calculates: () => undefined },
  },
  {
    id: 'app-patch-one-without-model',
    breaks: 'The obsolete PATCH answers without the new model.',
    aimedAt: 'APP-PATCH-020',
    replies: { routes: one, when: ok, change: setMember(['newDataModel'], null) },
  },
  {
    id: 'app-patch-one-204',
    breaks: 'The obsolete PATCH answers 204, which is not documented.',
    aimedAt: 'APP-PATCH-020',
    replies: { routes: one, when: ok, change: withStatus(204) },
  },
  {
    id: 'app-patch-one-forgets',
    breaks: 'The obsolete PATCH answers 200 and stores nothing.',
    aimedAt: 'APP-PATCH-020',
    ...forgets(one),
  },
  {
    id: 'app-patch-one-test-400',
    breaks: 'The obsolete PATCH answers 400 to a test that does not hold.',
    aimedAt: 'APP-PATCH-021',
    replies: { routes: one, when: isStatus(409), change: withStatus(400) },
  },
  {
    id: 'app-patch-one-wrong-type-crashes',
    breaks: 'The obsolete PATCH answers 500 to a value of the wrong type.',
    aimedAt: 'APP-PATCH-021',
    replies: { routes: one, when: isStatus(422), change: crashes },
  },
  {
    id: 'app-patch-one-refused-changes-form',
    breaks: 'The obsolete PATCH is refused and changes the form.',
    aimedAt: 'APP-PATCH-021',
    replies: { routes: one, when: isStatus(409, 422), change: also(changesForm) },
  },
  {
    id: 'app-patch-half-done',
    breaks: 'Operations before one that fails stay done.',
    aimedAt: 'APP-PATCH-022',
    rules: {
      patchesModel: (document, patch) => {
        const outcome = applyJsonPatch(document, patch);
        if (!('failed' in outcome) || !Array.isArray(patch)) return outcome;
        return applyJsonPatch(document, patch.slice(0, outcome.failed.index));
      },
    },
  },
  {
    id: 'app-patch-half-done-silently',
    breaks: 'A patch that is refused leaves its first operations done.',
    aimedAt: 'APP-PATCH-022',
    replies: { routes: ['patchData'], when: isStatus(409), change: also(changesForm) },
  },
  {
    id: 'app-patch-refusal-without-element',
    breaks: 'The refusal by a test does not name the element.',
    aimedAt: 'APP-PATCH-023',
    replies: {
      routes: ['patchData'],
      when: isStatus(409),
      change: dropMember('dataElementId'),
    },
  },
  {
    id: 'app-patch-refusal-counts-from-one',
    breaks: 'The refusal by a test counts operations from one.',
    aimedAt: 'APP-PATCH-023',
    replies: {
      routes: ['patchData'],
      when: isStatus(409),
      change: setMember(['patchOperationIndex'], 2),
    },
  },
];
