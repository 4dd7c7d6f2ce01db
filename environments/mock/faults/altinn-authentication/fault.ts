import type { AuthenticationCall, AuthenticationRoute } from '../../altinn-authentication/call.ts';
import type { AuthenticationRules } from '../../altinn-authentication/rules.ts';
import type { FaultOf } from '../fault.ts';

/** A deliberate break of the mock of Altinn Authentication. */
export type AuthenticationFault = FaultOf<
  AuthenticationCall,
  AuthenticationRoute,
  AuthenticationRules
>;
