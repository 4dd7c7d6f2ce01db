import { expect, test } from '@playwright/test';
import { kontraktModelApp } from '../app/kontrakt.fixture.ts';
import { emptyModel, fieldValues, loadModel, readModel, storedModel, toXml } from './model.ts';

const app = kontraktModelApp();
const xml = 'application/xml';
const json = 'application/json';
const empty = { navn: null, epost: null, antall: null, dato: null };
const deep = `${'['.repeat(200)}${']'.repeat(200)}`;

/** What is sent, and either the stored model's deviation from the empty one or the refusal. */
const readings: readonly (readonly [string, string | undefined, string, unknown])[] = [
  ['XML', xml, '<?xml version="1.0"?><Skjema><navn>Kari</navn></Skjema>', { navn: 'Kari' }],
  ['XML without a type', undefined, '<Skjema><antall> 7 </antall></Skjema>', { antall: 7 }],
  ['XML with a byte order mark', xml, '\uFEFF<Skjema><navn>a</navn></Skjema>', { navn: 'a' }],
  ['unknown elements', xml, '<Skjema><x><y/></x><navn>a</navn></Skjema>', { navn: 'a' }],
  ['an element twice', xml, '<Skjema><navn>a</navn><navn>b</navn></Skjema>', { navn: 'a' }],
  [
    'CDATA, comments, references',
    xml,
    '<Skjema><navn>a<!--x--><![CDATA[<]]>&amp;&#230;</navn></Skjema>',
    { navn: 'a<&æ' },
  ],
  [
    'a DTD',
    xml,
    '<!DOCTYPE x [<!ENTITY e "hei">]><Skjema><navn>&e;</navn></Skjema>',
    { navn: 'hei' },
  ],
  [
    'rows',
    xml,
    '<Skjema><linjer><kode>A</kode></linjer><linjer><belop>1.50</belop></linjer></Skjema>',
    {
      linjer: [
        { kode: 'A', belop: null },
        { kode: null, belop: 1.5 },
      ],
    },
  ],
  ['a parameter of the type', `${xml}; charset=utf-8`, '<Skjema/>', {}],
  ['wrong root', xml, '<Annet/>', '400 Failed to deserialize XML'],
  ['namespace', xml, '<Skjema xmlns="urn:x"/>', '400 Failed to deserialize XML'],
  ['undeclared prefix', xml, '<Skjema><a:b/></Skjema>', '400 Failed to deserialize XML'],
  ['undeclared entity', xml, '<Skjema><navn>&x;</navn></Skjema>', '400 Failed to deserialize XML'],
  ['broken XML', xml, '<Skjema><navn>', '400 Failed to deserialize XML'],
  ['crossed tags', xml, '<Skjema><navn></Skjema></navn>', '400 Failed to deserialize XML'],
  ['two roots', xml, '<Skjema/><Skjema/>', '400 Failed to deserialize XML'],
  ['no bytes', xml, '', '400 Failed to deserialize XML'],
  [
    'text in a number',
    xml,
    '<Skjema><antall>mange</antall></Skjema>',
    '400 Failed to deserialize XML',
  ],
  ['JSON', json, '{"navn":"Kari","antall":3}', { navn: 'Kari', antall: 3 }],
  ['JSON after a byte order mark', json, '\uFEFF{"navn":"a"}', { navn: 'a' }],
  ['names in any case', json, '{"NAVN":"a"}', { navn: 'a' }],
  ['a member twice', json, '{"navn":"a","navn":"b"}', { navn: 'b' }],
  ['a number as text', json, '{"antall":"7"}', { antall: 7 }],
  ['an unknown member', json, '{"ukjent":1}', {}],
  ['empty text is null when stored', json, '{"navn":""}', {}],
  ['a date without time', json, '{"dato":"2026-01-02"}', { dato: '2026-01-02T00:00:00' }],
  ['NUL', json, '{"navn":"a\\u0000b"}', { navn: 'a\uFFFDb' }],
  ['null', json, 'null', '400 Failed to deserialize JSON'],
  ['a list', json, '[]', '400 Failed to deserialize JSON'],
  ['text for a number', json, '{"antall":"mange"}', '400 Failed to deserialize JSON'],
  ['a number for a text', json, '{"navn":5}', '400 Failed to deserialize JSON'],
  ['a fraction for an integer', json, '{"antall":1.5}', '400 Failed to deserialize JSON'],
  ['a number out of range', json, '{"antall":99999999999}', '400 Failed to deserialize JSON'],
  ['a lone surrogate', json, '{"navn":"\\ud800"}', '400 Failed to deserialize JSON'],
  ['deep nesting', json, deep, '400 Failed to deserialize JSON'],
  ['a trailing comma', json, '{"navn":"a",}', '400 Failed to deserialize JSON'],
  ['broken JSON', json, '{"navn":', '400 Failed to deserialize JSON'],
  ['text/xml', 'text/xml', '<Skjema/>', '415 Unsupported content type'],
  ['text/json', 'text/json', '{}', '415 Unsupported content type'],
];

for (const [title, contentType, text, expected] of readings) {
  test(`form data: ${title}`, () => {
    const reading = readModel(app, 'Skjema', { body: Buffer.from(text), contentType });
    if ('error' in reading) {
      expect(`${reading.error.status} ${reading.error.title}`).toBe(expected);
      return;
    }
    const stored = loadModel(app, 'Skjema', storedModel(app, 'Skjema', reading.model));
    expect(stored).toEqual({ ...empty, linjer: [], ...(expected as object) });
  });
}

test('invalid UTF-8 in JSON is refused', () => {
  const body = Buffer.from('eyJuYXZuIjoi//4ifQ==', 'base64');
  expect(readModel(app, 'Skjema', { body, contentType: json })).toHaveProperty('error.status', 400);
});

test('a DTD is refused where the mock repairs that', () => {
  const body = Buffer.from('<!DOCTYPE x [<!ENTITY e "hei">]><Skjema><navn>&e;</navn></Skjema>');
  const reading = readModel(app, 'Skjema', { body, contentType: xml, dtd: false });
  expect(reading).toHaveProperty('error.status', 400);
});

test('stored bytes have the sizes of the recordings', () => {
  const size = (model: object): number => storedModel(app, 'Skjema', { ...model }).length;
  expect(size({ navn: 'Kari' })).toBe(171);
  expect(size({ navn: 'Kari', antall: 3 })).toBe(189);
  expect(size({ navn: 'beregn', epost: 'auto@example.no' })).toBe(203);
  const linjer = [
    { kode: 'A', belop: 12.5 },
    { kode: 'B', belop: null },
  ];
  expect(size({ navn: 'Kari', linjer })).toBe(252);
});

test('a new model has no lists', () => {
  expect(emptyModel(app, 'Skjema')).toEqual({ ...empty, linjer: null });
});

test('field values are texts', () => {
  const values = (model: object): unknown =>
    fieldValues(app, 'Skjema', { list: 'presentationFields', model: { ...model } });
  expect(values({ navn: 'Kari' })).toEqual({ navn: 'Kari' });
  expect(values({ navn: null })).toEqual({});
});

test('without a schema any well-formed model is kept', () => {
  const free = { ...app, modelSchemas: {} };
  const body = Buffer.from('{"Navn":"a","rader":[{"x":1}]}');
  const reading = readModel(free, 'Skjema', { body, contentType: json });
  const model = 'model' in reading ? reading.model : {};
  expect(loadModel(free, 'Skjema', storedModel(free, 'Skjema', model))).toEqual(
    JSON.parse(body.toString()),
  );
  expect(toXml(free, 'Skjema', model).toString()).toContain(
    '<Navn>a</Navn><rader><x>1</x></rader>',
  );
});
