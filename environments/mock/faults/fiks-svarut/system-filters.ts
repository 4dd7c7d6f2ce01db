import { lookupRules } from '../../fiks-svarut/rules/lookup.ts';
import type { FiksFault } from './fault.ts';

const { refusesFilter } = lookupRules;

/** What a question asks for under this name is not looked at. */
const passes = (name: string): Pick<NonNullable<FiksFault['rules']>, 'refusesFilter'> => ({
  refusesFilter: (query) => {
    const others = new URLSearchParams(query);
    others.delete(name);
    return refusesFilter(others);
  },
});

/** Faults of which filters are refused (reference fiks 3.8). */
export const systemFilterFaults: readonly FiksFault[] = [
  {
    id: 'fiks-organisation-of-any-length',
    breaks: 'An organisasjonsnummer of any form is taken.',
    aimedAt: 'FIKS-MOTT-008',
    rules: passes('organisasjonsnummer'),
  },
  {
    id: 'fiks-organisation-of-any-digits',
    breaks: 'An organisasjonsnummer of nine digits of another script is taken.',
    aimedAt: 'FIKS-MOTT-008',
    rules: {
      refusesFilter: (query) =>
        /^\p{Nd}{9}$/u.test(query.get('organisasjonsnummer') ?? '')
          ? passes('organisasjonsnummer').refusesFilter?.(query)
          : refusesFilter(query),
    },
  },
  {
    id: 'fiks-type-filter-of-any-form',
    breaks: 'A forsendelseType of any form is taken.',
    aimedAt: 'FIKS-MOTT-009',
    rules: passes('forsendelseType'),
  },
  {
    id: 'fiks-type-filter-of-any-length',
    breaks: 'A forsendelseType of more than 100 characters is taken.',
    aimedAt: 'FIKS-MOTT-009',
    rules: {
      refusesFilter: (query) =>
        (query.get('forsendelseType') ?? '').length > 100 ? undefined : refusesFilter(query),
    },
  },
  {
    id: 'fiks-type-filter-with-hyphen',
    breaks: 'A forsendelseType with a hyphen is taken.',
    aimedAt: 'FIKS-MOTT-009',
    rules: {
      refusesFilter: (query) =>
        query.get('forsendelseType')?.includes('-') === true ? undefined : refusesFilter(query),
    },
  },
  {
    id: 'fiks-level-of-any-number',
    breaks: 'A niva of any number is taken.',
    aimedAt: 'FIKS-MOTT-010',
    rules: passes('niva'),
  },
  {
    id: 'fiks-level-9-refused',
    breaks: 'The highest niva is refused.',
    aimedAt: 'FIKS-MOTT-010',
    rules: {
      refusesFilter: (query) =>
        query.get('niva') === '9' ? 'niva må være fra 0 til 8' : refusesFilter(query),
    },
  },
  {
    id: 'fiks-level-10-accepted',
    breaks: 'A niva above the highest is taken.',
    aimedAt: 'FIKS-MOTT-010',
    rules: {
      refusesFilter: (query) => (query.get('niva') === '10' ? undefined : refusesFilter(query)),
    },
  },
];
