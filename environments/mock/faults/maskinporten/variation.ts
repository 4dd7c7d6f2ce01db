import type { MaskinportenCall, MaskinportenRoute } from '../../maskinporten/call.ts';
import type { MaskinportenRules } from '../../maskinporten/rules.ts';
import type { VariationOf } from '../variation.ts';

/** Another way in which Maskinporten may answer. */
export type MaskinportenVariation = VariationOf<
  MaskinportenCall,
  MaskinportenRoute,
  MaskinportenRules
>;
