import { alt2SelfLink } from './alt2-self-link.ts';
import { bodyOf, types, judgeCases, type Case } from './judge-case.ts';

const list = { 'x-hal': 'list' };
const single = { 'x-hal': 'resource' };
const self = { self: { href: '/x' } };

const cases: readonly Case[] = [
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
];

judgeCases(alt2SelfLink, cases);
