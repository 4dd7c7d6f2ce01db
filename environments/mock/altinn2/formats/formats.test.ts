import { expect, test } from '@playwright/test';
import { readXml } from '../../altinn-app/model/xml-reader.ts';
import { formatRules } from '../rules/format.ts';
import { chooseFormat, formats } from './negotiate.ts';
import { link, template, type Resource } from './resource.ts';

const message: Resource = {
  name: 'Message',
  fields: [
    ['Subject', 'Å & <b>'],
    ['Count', 2],
    ['Empty', null],
    ['Absent', undefined],
    ['Tags', ['a', 'b']],
    ['Part', { fields: [['Deep', true]] }],
    ['Parts', [{ fields: [['At', 1]] }, { fields: [['At', 2]] }]],
  ],
  links: [
    ['self', link('http://x/a?b=1&c="2"')],
    ['find', template('http://x/{id}')],
    ['form', [link('http://x/1'), link('http://x/2')]],
  ],
  embedded: { rel: 'items', items: [{ fields: [['Id', 'i']], links: [['self', link('/i')]] }] },
};

test('HAL+JSON has links beside members and one embedded list', () => {
  expect(JSON.parse(formats.halJson.write(message))).toEqual({
    Subject: 'Å & <b>',
    Count: 2,
    Empty: null,
    Tags: ['a', 'b'],
    Part: { Deep: true },
    Parts: [{ At: 1 }, { At: 2 }],
    _links: {
      self: { href: 'http://x/a?b=1&c="2"' },
      find: { href: 'http://x/{id}', isTemplated: true },
      form: [{ href: 'http://x/1' }, { href: 'http://x/2' }],
    },
    _embedded: { items: [{ Id: 'i', _links: { self: { href: '/i' } } }] },
  });
});

test('plain JSON has no links, and a list is a bare array', () => {
  const { embedded, ...single } = message;
  const list: Resource = { name: 'items', fields: [], ...(embedded && { embedded }) };
  expect(JSON.parse(formats.json.write(list))).toEqual([{ Id: 'i' }]);
  expect(JSON.parse(formats.json.write(single))).not.toHaveProperty('_links');
});

test('HAL+XML has links first, then members, then what is embedded', () => {
  const root = readXml(formats.halXml.write(message), { dtd: false });
  expect(root.name).toBe('resource');
  expect(root.attributes).toEqual({ rel: 'self', href: 'http://x/a?b=1&c="2"' });
  const names = 'link link link link Subject Count Tags Part Parts resource';
  expect(root.children.map(({ name }) => name).join(' ')).toBe(names);
  expect(root.children[1]?.attributes).toMatchObject({ rel: 'find', isTemplated: 'true' });
  expect(root.children[4]?.text).toBe('Å & <b>');
});

test('plain XML has members alone, under the name of the resource', () => {
  const text = formats.xml.write(message);
  const root = readXml(text, { dtd: false });
  expect(root.name).toBe('Message');
  expect(text).not.toContain('href');
  expect(text).toContain('<Parts><item><At>1</At></item><item><At>2</At></item></Parts>');
  expect(root.children.at(-1)).toMatchObject({ name: 'item', children: [{ text: 'i' }] });
});

test('characters that XML does not have are left out, a carriage return survives', () => {
  const odd: Resource = { name: 'Odd', fields: [['Text', 'a\u{1}b\r\nc\u{FFFE}']] };
  expect(formats.xml.write(odd)).toContain('<Text>ab&#xD;\nc</Text>');
});

const accepted: readonly (readonly [string | undefined, keyof typeof formats])[] = [
  [undefined, 'halJson'],
  ['', 'halJson'],
  ['*/*', 'halJson'],
  ['text/csv', 'halJson'],
  ['application/json', 'json'],
  ['APPLICATION/XML', 'xml'],
  ['application/hal+xml;charset=utf-8', 'halXml'],
  ['application/xml;q=0.4, application/json;q=0.9', 'json'],
  ['application/json;q=0, application/hal+xml;q=0.1', 'halXml'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'halJson'],
];

for (const [accept, name] of accepted)
  test(`Accept ${accept} is answered with ${name}`, () => {
    expect(chooseFormat(accept)).toBe(formats[name]);
  });

const times = [
  ['2026-01-02T03:04:00.000Z', '2026-01-02T04:04:00'],
  ['2026-07-02T03:04:10.120Z', '2026-07-02T05:04:10.12'],
  ['2026-07-02T22:00:00.007Z', '2026-07-03T00:00:00.007'],
] as const;

for (const [moment, local] of times)
  test(`${moment} is ${local}, without an offset`, () => {
    expect(formatRules.localTime(new Date(moment))).toBe(local);
  });
