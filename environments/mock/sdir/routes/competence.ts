import type { SdirRoute } from '../call.ts';
import { competenceCodes } from '../services/codes.ts';
import { json } from '../services/replies.ts';
import { batch, countReports, listing, reading, single, type ServiceVersion } from './reports.ts';

/** Additional competence in its two versions, on one store (reference sdir 5). */
export const competenceRoutes: readonly SdirRoute[] = ['1', '2'].flatMap((version) => {
  const of: ServiceVersion = { service: 'competence', version };
  const path = `/v${version}/additionalcompetence`;
  const service = 'competence' as const;
  const route = (
    id: string,
    method: string,
    more: Pick<SdirRoute, 'path' | 'handle'> & Partial<SdirRoute>,
  ): SdirRoute => ({ id: `${id}V${version}`, service, method, ...more });
  return [
    route('listCompetences', 'GET', { path, handle: listing(of) }),
    route('createCompetence', 'POST', { path, handle: single(of, 'create') }),
    route('updateCompetence', 'PUT', { path, handle: single(of, 'update') }),
    route('createCompetences', 'POST', {
      path: `${path}/batch`,
      streams: true,
      handle: batch(of, 'create'),
    }),
    route('updateCompetences', 'PUT', {
      path: `${path}/batch`,
      streams: true,
      handle: batch(of, 'update'),
    }),
    route('listCompetenceCodes', 'GET', {
      path: `${path}/codes`,
      handle: ({ state }) => json(200, state.rules.showsCodes('competence', competenceCodes)),
    }),
    route('readCompetence', 'GET', { path: `${path}/{uid}`, handle: reading(of) }),
    route('readServiceInformation', 'GET', {
      path: `/v${version}/serviceinformation`,
      handle: async (call) =>
        json(200, call.state.rules.tellsOfService(version, await countReports(call, of))),
    }),
  ];
});
