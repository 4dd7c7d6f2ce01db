import { expect, test } from '@playwright/test';
import { readXml } from './xml-reader.ts';

const read = (text: string): unknown => readXml(text, { dtd: true });
const laughs = Array.from({ length: 12 }, (_, i) => {
  const before = i === 0 ? 'ha' : `&e${i - 1};`.repeat(10);
  return `<!ENTITY e${i} "${before}">`;
});

test('names, namespaces, attributes and where a name begins', () => {
  expect(read('<?xml version="1.0"?>\n<p:a xmlns:p="urn:x" p:b="1">t<c/>u</p:a>')).toEqual({
    name: 'a',
    namespace: 'urn:x',
    attributes: { 'xmlns:p': 'urn:x', 'p:b': '1' },
    children: [{ name: 'c', namespace: '', attributes: {}, children: [], text: '', at: 53 }],
    text: 'tu',
    at: 23,
  });
});

test('internal entities are expanded, also in attributes and in each other', () => {
  const dtd = '<!DOCTYPE x [<!-- <!ENTITY a "no"> --><!ENTITY a "1&b;"><!ENTITY b "2&#60;">]>';
  expect(read(`${dtd}<x y="&a;">&a;&b;</x>`)).toMatchObject({
    attributes: { y: '12<' },
    text: '12<2<',
  });
});

for (const [title, text, message] of [
  ['an external entity', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///e">]><x>&e;</x>', 'undefined'],
  ['an entity of itself', '<!DOCTYPE x [<!ENTITY e "&e;">]><x>&e;</x>', 'references itself'],
  ['a billion laughs', `<!DOCTYPE x [${laughs.join('')}]><x>&e11;</x>`, 'Too many characters'],
  ['a name of every object', '<x>&constructor;</x>', 'undefined'],
  ['an attribute twice', '<x a="1" a="2"/>', 'duplicate attribute'],
  ['depth without end', '<x>'.repeat(5000), 'more than 1000 deep'],
] as const) {
  test(`${title} is refused`, () => {
    expect(() => read(text)).toThrow(message);
  });
}
