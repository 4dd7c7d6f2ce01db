import { loadCapabilities } from '#specs';
import { registerCors } from '../capabilities/cors.ts';
import { registerHal } from '../capabilities/hal.ts';
import { registerNegotiation } from '../capabilities/negotiation.ts';

const { hal, negotiation, cors } = loadCapabilities('altinn2');
const hooks = { needs: { features: ['open'] } };

if (hal !== undefined) registerHal('altinn2', hal, hooks);
if (negotiation !== undefined) registerNegotiation('altinn2', negotiation, hooks);
if (cors !== undefined) registerCors('altinn2', cors, hooks);
