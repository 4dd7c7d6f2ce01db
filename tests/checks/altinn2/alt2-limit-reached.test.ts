import { alt2LimitReached } from './alt2-limit-reached.ts';
import { bodyOf, judgeCases, type Case } from './judge-case.ts';

const list = { 'x-hal': 'list' };

const cases: readonly Case[] = [
  { says: 'a whole list', made: bodyOf({}), of: list, told: [] },
  {
    says: 'a warning',
    made: { ...bodyOf({}), headers: { 'X-Warning-LimitReached': '1000' } },
    of: list,
    told: [/warn header:x-warning-limitreached 1000/],
  },
  {
    says: 'no list',
    made: { ...bodyOf({}), headers: { 'X-Warning-LimitReached': '1000' } },
    told: 'inapplicable',
  },
];

judgeCases(alt2LimitReached, cases);
