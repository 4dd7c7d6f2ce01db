import type { RegisterRoute } from './call.ts';
import { requestRoutes } from './routes/requests.ts';
import { systemRoutes } from './routes/systems.ts';

/** Every operation of the mock of the system register. */
export const registerRoutes: readonly RegisterRoute[] = [...systemRoutes, ...requestRoutes];
