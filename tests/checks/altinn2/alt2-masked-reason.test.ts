import { alt2MaskedReason } from './alt2-masked-reason.ts';
import { judgeCases, type Case } from './judge-case.ts';

const cases: readonly Case[] = [
  {
    says: 'hidden digits',
    made: { response: { reason: 'no profile for ***********' } },
    told: [],
  },
  {
    says: 'all digits',
    made: { response: { reason: 'no profile for 02895812345' } },
    told: [/eleven digits/],
  },
  { says: 'no text', made: {}, told: 'inapplicable' },
];

judgeCases(alt2MaskedReason, cases);
