import { expect, test } from '@playwright/test';
import { bodiesOf, type SchemaUnderTest } from './testing/compile-yaml.ts';

const BASE = {
  type: 'object',
  properties: { kind: { type: 'string' }, 'a/b': { type: 'object', properties: { x: {} } } },
};
const DOG = {
  allOf: [
    { $ref: '#/components/schemas/Base' },
    { type: 'object', properties: { barks: { type: 'boolean' } } },
  ],
};
const CAT = {
  type: 'object',
  properties: { kind: { type: 'string' }, lives: { type: 'integer' } },
};

interface Row extends SchemaUnderTest {
  readonly name: string;
  readonly value: unknown;
  readonly undocumented: readonly string[];
}

const KINDS = [{ $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Cat' }];

const ROWS: readonly Row[] = [
  { name: 'declared', schema: BASE, value: { kind: 'a' }, undocumented: [] },
  { name: 'not declared', schema: BASE, value: { kind: 'a', 'c~d': 1 }, undocumented: ['/c~0d'] },
  {
    name: 'below, with escapes',
    schema: BASE,
    value: { 'a/b': { x: { free: 1 }, y: 1 } },
    undocumented: ['/a~1b/y'],
  },
  {
    name: 'in lists',
    schema: { type: 'array', items: BASE },
    value: [{}, { z: 1 }],
    undocumented: ['/1/z'],
  },
  {
    name: 'allOf adds up',
    schema: DOG,
    schemas: { Base: BASE },
    value: { kind: 'a', barks: true, z: 1 },
    undocumented: ['/z'],
  },
  {
    name: 'oneOf counts every alternative',
    schema: { oneOf: KINDS },
    schemas: { Base: BASE, Dog: DOG, Cat: CAT },
    value: { kind: 'a', lives: 1, z: 1 },
    undocumented: ['/z'],
  },
  {
    name: 'a discriminator counts the chosen branch only',
    schema: { oneOf: KINDS, discriminator: { propertyName: 'kind' } },
    schemas: { Base: BASE, Dog: DOG, Cat: CAT },
    value: { kind: 'Dog', lives: 1 },
    undocumented: ['/lives'],
  },
  {
    name: 'nullable reference',
    schema: {
      type: 'object',
      properties: { pet: { $ref: '#/components/schemas/Base', nullable: true } },
    },
    schemas: { Base: BASE },
    value: { pet: { z: 1 } },
    undocumented: ['/pet/z'],
  },
  {
    name: 'additionalProperties true',
    schema: { ...BASE, additionalProperties: true },
    value: { z: 1 },
    undocumented: [],
  },
  {
    name: 'additionalProperties of a schema',
    schema: { ...BASE, additionalProperties: CAT },
    value: { z: { lives: 1, other: 1 } },
    undocumented: ['/z/other'],
  },
  {
    name: 'additionalProperties false is the judge\u2019s',
    schema: { ...BASE, additionalProperties: false },
    value: { z: 1 },
    undocumented: [],
  },
  {
    name: 'an object without properties is open',
    schema: { type: 'object' },
    value: { z: { y: 1 } },
    undocumented: [],
  },
  { name: 'no schema is open', schema: {}, value: { z: 1 }, undocumented: [] },
  {
    name: 'patternProperties (3.1)',
    openapi: '3.1.0',
    schema: { type: 'object', properties: {}, patternProperties: { '^x-': CAT } },
    value: { 'x-a': { z: 1 }, y: 1 },
    undocumented: ['/x-a/z', '/y'],
  },
  {
    name: 'prefixItems (3.1)',
    openapi: '3.1.0',
    schema: { type: 'array', prefixItems: [CAT], items: BASE },
    value: [{ z: 1 }, { z: 1 }],
    undocumented: ['/0/z', '/1/z'],
  },
  {
    name: 'circular schemas',
    schema: { $ref: '#/components/schemas/Node' },
    schemas: {
      Node: { type: 'object', properties: { next: { $ref: '#/components/schemas/Node' } } },
    },
    value: { next: { next: { z: 1 } } },
    undocumented: ['/next/next/z'],
  },
  { name: 'values that are no objects', schema: BASE, value: 'text', undocumented: [] },
];

for (const { name, value, undocumented, ...under } of ROWS) {
  test(`undocumented properties: ${name}`, async () => {
    const { response } = await bodiesOf(under);
    expect(response.undocumented(value)).toEqual(undocumented);
  });
}

const STATUS = {
  type: 'string',
  'x-extensible-enum': ['A', 'B'],
  'x-known-elsewhere': { C: 'version 3' },
};
const ORDER = {
  type: 'object',
  required: ['id', 'told'],
  properties: {
    id: { type: 'string' },
    told: { type: 'string', 'x-tolerated-null': true },
    note: { type: 'string' },
    free: {},
    typed: { type: ['string', 'null'] },
    status: { $ref: '#/components/schemas/Status' },
    lines: { type: 'array', items: { $ref: '#/components/schemas/Line' } },
  },
};
const LINE = {
  allOf: [{ $ref: '#/components/schemas/Base' }],
  properties: { note: { type: 'string' }, states: { type: 'array', items: STATUS } },
};

interface NoteRow {
  readonly name: string;
  readonly value: unknown;
  readonly tolerances?: readonly string[];
  readonly nulls?: readonly string[];
  readonly unknown?: readonly (readonly [pointer: string, value: string, elsewhere?: string])[];
}

const NOTE_ROWS: readonly NoteRow[] = [
  { name: 'nothing to tell', value: { id: 'a', told: 'b', status: 'A' } },
  {
    name: 'nulls at optional properties, also in what is composed and in lists',
    value: { id: 'a', told: 'b', note: null, status: null, lines: [{ note: null, kind: null }] },
    nulls: ['/note', '/status', '/lines/0/note', '/lines/0/kind'],
  },
  { name: 'a null that the schema takes is no tolerance', value: { free: null, typed: null } },
  { name: 'a null that nothing tolerates is the judge\u2019s', value: { id: null } },
  { name: 'a required property that says so', value: { told: null }, nulls: ['/told'] },
  {
    name: 'without the tolerance only what says so itself',
    tolerances: [],
    value: { told: null, note: null },
    nulls: ['/told'],
  },
  { name: 'a null of no declared property', value: { strange: null } },
  {
    name: 'values outside an open list, by reference and in lists',
    value: { status: 'Z', lines: [{ states: ['A', 'C', 'a'] }] },
    unknown: [
      ['/status', 'Z'],
      ['/lines/0/states/1', 'C', 'version 3'],
      ['/lines/0/states/2', 'a'],
    ],
  },
  { name: 'a value of another type is the judge\u2019s', value: { status: 1 } },
];

for (const {
  name,
  value,
  tolerances = ['fiks-null-optional'],
  nulls = [],
  unknown = [],
} of NOTE_ROWS) {
  test(`notes of request and response: ${name}`, async () => {
    const { request, response } = await bodiesOf({
      openapi: '3.1.0',
      schema: ORDER,
      schemas: { Base: BASE, Status: STATUS, Line: LINE },
      tolerances,
    });
    for (const media of [request, response]) {
      expect(media.toleratedNulls(value)).toEqual(nulls);
      expect(
        media.unknownValues(value).map(({ pointer, value: one, documented, elsewhere }) => {
          expect(documented).toEqual(['A', 'B']);
          return elsewhere === undefined ? [pointer, one] : [pointer, one, elsewhere];
        }),
      ).toEqual(unknown);
    }
  });
}
