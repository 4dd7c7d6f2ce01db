import type { RegisterRoute } from './call.ts';
import { changeRoutes } from './routes/changes.ts';
import { partyRoutes } from './routes/party.ts';
import { requestRoutes } from './routes/requests.ts';
import { systemUserRoutes } from './routes/system-users.ts';
import { systemRoutes } from './routes/systems.ts';

/** Every operation of the mock of the system register. */
export const registerRoutes: readonly RegisterRoute[] = [
  ...systemRoutes,
  ...requestRoutes,
  ...changeRoutes,
  ...systemUserRoutes,
  ...partyRoutes,
];
