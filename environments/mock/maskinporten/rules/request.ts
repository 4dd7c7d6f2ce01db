import { jwtBearer } from '../jwt-bearer.ts';
import { grantProblem, type GrantProblem, type GrantReason } from '../grant-problem.ts';

/** What a request to the token operation must look like (RFC 6749 4.5, RFC 7523 2.1; reference altinn-platform 1.2). */
export const requestRules = {
  isForm: (contentType: string): boolean =>
    /^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType),
  isGrantType: (given: string | null): boolean => given === jwtBearer,
  /** The words of a refusal. */
  problemOf: (reason: GrantReason): GrantProblem => grantProblem(reason),
};
