import { alt2Empty204 } from './alt2-empty-204.ts';
import { judgeCases, type Case } from './judge-case.ts';

const cases: readonly Case[] = [
  { says: 'nothing', made: { status: 204, body: '', type: undefined }, told: [] },
  {
    says: 'a length of nothing',
    made: { status: 204, body: '', type: undefined, headers: { 'Content-Length': '0' } },
    told: [],
  },
  { says: 'a body', made: { status: 204 }, told: [/json/] },
  {
    says: 'a length',
    made: { status: 204, body: '', type: undefined, headers: { 'Content-Length': '5' } },
    told: [/content-length 5/],
  },
  { says: 'a media type', made: { status: 204, body: '' }, told: [/content-type/] },
  { says: 'another status', made: { status: 200 }, told: 'inapplicable' },
];

judgeCases(alt2Empty204, cases);
