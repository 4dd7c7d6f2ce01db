import type { Call, Route } from '../../altinn-app/call.ts';
import type { Rules } from '../../altinn-app/rules.ts';
import type { ChangeOf, FaultOf } from '../fault.ts';

/** A deliberate break of the app API's mock. */
export type Fault = FaultOf<Call, Route, Rules>;

/** Makes another reply of a call to the app API. */
export type Change = ChangeOf<Call>;
