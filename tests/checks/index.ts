import type { Check } from './check.ts';
import { altinn2Checks } from './altinn2/index.ts';
import { answered } from './answered.ts';
import { bodyMatches } from './body-matches.ts';
import { errorFamily } from './error-family.ts';
import { fiksSvarutChecks } from './fiks-svarut/index.ts';
import { headersDocumented } from './headers-documented.ts';
import { mediaTypeDocumented } from './media-type-documented.ts';
import { noLeak } from './no-leak.ts';
import { noServerError } from './no-server-error.ts';
import { nullOptional } from './null-optional.ts';
import { requestConforms } from './request-conforms.ts';
import { sdirChecks } from './sdir/index.ts';
import { statusDocumented } from './status-documented.ts';
import { undocumentedProperty } from './undocumented-property.ts';
import { unknownEnumValue } from './unknown-enum-value.ts';

/** Every check of a single exchange, in the order of its findings. */
export const checks: readonly Check[] = [
  answered,
  noServerError,
  statusDocumented,
  mediaTypeDocumented,
  bodyMatches,
  errorFamily,
  headersDocumented,
  noLeak,
  requestConforms,
  undocumentedProperty,
  unknownEnumValue,
  nullOptional,
  ...fiksSvarutChecks,
  ...altinn2Checks,
  ...sdirChecks,
];
