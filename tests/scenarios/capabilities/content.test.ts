import { expect, test } from '@playwright/test';
import type { NegotiableType } from '#specs';
import { contentOf, differences } from './content.ts';

const type = (form: 'json' | 'xml', isHypermedia: boolean): NegotiableType => ({
  type: `application/${form}`,
  form,
  isHypermedia,
});
const hal = type('json', true);
const json = type('json', false);
const halXml = type('xml', true);
const xml = type('xml', false);

const none = contentOf('{}', json);

const inHal = contentOf(
  JSON.stringify({
    Name: 'Å & <b>\r\n',
    Count: 2,
    Empty: '',
    Ids: [3, 4],
    _links: { self: { href: '/x' } },
    _embedded: { items: [{ Id: 'a', Part: { Deep: true }, _links: { self: { href: '/a' } } }] },
  }),
  hal,
);

const same: readonly (readonly [says: string, body: string, as: NegotiableType])[] = [
  [
    'plain JSON in another order',
    '{"Ids":[4,3],"Count":2,"items":[{"Part":{"Deep":true},"Id":"a"}],"Name":"Å & <b>\\n"}',
    json,
  ],
  [
    'HAL+XML with links',
    '<resource rel="self" href="/x"><link rel="self" href="/x"/><Name>Å &amp; &lt;b&gt;\n</Name>' +
      '<Count>2</Count><Empty/><Ids><value>3</value><value>4</value></Ids>' +
      '<resource rel="items"><link rel="self" href="/a"/><Id>a</Id><Part><Deep>true</Deep></Part></resource></resource>',
    halXml,
  ],
  [
    'plain XML',
    '<Thing><Name>Å &amp; &lt;b&gt;\r\n</Name><Count>2</Count><Ids><int>3</int><int>4</int></Ids>' +
      '<items><item><Id>a</Id><Part><Deep>true</Deep></Part></item></items></Thing>',
    xml,
  ],
];

for (const [says, body, as] of same)
  test(`${says} tells the same`, () => {
    expect(differences(inHal, contentOf(body, as))).toEqual([]);
  });

test('a number may be written in more ways than one, a text may not', () => {
  const inXml = (count: string, version: string): string =>
    `<T><Count>${count}</Count><Version>${version}</Version><Many><int>2.0</int></Many></T>`;
  const one = contentOf('{"Count":1.5,"Version":"1.5","Many":[2]}', json);
  for (const count of ['1.5', '1.50', '+1.5', '15E-1'])
    expect(differences(one, contentOf(inXml(count, '1.5'), xml))).toEqual([]);
  expect(differences(one, contentOf(inXml('1.51', '1.5'), xml))).toEqual([
    '- Count=1.5',
    '+ Count=1.51',
  ]);
  expect(differences(one, contentOf(inXml('1.5', '1.50'), xml))).toEqual([
    '- Version=1.5',
    '+ Version=1.50',
  ]);
});

test('a whole number keeps every digit', () => {
  const [one, other] = ['90071992547409931', '90071992547409930'].map((id) =>
    contentOf(`{"Ids":["${id}"],"Id":1}`, json),
  );
  expect(differences(one ?? none, other ?? none)).not.toEqual([]);
});

const attributed = (id: string): string =>
  '<T xmlns="urn:x" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" Name="n">' +
  `<items><item Id="${id}" i:type="Thing">x</item><None i:nil="true"/></items></T>`;

test('attributes of XML are members, but not those of XML itself', () => {
  const one = contentOf('{"Name":"n","items":[{"Id":"1","Text":"x"}]}', json);
  const told = (body: string): readonly string[] => differences(one, contentOf(body, xml));
  expect(told(attributed('1').replace('>x<', '><Text>x</Text><'))).toEqual([]);
  expect(told(attributed('2').replace('>x<', '><Text>x</Text><'))).toEqual(['- Id=1', '+ Id=2']);
});

test('attributes of HAL+XML that are not HAL are members', () => {
  const one = contentOf('{"Name":"n"}', json);
  const body = '<resource rel="self" href="/x" Name="n"><link rel="self" href="/x"/></resource>';
  expect(differences(one, contentOf(body, halXml))).toEqual([]);
  expect(differences(one, contentOf(body, xml))).not.toEqual([]);
});

const plain = '<T><Name>n</Name><Ids><value>1</value><value>1</value></Ids></T>';
const other: readonly (readonly [
  says: string,
  from: string,
  to: string,
  told: readonly string[],
])[] = [
  ['another text', '<Name>n', '<Name>m', ['- Name=n', '+ Name=m']],
  ['a member that is gone', '<Name>n</Name>', '', ['- Name=n']],
  ['a member more', '<Ids>', '<Age>7</Age><Ids>', ['+ T=7']],
  ['an item less', '<value>1</value>', '', ['- Ids=1']],
  ['another name', 'Name>', 'Label>', ['- Name=n', '+ T=n']],
];

for (const [says, from, to, told] of other)
  test(`${says} is told`, () => {
    const one = contentOf('{"Name":"n","Ids":[1,1]}', json);
    expect(differences(one, contentOf(plain, xml))).toEqual([]);
    const changed =
      from.endsWith('>') && from.startsWith('<')
        ? plain.replace(from, to)
        : plain.replaceAll(from, to);
    expect(differences(one, contentOf(changed, xml))).toEqual(told);
  });

test('items that have what belongs to each other are told', () => {
  const one = contentOf('{"items":[{"Id":1,"Ids":[5],"Part":{"N":"a"}},{"Id":2,"Ids":[6]}]}', json);
  const inXml = (first: string, second: string): string =>
    `<T><items><item><Id>1</Id><Ids><int>${first}</int></Ids><Part><N>a</N></Part></item>` +
    `<item><Id>2</Id><Ids><int>${second}</int></Ids></item></items></T>`;
  expect(differences(one, contentOf(inXml('5', '6'), xml))).toEqual([]);
  expect(differences(one, contentOf(inXml('6', '5'), xml))).toEqual([
    '- Id=1, Ids=5',
    '- Id=2, Ids=6',
    '+ Id=1, Ids=6',
    '+ Id=2, Ids=5',
  ]);
});

test('what is no JSON or XML cannot be compared', () => {
  expect(() => contentOf('<html>', json)).toThrow();
  expect(() => contentOf('<!DOCTYPE r><r/>', xml)).toThrow(/document type/);
});
