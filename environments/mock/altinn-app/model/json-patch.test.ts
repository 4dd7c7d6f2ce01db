import { expect, test } from '@playwright/test';
import { applyJsonPatch, patchProblem } from './json-patch.ts';

const model = { navn: 'Kari', epost: null, linjer: [{ kode: 'A' }] };

const cases: readonly (readonly [string, unknown, unknown])[] = [
  [
    'replace',
    [{ op: 'replace', path: '/navn', value: 'Ola' }],
    { value: { ...model, navn: 'Ola' } },
  ],
  [
    'replace a null',
    [{ op: 'replace', path: '/epost', value: 'x' }],
    { value: { ...model, epost: 'x' } },
  ],
  [
    'append',
    [{ op: 'add', path: '/linjer/-', value: 1 }],
    { value: { ...model, linjer: [{ kode: 'A' }, 1] } },
  ],
  ['nothing', [], { value: model }],
  [
    'unequal test',
    [{ op: 'test', path: '/navn', value: 'x' }],
    { failed: { index: 0, isTest: true } },
  ],
  [
    'test of a missing member',
    [{ op: 'test', path: '/x', value: 1 }],
    { failed: { index: 0, isTest: false } },
  ],
  [
    'second operation',
    [
      { op: 'test', path: '/navn', value: 'Kari' },
      { op: 'replace', path: '/x', value: 1 },
    ],
    { failed: { index: 1, isTest: false } },
  ],
  ['missing index', [{ op: 'remove', path: '/linjer/4' }], { failed: { index: 0, isTest: false } }],
];

for (const [title, patch, expected] of cases) {
  test(`patch: ${title}`, () => {
    expect(applyJsonPatch(model, patch)).toMatchObject(Object(expected));
  });
}

test('a patch leaves its document alone', () => {
  applyJsonPatch(model, [{ op: 'remove', path: '/linjer/0' }]);
  expect(model.linjer).toHaveLength(1);
});

const malformed: readonly unknown[] = [
  {},
  [1],
  [{ op: 'smash', path: '/navn' }],
  [{ op: 'add', path: '/navn' }],
  [{ op: 'add', value: 1 }],
  [{ op: 'remove', path: 'navn' }],
  [{ op: 'move', path: '/navn' }],
];
for (const [index, patch] of malformed.entries()) {
  test(`malformed patch ${index} is named`, () => {
    expect(patchProblem(patch)).toBeDefined();
  });
}
