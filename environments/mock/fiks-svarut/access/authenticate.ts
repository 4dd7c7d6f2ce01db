import type { JWTPayload } from 'jose';
import type { MockRequest } from '../../server/message.ts';
import type { FiksCall, FiksState } from '../call.ts';
import type { Refusal } from '../replies.ts';
import type { Integration } from './accounts.ts';
import { readClaims } from '../../maskinporten/access-token.ts';

/** What a call carries to say who calls (reference fiks 1.1); absent: no such header. */
export interface Credentials {
  readonly token?: string;
  readonly integrationId?: string;
  readonly password?: string;
}

/** The credentials in a request's headers. */
export function readCredentials(request: MockRequest): Credentials {
  const token = /^bearer +(\S+)\s*$/i.exec(request.header('authorization') ?? '')?.[1];
  const integrationId = request.header('integrasjonid');
  const password = request.header('integrasjonpassord');
  return {
    ...(token === undefined ? {} : { token }),
    ...(integrationId === undefined ? {} : { integrationId }),
    ...(password === undefined ? {} : { password }),
  };
}

/** Who calls: the token is looked at first, the integration then, each by itself (reference fiks 1.1, 1.4). */
export async function authenticate(call: FiksCall): Promise<Integration | Refusal> {
  const { rules } = call.state;
  const claims = await trustedClaims(call.state, call.credentials.token);
  if (claims === undefined) return rules.refusesToken();
  const { integrationId, password } = call.credentials;
  const integration = rules.findsIntegration(integrationId);
  const isRight =
    integration !== undefined &&
    rules.fitsPassword(integration, password) &&
    rules.fitsOrganisation(integration, claims);
  return isRight ? integration : rules.refusesIntegration(integrationId);
}

async function trustedClaims(
  { rules, world }: FiksState,
  token: string | undefined,
): Promise<JWTPayload | undefined> {
  const claims = token === undefined ? undefined : readClaims(token);
  if (token === undefined || claims === undefined) return undefined;
  const isTrusted =
    (await rules.isSigned(world, token)) &&
    rules.isFromMaskinporten(claims) &&
    rules.isInTime(claims, world.clock.now()) &&
    rules.hasScope(claims);
  return isTrusted ? claims : undefined;
}
