import type { AuthenticationCall, AuthenticationRoute } from '../../altinn-authentication/call.ts';
import type { AuthenticationRules } from '../../altinn-authentication/rules.ts';
import type { VariationOf } from '../variation.ts';

/** Another way in which Altinn Authentication may answer. */
export type AuthenticationVariation = VariationOf<
  AuthenticationCall,
  AuthenticationRoute,
  AuthenticationRules
>;
