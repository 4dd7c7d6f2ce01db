import type { SdirRoute } from './call.ts';
import { certificateRoutes } from './routes/certificates.ts';
import { competenceRoutes } from './routes/competence.ts';
import { courseRoutes } from './routes/courses.ts';
import { seagoingRoutes } from './routes/seagoing.ts';

/** Every operation of the mock. */
export const sdirRoutes: readonly SdirRoute[] = [
  ...competenceRoutes,
  ...courseRoutes,
  ...seagoingRoutes,
  ...certificateRoutes,
];
