import { alt2TemplatedLinks } from './alt2-templated-links.ts';
import { bodyOf, judgeCases, type Case } from './judge-case.ts';

const self = { self: { href: '/x' } };

const cases: readonly Case[] = [
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
];

judgeCases(alt2TemplatedLinks, cases);
