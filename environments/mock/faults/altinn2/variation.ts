import type { Altinn2Call, Altinn2Route } from '../../altinn2/call.ts';
import type { Altinn2Rules } from '../../altinn2/rules.ts';
import type { VariationOf } from '../variation.ts';

/** Another way in which Altinn 2 may answer. */
export type Altinn2Variation = VariationOf<Altinn2Call, Altinn2Route, Altinn2Rules>;
