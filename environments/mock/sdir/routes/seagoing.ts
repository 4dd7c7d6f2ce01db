import type { SdirRoute } from '../call.ts';
import { occupationMappings, occupations } from '../services/codes.ts';
import { json } from '../services/replies.ts';
import { batch, listing, prevalidation, reading, type ServiceVersion } from './reports.ts';

const of: ServiceVersion = { service: 'seagoing', version: '1' };
const service = 'seagoing' as const;
const path = '/v1/servicereport';

/** Seagoing service (reference sdir 6.2). */
export const seagoingRoutes: readonly SdirRoute[] = [
  { id: 'listSeagoingServices', service, method: 'GET', path, handle: listing(of) },
  {
    id: 'createSeagoingServices',
    service,
    method: 'POST',
    path: `${path}/batch`,
    streams: true,
    handle: batch(of, 'create'),
  },
  {
    id: 'updateSeagoingServices',
    service,
    method: 'PUT',
    path: `${path}/batch`,
    streams: true,
    handle: batch(of, 'update'),
  },
  {
    id: 'prevalidateSeagoingServices',
    service,
    method: 'POST',
    path: `${path}/prevalidate`,
    streams: true,
    handle: prevalidation(of),
  },
  { id: 'readSeagoingService', service, method: 'GET', path: `${path}/{uid}`, handle: reading(of) },
  {
    id: 'listOccupations',
    service,
    method: 'GET',
    path: '/v1/occupation/reference',
    handle: ({ state }) => json(200, state.rules.showsCodes('occupations', occupations)),
  },
  {
    id: 'listOccupationMappings',
    service,
    method: 'GET',
    path: '/v1/occupation/mapping',
    handle: ({ state }) => json(200, state.rules.showsCodes('mappings', occupationMappings)),
  },
];
