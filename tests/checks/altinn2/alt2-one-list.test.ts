import { alt2OneList } from './alt2-one-list.ts';
import { bodyOf, judgeCases, type Case } from './judge-case.ts';

const list = { 'x-hal': 'list' };
const single = { 'x-hal': 'resource' };
const self = { self: { href: '/x' } };

const cases: readonly Case[] = [
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
];

judgeCases(alt2OneList, cases);
