import type { StorageRoute } from './call.ts';
import { applicationRoutes } from './routes/applications.ts';
import { dataElementRoutes } from './routes/data-elements.ts';
import { dataRoutes } from './routes/data.ts';
import { eventRoutes } from './routes/events.ts';
import { instanceRoutes } from './routes/instance.ts';
import { lockRoutes } from './routes/locks.ts';
import { processRoutes } from './routes/process.ts';
import { signRoutes } from './routes/sign.ts';
import { stateRoutes } from './routes/state.ts';

/** Every operation of Storage that the mock answers. */
export const storageRoutes: readonly StorageRoute[] = [
  ...applicationRoutes,
  ...instanceRoutes,
  ...stateRoutes,
  ...dataRoutes,
  ...dataElementRoutes,
  ...lockRoutes,
  ...processRoutes,
  ...eventRoutes,
  ...signRoutes,
];
