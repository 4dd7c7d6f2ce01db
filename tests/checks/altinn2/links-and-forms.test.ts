import { expect, test } from '@playwright/test';
import { alt2SelfLink } from './alt2-self-link.ts';
import { alt2OneList } from './alt2-one-list.ts';
import { alt2TemplatedLinks } from './alt2-templated-links.ts';
import { alt2BareJson } from './alt2-bare-json.ts';
import { alt2Xml } from './alt2-xml.ts';
import { bodyOf, judgeCase, types, type Tables } from './judge-case.ts';

const list = { 'x-hal': 'list' };
const single = { 'x-hal': 'resource' };
const self = { self: { href: '/x' } };

const tables: Tables = [
  [
    alt2SelfLink,
    [
      { says: 'an address', made: bodyOf({ _links: self }), of: single, told: [] },
      {
        says: 'no links',
        made: bodyOf({ a: 1 }),
        of: single,
        told: [/fail \/_links\/self\/href none/],
      },
      {
        says: 'an empty address',
        made: bodyOf({ _links: { self: { href: '' } } }),
        of: single,
        told: [/none/],
      },
      {
        says: 'other relations alone',
        made: bodyOf({ _links: { find: { href: '/f' } } }),
        of: list,
        told: [/none/],
      },
      { says: 'a bare list', made: bodyOf([]), of: list, told: 'inapplicable' },
      { says: 'plain JSON', made: bodyOf({}, types.json), of: single, told: 'inapplicable' },
      { says: 'an operation without a resource', made: bodyOf({}), told: 'inapplicable' },
      { says: 'a refusal', made: { ...bodyOf({}), status: 404 }, of: single, told: 'inapplicable' },
    ],
  ],
  [
    alt2OneList,
    [
      { says: 'one list', made: bodyOf({ _embedded: { messages: [] } }), of: list, told: [] },
      { says: 'no list', made: bodyOf({ _links: self }), of: list, told: [/\/_embedded none/] },
      {
        says: 'two lists',
        made: bodyOf({ _embedded: { a: [], b: [] } }),
        of: list,
        told: [/a\[\], b\[\]/],
      },
      { says: 'an object', made: bodyOf({ _embedded: { a: {} } }), of: list, told: [/ a$/] },
      { says: 'a bare list', made: bodyOf([]), of: list, told: [/none/] },
      { says: 'a resource', made: bodyOf({}), of: single, told: 'inapplicable' },
    ],
  ],
  [
    alt2TemplatedLinks,
    [
      {
        says: 'marked and unmarked',
        made: bodyOf({ _links: { ...self, find: { href: '/{id}', isTemplated: true } } }),
        told: [],
      },
      {
        says: 'a template without mark',
        made: bodyOf({ _links: { find: { href: '/{id}' } } }),
        told: [/\/_links\/find \/\{id\}/],
      },
      {
        says: 'a mark without template',
        made: bodyOf({ _links: { find: { href: '/id', isTemplated: true } } }),
        told: [/\/id$/],
      },
      {
        says: 'a mark that is false',
        made: bodyOf({ _links: { find: { href: '/id', isTemplated: false } } }),
        told: [],
      },
      {
        says: 'a template in an item',
        made: bodyOf({ _embedded: { a: [{ _links: { b: [{ href: '/{x}' }] } }] } }),
        told: [/\/_embedded\/a\/0\/_links\/b\/0/],
      },
      { says: 'no links', made: bodyOf({ a: 1 }), told: 'inapplicable' },
    ],
  ],
  [
    alt2BareJson,
    [
      { says: 'a list', made: bodyOf([{ _links: self }], types.json), told: [] },
      {
        says: 'nested hypermedia',
        made: bodyOf({ Roles: { _links: self, _embedded: {} } }, types.json),
        told: [],
      },
      {
        says: 'links at the top',
        made: bodyOf({ _links: self }, types.json),
        told: [/\/_links there/],
      },
      {
        says: 'both',
        made: bodyOf({ _links: self, _embedded: {} }, types.json),
        told: [/_links/, /_embedded/],
      },
      { says: 'HAL', made: bodyOf({ _links: self }), told: 'inapplicable' },
    ],
  ],
  [
    alt2Xml,
    [
      {
        says: 'a resource',
        made: { type: types.halXml, body: '<resource rel="self" href="/x"/>' },
        told: [],
      },
      {
        says: 'a resource with an address alone',
        made: { type: types.halXml, body: '<resource href="/x"/>' },
        told: [],
      },
      {
        says: 'a resource that is nothing',
        made: { type: types.halXml, body: '<resource/>' },
        told: [/neither/],
      },
      {
        says: 'another root',
        made: { type: types.halXml, body: '<message rel="x"/>' },
        told: [/message/],
      },
      { says: 'plain XML of any root', made: { type: 'Application/XML', body: '<a/>' }, told: [] },
      {
        says: 'what is not closed',
        made: { type: 'application/xml', body: '<a><b></a>' },
        told: [/fail/],
      },
      {
        says: 'a document type',
        made: { type: 'application/xml', body: '<!DOCTYPE a><a/>' },
        told: [/document type/],
      },
      { says: 'JSON under XML', made: { type: 'application/xml', body: '{}' }, told: [/fail/] },
      { says: 'JSON', made: bodyOf({}), told: 'inapplicable' },
    ],
  ],
];

for (const [check, cases] of tables)
  test.describe(check.id, () => {
    for (const one of cases)
      test(`${one.says}: ${one.told === 'inapplicable' ? one.told : `${one.told.length} findings`}`, () => {
        const found = judgeCase(check, one);
        if (one.told === 'inapplicable') expect(found).toBe('inapplicable');
        else expect(found).toEqual(one.told.map((pattern) => expect.stringMatching(pattern)));
      });
  });
