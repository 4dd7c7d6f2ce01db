import { applyJsonPatch } from '../../altinn-app/model/json-patch.ts';
import type { Rules } from '../../altinn-app/rules.ts';
import {
  dropMember,
  isRefusal,
  isStatus,
  setMember,
  withMediaType,
  withStatus,
} from '../change.ts';
import { also, changesBytes, changesForm, forgets } from './effect.ts';
import type { Fault } from './fault.ts';
import { misreadHeader, misreadJson, misreadMembers } from './misread.ts';
import { crashes, isRefusedBody, takesIt } from './outcome.ts';

const ok = isStatus(200);
const patches = ['patchData', 'patchDataElement'];
const models = ['newDataModels'];

/** JSON Patch of form data. */
export const patchFaults: readonly Fault[] = [
  {
    id: 'app-patch-forgets',
    breaks: 'PATCH data answers 200 with the new model and stores nothing.',
    aimedAt: 'APP-PATCH-001',
    ...forgets(['patchData']),
  },
  {
    id: 'app-patch-without-models',
    breaks: 'PATCH data answers without the new models.',
    aimedAt: 'APP-PATCH-001',
    replies: { routes: ['patchData'], when: ok, change: dropMember('newDataModels') },
  },
  {
    id: 'app-patch-old-model',
    breaks: 'PATCH data answers with an empty model.',
    aimedAt: 'APP-PATCH-001',
    replies: { routes: ['patchData'], when: ok, change: setMember([...models, 0, 'data'], {}) },
  },
  {
    id: 'app-patch-as-text',
    breaks: 'PATCH data names text/plain.',
    aimedAt: 'APP-PATCH-001',
    replies: { routes: ['patchData'], when: ok, change: withMediaType('text/plain') },
  },
  {
    id: 'app-patch-stops-after-test',
    breaks: 'Operations after a test do not act.',
    aimedAt: 'APP-PATCH-002',
    rules: patchesOnly((_operation, before) => !before.some((one) => one['op'] === 'test')),
  },
  {
    id: 'app-patch-test-always-fails',
    breaks: 'A test that holds is refused.',
    aimedAt: 'APP-PATCH-002',
    rules: {
      patchesModel: (document, patch) => {
        const tests = JSON.stringify(patch).includes('"test"');
        const failed = { index: 0, isTest: true, detail: 'The test does not hold.' };
        return tests ? { failed } : applyJsonPatch(document, patch);
      },
    },
  },
  {
    id: 'app-patch-test-ignored',
    breaks: 'A test that does not hold is ignored.',
    aimedAt: 'APP-PATCH-003',
    rules: patchesOnly((operation) => operation['op'] !== 'test'),
  },
  {
    id: 'app-patch-test-422',
    breaks: 'A test that does not hold answers 422.',
    aimedAt: 'APP-PATCH-003',
    replies: { routes: patches, when: isStatus(409), change: withStatus(422) },
  },
  {
    id: 'app-patch-test-changes-form',
    breaks: 'A test that does not hold answers 409 and changes the form.',
    aimedAt: 'APP-PATCH-003',
    replies: { routes: patches, when: isStatus(409), change: also(changesForm) },
  },
  {
    id: 'app-patch-missing-path-skipped',
    breaks: 'An operation on a path that does not exist is skipped.',
    aimedAt: 'APP-PATCH-004',
    rules: {
      patchesModel: (document, patch) => {
        const outcome = applyJsonPatch(document, patch);
        const skipped = 'failed' in outcome && !outcome.failed.isTest;
        return skipped ? { value: document } : outcome;
      },
    },
  },
  {
    id: 'app-patch-missing-path-409',
    breaks: 'An operation on a path that does not exist answers 409.',
    aimedAt: 'APP-PATCH-004',
    replies: { routes: patches, when: isStatus(422), change: withStatus(409) },
  },
  {
    id: 'app-patch-missing-path-changes-form',
    breaks: 'An operation on a path that does not exist answers 422 and changes the form.',
    aimedAt: 'APP-PATCH-004',
    replies: { routes: patches, when: isStatus(422), change: also(changesForm) },
  },
  {
    id: 'app-patch-unknown-member-ignored',
    breaks: 'A member that the model does not have is ignored.',
    aimedAt: 'APP-PATCH-005',
    rules: patchesOnly((operation) => operation['path'] !== '/surprise'),
  },
  {
    id: 'app-patch-unknown-member-crashes',
    breaks: 'A member that the model does not have answers 500.',
    aimedAt: 'APP-PATCH-005',
    replies: { routes: patches, when: isStatus(422), change: crashes },
  },
  {
    id: 'app-patch-wrong-type-dropped',
    breaks: 'A value of the wrong type is dropped.',
    aimedAt: 'APP-PATCH-006',
    rules: patchesOnly((operation) => typeof operation['value'] !== 'object'),
  },
  {
    id: 'app-patch-wrong-type-crashes',
    breaks: 'A value of the wrong type answers 500.',
    aimedAt: 'APP-PATCH-006',
    replies: { routes: patches, when: isStatus(422), change: crashes },
  },
  {
    id: 'app-patch-remove-ignored',
    breaks: 'An operation that removes a value is ignored.',
    aimedAt: 'APP-PATCH-007',
    rules: patchesOnly((operation) => operation['op'] !== 'remove'),
  },
  {
    id: 'app-patch-add-replaces-row',
    breaks: 'An operation that adds a row replaces the first one.',
    aimedAt: 'APP-PATCH-008',
    requests: {
      routes: patches,
      change: misreadJson((body) =>
        JSON.parse(JSON.stringify(body).replace('"add"', '"replace"').replace('/-"', '/0"')),
      ),
    },
  },
  {
    id: 'app-patch-add-puts-first',
    breaks: 'A row that is added comes first.',
    aimedAt: 'APP-PATCH-008',
    requests: {
      routes: patches,
      change: misreadJson((body) => JSON.parse(JSON.stringify(body).replace('/-"', '/0"'))),
    },
  },
  {
    id: 'app-patch-unknown-operation-ignored',
    breaks: 'An unknown operation is ignored.',
    aimedAt: 'APP-PATCH-009',
    requests: {
      routes: patches,
      change: misreadJson((body) =>
        JSON.parse(JSON.stringify(body).replace('"increment"', '"replace"')),
      ),
    },
  },
  {
    id: 'app-patch-unknown-operation-crashes',
    breaks: 'An unknown operation answers 500.',
    aimedAt: 'APP-PATCH-009',
    replies: { routes: patches, when: isStatus(400), change: crashes },
  },
  {
    id: 'app-patch-bare-list-taken',
    breaks: 'A bare list of operations answers 200.',
    aimedAt: 'APP-PATCH-010',
    replies: { routes: ['patchData'], when: isRefusedBody(/^\[/), change: takesIt },
  },
  {
    id: 'app-patch-bare-list-changes-form',
    breaks: 'A bare list of operations answers 400 and changes the form.',
    aimedAt: 'APP-PATCH-010',
    replies: { routes: ['patchData'], when: isRefusedBody(/^\[/), change: also(changesForm) },
  },
  {
    id: 'app-patch-patches-optional',
    breaks: 'A body without patches is taken for an empty one.',
    aimedAt: 'APP-PATCH-011',
    requests: {
      routes: ['patchData'],
      change: misreadMembers((members) => ({ patches: [], ...members })),
    },
  },
  {
    id: 'app-patch-empty-list-refused',
    breaks: 'An empty list of patches is refused.',
    aimedAt: 'APP-PATCH-012',
    requests: {
      routes: ['patchData'],
      change: misreadMembers(({ patches: sent, ...others }) =>
        Array.isArray(sent) && sent.length === 0 ? others : { patches: sent, ...others },
      ),
    },
  },
  {
    id: 'app-patch-same-element-first-only',
    breaks: 'Of two patches of one element the second is ignored.',
    aimedAt: 'APP-PATCH-013',
    requests: {
      routes: ['patchData'],
      change: misreadMembers(({ patches: sent, ...others }) => ({
        patches: Array.isArray(sent) ? sent.slice(0, 1) : sent,
        ...others,
      })),
    },
  },
  {
    id: 'app-patch-same-element-crashes',
    breaks: 'Two patches of one element answer 500.',
    aimedAt: 'APP-PATCH-013',
    replies: { routes: ['patchData'], when: isStatus(400), change: crashes },
  },
  {
    id: 'app-patch-missing-element-ignored',
    breaks: 'PATCH of an element that does not exist answers 200.',
    aimedAt: 'APP-PATCH-014',
    replies: { routes: patches, when: isStatus(404), change: takesIt },
  },
  {
    id: 'app-patch-attachment-crashes',
    breaks: 'PATCH of an attachment answers 500.',
    aimedAt: 'APP-PATCH-015',
    replies: { routes: patches, when: isStatus(400), change: crashes },
  },
  {
    id: 'app-patch-attachment-changes-bytes',
    breaks: 'PATCH of an attachment is refused and changes its bytes.',
    aimedAt: 'APP-PATCH-015',
    replies: {
      routes: patches,
      when: isRefusal,
      change: also((touched) => {
        const element = touched.instance.data.at(-1);
        if (element !== undefined) changesBytes({ ...touched, element });
      }),
    },
  },
  {
    id: 'app-patch-text-400',
    breaks: 'A body that is not JSON answers 400.',
    aimedAt: 'APP-PATCH-016',
    replies: { routes: patches, when: isStatus(415), change: withStatus(400) },
  },
  {
    id: 'app-patch-media-type-refused',
    breaks: 'The media type application/json-patch+json is refused.',
    aimedAt: 'APP-PATCH-017',
    requests: {
      routes: patches,
      change: misreadHeader('Content-Type', (value) =>
        value === 'application/json-patch+json' ? 'text/plain' : value,
      ),
    },
  },
  {
    id: 'app-patch-results-by-name',
    breaks: 'The results of validation are an object by source.',
    aimedAt: 'APP-PATCH-018',
    replies: { routes: ['patchData'], when: ok, change: setMember(['validationIssues'], {}) },
  },
  {
    id: 'app-patch-results-without-source',
    breaks: 'The results of validation do not name their source.',
    aimedAt: 'APP-PATCH-018',
    replies: {
      routes: ['patchData'],
      when: ok,
      change: dropMember('validationIssues', '*', 'source'),
    },
  },
];

type Operation = Readonly<Record<string, unknown>>;

/** Leaves out operations; `before` are those in front of one. */
function patchesOnly(
  keeps: (operation: Operation, before: readonly Operation[]) => boolean,
): Pick<Rules, 'patchesModel'> {
  return {
    patchesModel: (document, patch) => {
      const all = Array.isArray(patch) ? patch.map((one: unknown): Operation => Object(one)) : [];
      return applyJsonPatch(
        document,
        all.filter((one, at) => keeps(one, all.slice(0, at))),
      );
    },
  };
}
