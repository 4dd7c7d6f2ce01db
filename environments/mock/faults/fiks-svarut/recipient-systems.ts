import { mapMember } from '../change.ts';
import { errorReply } from '../../fiks-svarut/replies.ts';
import { recipientSystems } from '../../fiks-svarut/recipients.ts';
import { lookupRules } from '../../fiks-svarut/rules/lookup.ts';
import type { FiksFault } from './fault.ts';

const { fitsLevelFilter, fitsOrganisationFilter, fitsTypeFilter, listsTypes, refusesFilter } =
  lookupRules;

/** Faults of which recipients' systems are found (reference fiks 3.8). */
export const recipientSystemFaults: readonly FiksFault[] = [
  {
    id: 'fiks-systems-need-a-filter',
    breaks: 'GET mottakersystem without a filter is refused with 400, as it was once.',
    aimedAt: 'FIKS-MOTT-001',
    bypass: ({ query, request, state }, { id }) =>
      id === 'hentMottakersystem' && query.size === 0
        ? errorReply({ status: 400, message: 'organisasjonsnummer mangler' }, request, state.world)
        : undefined,
  },
  {
    id: 'fiks-organisation-filter-ignored',
    breaks: 'The filter organisasjonsnummer is not honoured.',
    aimedAt: 'FIKS-MOTT-002',
    rules: { fitsOrganisationFilter: () => true },
  },
  {
    id: 'fiks-type-filter-ignored',
    breaks: 'The filter forsendelseType is not honoured.',
    aimedAt: 'FIKS-MOTT-003',
    rules: { fitsTypeFilter: () => true },
  },
  {
    id: 'fiks-type-filter-by-first-step',
    breaks: 'Systems are found whose type has the same first step.',
    aimedAt: 'FIKS-MOTT-003',
    rules: {
      fitsTypeFilter: ({ forsendelseType: own }, { forsendelseType: wanted }) =>
        wanted === undefined || own.split('.')[0] === wanted.split('.')[0],
    },
  },
  {
    id: 'fiks-level-filter-ignored',
    breaks: 'The filter niva is not honoured.',
    aimedAt: 'FIKS-MOTT-004',
    rules: { fitsLevelFilter: () => true },
  },
  {
    id: 'fiks-level-filter-is-a-minimum',
    breaks: 'Systems of a higher level are found, too.',
    aimedAt: 'FIKS-MOTT-004',
    rules: { fitsLevelFilter: (system, { niva = 0 }) => system.niva >= niva },
  },
  {
    id: 'fiks-filters-count-one-by-one',
    breaks: 'A system is found that fits one of the filters.',
    aimedAt: 'FIKS-MOTT-005',
    rules: {
      fitsOrganisationFilter: (system, filter) =>
        fitsOrganisationFilter(system, filter) ||
        (filter.forsendelseType !== undefined && fitsTypeFilter(system, filter)),
      fitsTypeFilter: (system, filter) =>
        fitsTypeFilter(system, filter) ||
        (filter.organisasjonsnummer !== undefined && fitsOrganisationFilter(system, filter)),
    },
  },
  {
    id: 'fiks-last-filter-alone-counts',
    breaks: 'The level is not honoured beside other filters.',
    aimedAt: 'FIKS-MOTT-005',
    rules: {
      fitsLevelFilter: (system, filter) =>
        filter.organisasjonsnummer !== undefined || fitsLevelFilter(system, filter),
    },
  },
  {
    id: 'fiks-systems-not-found-by-type',
    breaks: 'A type alone finds no system.',
    aimedAt: 'FIKS-MOTT-006',
    rules: {
      fitsTypeFilter: (system, filter) =>
        filter.forsendelseType === undefined ||
        (filter.organisasjonsnummer !== undefined && fitsTypeFilter(system, filter)),
    },
  },
  {
    id: 'fiks-known-system-is-lost',
    breaks: 'The systems of the first registered organisation are not found.',
    aimedAt: 'FIKS-MOTT-006',
    rules: {
      fitsOrganisationFilter: (system, filter) =>
        system.organisasjonsnummer !== recipientSystems[0]?.organisasjonsnummer &&
        fitsOrganisationFilter(system, filter),
    },
  },
  {
    id: 'fiks-no-system-answers-404',
    breaks: 'Filters that nothing matches are answered 404.',
    aimedAt: 'FIKS-MOTT-007',
    replies: {
      routes: ['hentMottakersystem'],
      when: ({ status, body }) => status === 200 && body?.toString() === '{"mottakersystemer":[]}',
      change: (_, { request, state }) =>
        errorReply({ status: 404, message: 'Fant ingen mottakersystem' }, request, state.world),
    },
  },
  {
    id: 'fiks-systems-hidden-without-filter',
    breaks: 'Without a filter some systems are not shown.',
    aimedAt: 'FIKS-MOTT-011',
    replies: {
      routes: ['hentMottakersystem'],
      when: ({ status }, { query }) => status === 200 && query.size === 0,
      change: mapMember(['mottakersystemer', 0], () => undefined),
    },
  },
  {
    id: 'fiks-types-lack-that-of-a-system',
    breaks: 'A system is registered for a type that is not listed.',
    aimedAt: 'FIKS-MOTT-012',
    rules: { listsTypes: (types) => listsTypes(types.filter((one) => !one.endsWith('.svar'))) },
  },
  {
    id: 'fiks-empty-filter-finds-nothing',
    breaks: 'An empty filter finds no system.',
    aimedAt: 'FIKS-MOTT-013',
    rules: {
      refusesFilter: (query) =>
        [...query.values()].includes('') ? undefined : refusesFilter(query),
    },
  },
];
