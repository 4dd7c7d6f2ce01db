import { alt2LocalTime } from './alt2-local-time.ts';
import { bodyOf, judgeCases, type Case } from './judge-case.ts';

const cases: readonly Case[] = [
  {
    says: 'local times',
    made: bodyOf({
      a: '2020-01-20T09:42:15.817',
      b: ['2099-12-31T23:59:00', '2020-01-01T00:00:00.1234567'],
    }),
    told: [],
  },
  { says: 'an offset', made: bodyOf({ a: '2020-01-20T09:42:15+01:00' }), told: [] },
  {
    says: 'UTC',
    made: bodyOf({ a: { b: '2020-01-20T09:42:15Z' } }),
    told: [/\/a\/b 2020-01-20T09:42:15Z/],
  },
  { says: 'no seconds', made: bodyOf({ a: '2020-01-20T09:42' }), told: [/09:42$/] },
  { says: 'a month too many', made: bodyOf({ a: '2020-13-20T09:42:15' }), told: [/2020-13/] },
  {
    says: 'eight digits',
    made: bodyOf({ a: '2020-01-20T09:42:15.12345678' }),
    told: [/12345678/],
  },
  {
    says: 'UTC in XML',
    made: { type: 'application/xml', body: '<a><t>2020-01-20T09:42:15Z</t></a>' },
    told: [/\/a\/t/],
  },
  { says: 'a date alone', made: bodyOf({ a: '2020-01-20' }), told: 'inapplicable' },
  {
    says: 'what is no XML',
    made: { type: 'application/xml', body: '2020-01-20T09:42:15Z' },
    told: 'inapplicable',
  },
];

judgeCases(alt2LocalTime, cases);
