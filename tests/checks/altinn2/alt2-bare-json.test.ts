import { alt2BareJson } from './alt2-bare-json.ts';
import { bodyOf, types, judgeCases, type Case } from './judge-case.ts';

const self = { self: { href: '/x' } };

const cases: readonly Case[] = [
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
];

judgeCases(alt2BareJson, cases);
