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
