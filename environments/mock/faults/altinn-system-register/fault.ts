import type { RegisterCall, RegisterRoute } from '../../altinn-system-register/call.ts';
import type { RegisterRules } from '../../altinn-system-register/rules.ts';
import type { FaultOf } from '../fault.ts';

/** One row of the table of faults of the system register. */
export type RegisterFault = FaultOf<RegisterCall, RegisterRoute, RegisterRules>;
