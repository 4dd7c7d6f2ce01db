import type { Route } from './call.ts';
import { instancesRoutes } from './routes/instances.ts';

/** Every operation of the app API mock. */
export const routes: readonly Route[] = [...instancesRoutes];
