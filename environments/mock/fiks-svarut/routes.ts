import type { FiksRoute } from './call.ts';
import { accountRoutes } from './routes/account.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { forsendelseRoutes } from './routes/forsendelse.ts';
import { sendRoutes } from './routes/send.ts';

/** The eleven operations of the nine documents (reference fiks 3). */
export const fiksRoutes: readonly FiksRoute[] = [
  ...sendRoutes,
  ...accountRoutes,
  ...forsendelseRoutes,
  ...catalogueRoutes,
];
