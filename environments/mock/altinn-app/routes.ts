import type { Route } from './call.ts';
import { actionsRoutes } from './routes/actions.ts';
import { dataMetadataRoutes } from './routes/data-metadata.ts';
import { dataRoutes } from './routes/data.ts';
import { filesRoutes } from './routes/files.ts';
import { instancesRoutes } from './routes/instances.ts';
import { lookupRoutes } from './routes/lookup.ts';
import { partiesRoutes } from './routes/parties.ts';
import { paymentRoutes } from './routes/payment.ts';
import { processRoutes } from './routes/process.ts';
import { signingRoutes } from './routes/signing.ts';
import { statelessRoutes } from './routes/stateless.ts';
import { staticRoutes } from './routes/static.ts';
import { tagsRoutes } from './routes/tags.ts';
import { validateRoutes } from './routes/validate.ts';

/** Every operation of the app API mock. */
export const routes: readonly Route[] = [
  ...instancesRoutes,
  ...processRoutes,
  ...actionsRoutes,
  ...validateRoutes,
  ...signingRoutes,
  ...paymentRoutes,
  ...dataRoutes,
  ...tagsRoutes,
  ...dataMetadataRoutes,
  ...filesRoutes,
  ...staticRoutes,
  ...partiesRoutes,
  ...lookupRoutes,
  ...statelessRoutes,
];
