import type { SdirCall, SdirRoute } from '../../sdir/call.ts';
import type { SdirRules } from '../../sdir/rules.ts';
import type { FaultOf } from '../fault.ts';

/** A deliberate break of the mock of Sdir. */
export type SdirFault = FaultOf<SdirCall, SdirRoute, SdirRules>;
