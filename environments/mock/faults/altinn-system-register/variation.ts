import type { RegisterCall, RegisterRoute } from '../../altinn-system-register/call.ts';
import type { RegisterRules } from '../../altinn-system-register/rules.ts';
import type { VariationOf } from '../variation.ts';

/** Another way in which the system register may answer. */
export type RegisterVariation = VariationOf<RegisterCall, RegisterRoute, RegisterRules>;
