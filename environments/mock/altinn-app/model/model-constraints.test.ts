import { expect, test } from '@playwright/test';
import { constraintProblems } from './model-constraints.ts';

const schema = {
  properties: {
    navn: { type: 'string', maxLength: 5 },
    kode: { $ref: '#/$defs/kode' },
    antall: { type: 'integer', minimum: 0, maximum: 100 },
    grad: { type: 'number', minimum: 1 },
    adresse: { $ref: '#/$defs/adresse' },
    linjer: { type: 'array', items: { $ref: '#/$defs/linje' } },
  },
  required: ['navn'],
  $defs: {
    kode: { type: 'string', minLength: 2, pattern: '[A-Z]+' },
    adresse: {
      type: 'object',
      properties: { poststed: { type: 'string' } },
      required: ['poststed'],
    },
    linje: {
      allOf: [{ properties: { belop: { type: 'number', maximum: 10 } } }],
      required: ['belop'],
    },
  },
};
const ok = { navn: 'Kari' };

const cases: readonly (readonly [model: object, problems: readonly (readonly string[])[]])[] = [
  [ok, []],
  [{}, [['navn', 'The navn field is required.']]],
  [{ navn: '' }, [['navn', 'The navn field is required.']]],
  [
    { navn: 'Kari Nordmann' },
    [['navn', "The field navn must be a string or array type with a maximum length of '5'."]],
  ],
  [
    { ...ok, kode: 'a' },
    [
      ['kode', "The field kode must be a string or array type with a minimum length of '2'."],
      ['kode', "The field kode must match the regular expression '[A-Z]+'."],
    ],
  ],
  [{ ...ok, antall: 101 }, [['antall', 'The field antall must be between 0 and 100.']]],
  [{ ...ok, grad: 0 }, [['grad', 'The field grad must be between 1 and 1.7976931348623157E+308.']]],
  [{ ...ok, adresse: {} }, [['adresse.poststed', 'The poststed field is required.']]],
  [{ ...ok, adresse: null }, []],
  [
    { ...ok, linjer: [{ belop: 1 }, {}, { belop: 11 }] },
    [
      ['linjer[1].belop', 'The belop field is required.'],
      ['linjer[2].belop', 'The field belop must be between -1.7976931348623157E+308 and 10.'],
    ],
  ],
];
for (const [model, problems] of cases) {
  test(`${JSON.stringify(model)} gives ${problems.length} problems`, () => {
    const found = constraintProblems(schema, model).map(({ field, text }) => [field, text]);
    expect(found).toEqual(problems);
  });
}
