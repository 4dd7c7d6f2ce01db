import { alt2PageSize } from './alt2-page-size.ts';
import { bodyOf, rows, types, judgeCases, type Case } from './judge-case.ts';

const cases: readonly Case[] = [
  {
    says: '50 items',
    made: bodyOf({ _embedded: { a: rows(50) } }),
    of: { 'x-page': 50 },
    told: [],
  },
  {
    says: '51 items',
    made: bodyOf({ _embedded: { a: rows(51) } }),
    of: { 'x-page': 50 },
    told: [/51 items/],
  },
  {
    says: '51 bare items',
    made: bodyOf(rows(51), types.json),
    of: { 'x-page': 50 },
    told: [/51 items/],
  },
  {
    says: '51 that were asked for',
    made: { ...bodyOf(rows(51), types.json), url: 'https://h.example/things/1?%24top=60' },
    of: { 'x-page': 50 },
    told: 'inapplicable',
  },
  {
    says: 'a list of service owners',
    made: bodyOf(rows(51), types.json),
    told: 'inapplicable',
  },
];

judgeCases(alt2PageSize, cases);
