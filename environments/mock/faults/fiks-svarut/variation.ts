import type { FiksCall, FiksRoute } from '../../fiks-svarut/call.ts';
import type { FiksRules } from '../../fiks-svarut/rules.ts';
import type { VariationOf } from '../variation.ts';

/** Another way in which KS Fiks SvarUt may answer. */
export type FiksVariation = VariationOf<FiksCall, FiksRoute, FiksRules>;
