import type { FiksCall, FiksRoute } from '../../fiks-svarut/call.ts';
import type { FiksRules } from '../../fiks-svarut/rules.ts';
import type { ChangeOf, FaultOf } from '../fault.ts';

/** A deliberate break of the mock of KS Fiks SvarUt. */
export type FiksFault = FaultOf<FiksCall, FiksRoute, FiksRules>;

/** Makes another reply of a call to KS Fiks SvarUt. */
export type FiksChange = ChangeOf<FiksCall>;
