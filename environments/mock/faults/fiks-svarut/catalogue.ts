import { isStatus, mapMember } from '../change.ts';
import { integrations } from '../../fiks-svarut/access/accounts.ts';
import type { FiksCall } from '../../fiks-svarut/call.ts';
import { errorReply } from '../../fiks-svarut/error-message.ts';
import { recipientSystems, systemType } from '../../fiks-svarut/recipients.ts';
import { lookupRules } from '../../fiks-svarut/rules/lookup.ts';
import type { FiksFault } from './fault.ts';

const { fitsLevelFilter, fitsOrganisationFilter, fitsTypeFilter, listsTypes, refusesFilter } =
  lookupRules;

/** What a question asks for under this name is not looked at. */
const passes = (name: string): Pick<NonNullable<FiksFault['rules']>, 'refusesFilter'> => ({
  refusesFilter: (query) => {
    const others = new URLSearchParams(query);
    others.delete(name);
    return refusesFilter(others);
  },
});

const otherIntegration = ({ credentials }: FiksCall): boolean =>
  credentials.integrationId !== integrations.sender.id;

/** Faults of types and recipients' systems (reference fiks 3.8). */
export const catalogueFaults: readonly FiksFault[] = [
  {
    id: 'fiks-types-come-twice',
    breaks: 'A type that two systems have is listed twice.',
    aimedAt: 'FIKS-TYPE-001',
    rules: { listsTypes: (types) => [...types, systemType] },
  },
  {
    id: 'fiks-types-are-objects',
    breaks: 'Types are objects with a name.',
    aimedAt: 'FIKS-TYPE-001',
    replies: {
      routes: ['hentForsendelsestyper'],
      when: isStatus(200),
      change: mapMember(['forsendelsestyper', '*'], (navn) => ({ navn })),
    },
  },
  {
    id: 'fiks-types-are-per-integration',
    breaks: 'Another integration is shown other types.',
    aimedAt: 'FIKS-TYPE-002',
    replies: {
      routes: ['hentForsendelsestyper'],
      when: (reply, call) => reply.status === 200 && otherIntegration(call),
      change: mapMember(['forsendelsestyper', 0], () => undefined),
    },
  },
  {
    id: 'fiks-types-lack-one',
    breaks: 'The type of a registered system is not listed.',
    aimedAt: 'FIKS-TYPE-003',
    rules: { listsTypes: (types) => listsTypes(types.filter((one) => one !== systemType)) },
  },
  {
    id: 'fiks-types-hold-an-empty-one',
    breaks: 'One of the types is empty.',
    aimedAt: 'FIKS-TYPE-004',
    rules: { listsTypes: (types) => ['', ...listsTypes(types)] },
  },
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
];
