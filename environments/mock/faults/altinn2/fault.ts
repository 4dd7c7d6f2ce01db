import type { Altinn2Call, Altinn2Route } from '../../altinn2/call.ts';
import type { Altinn2Rules } from '../../altinn2/rules.ts';
import type { ChangeOf, FaultOf } from '../fault.ts';

/** A deliberate break of the mock of Altinn 2. */
export type Altinn2Fault = FaultOf<Altinn2Call, Altinn2Route, Altinn2Rules>;

/** Makes another reply of a call to Altinn 2. */
export type Altinn2Change = ChangeOf<Altinn2Call>;
