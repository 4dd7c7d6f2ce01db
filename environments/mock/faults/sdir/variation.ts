import type { SdirCall, SdirRoute } from '../../sdir/call.ts';
import type { SdirRules } from '../../sdir/rules.ts';
import type { VariationOf } from '../variation.ts';

/** Another way in which Sdir may answer. */
export type SdirVariation = VariationOf<SdirCall, SdirRoute, SdirRules>;
