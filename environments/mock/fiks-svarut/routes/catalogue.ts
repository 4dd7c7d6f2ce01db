import type { Reply } from '../../server/message.ts';
import type { FiksCall, FiksRoute } from '../call.ts';
import { badRequest, errorReply, json } from '../replies.ts';
import { forsendelsestyper, recipientSystems } from '../recipients.ts';
import type { SystemFilter } from '../rules/lookup.ts';

/** What the service knows of types and recipients' systems (reference fiks 3.8). */
export const catalogueRoutes: readonly FiksRoute[] = [
  {
    id: 'hentForsendelsestyper',
    method: 'GET',
    path: '/v2/forsendelsestyper',
    on: 'service',
    handle: ({ state }) => json({ forsendelsestyper: state.rules.listsTypes(forsendelsestyper) }),
  },
  {
    id: 'hentMottakersystem',
    method: 'GET',
    path: '/v2/mottakersystem',
    on: 'service',
    handle: findSystems,
  },
];

function findSystems({ state, request, query }: FiksCall): Reply {
  const { rules } = state;
  const problem = rules.refusesFilter(query);
  if (problem !== undefined) return errorReply(badRequest(problem), request, state.world);
  const filter = filterOf(query);
  const mottakersystemer = recipientSystems.filter(
    (system) =>
      rules.fitsOrganisationFilter(system, filter) &&
      rules.fitsTypeFilter(system, filter) &&
      rules.fitsLevelFilter(system, filter),
  );
  return json({ mottakersystemer });
}

function filterOf(query: URLSearchParams): SystemFilter {
  const organisasjonsnummer = query.get('organisasjonsnummer');
  const forsendelseType = query.get('forsendelseType');
  const niva = query.get('niva');
  return {
    ...(organisasjonsnummer === null ? {} : { organisasjonsnummer }),
    ...(forsendelseType === null ? {} : { forsendelseType }),
    ...(niva === null ? {} : { niva: Number(niva) }),
  };
}
