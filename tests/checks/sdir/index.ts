import type { Check } from '../check.ts';
import { sdirCharset } from './sdir-charset.ts';
import { sdirDatesOut } from './sdir-dates-out.ts';
import { sdirGatewayError } from './sdir-gateway-error.ts';
import { sdirKeyChallenge } from './sdir-key-challenge.ts';
import { sdirKeyKept } from './sdir-key-kept.ts';
import { sdirNoIdentityInUrl } from './sdir-no-identity-in-url.ts';
import { sdirNoTrace } from './sdir-no-trace.ts';
import { sdirOwnVersion } from './sdir-own-version.ts';
import { sdirRetryAfter } from './sdir-retry-after.ts';
import { sdirRetryTime } from './sdir-retry-time.ts';
import { sdirVersionPath } from './sdir-version-path.ts';

/** The checks of Sdir alone: its gateway (reference sdir 8), dates and versions (4), privacy (6.3). */
export const sdirChecks: readonly Check[] = [
  sdirGatewayError,
  sdirRetryAfter,
  sdirRetryTime,
  sdirKeyChallenge,
  sdirDatesOut,
  sdirCharset,
  sdirOwnVersion,
  sdirVersionPath,
  sdirNoIdentityInUrl,
  sdirKeyKept,
  sdirNoTrace,
];
