import type { MaskinportenCall, MaskinportenRoute } from '../../maskinporten/call.ts';
import type { MaskinportenRules } from '../../maskinporten/rules.ts';
import type { FaultOf } from '../fault.ts';

/** A deliberate break of the mock of Maskinporten. */
export type MaskinportenFault = FaultOf<MaskinportenCall, MaskinportenRoute, MaskinportenRules>;
