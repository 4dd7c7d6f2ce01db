import {
  decodeJwt,
  decodeProtectedHeader,
  type JWTPayload,
  type ProtectedHeaderParameters,
} from 'jose';
import { maskinportenIssuer } from '../../maskinporten/issuer.ts';
import {
  integrations,
  organisations,
  type Integration,
} from '../../fiks-svarut/access/accounts.ts';
import { fiksScope } from '../../fiks-svarut/access/token.ts';
import type { FiksCall } from '../../fiks-svarut/call.ts';
import { errorReply } from '../../fiks-svarut/replies.ts';
import { accessRules } from '../../fiks-svarut/rules/access.ts';
import type { FiksRules } from '../../fiks-svarut/rules.ts';
import type { Reply } from '../../server/message.ts';
import type { FiksFault } from './fault.ts';

// How a careless service takes a caller for one that he is not.

/** Ids of the routes that are about an account. */
export const accountRoutes = [
  'send',
  'finnForsendelserKnyttetTilEksternRef',
  'finnForsendelserKnyttetTilEksternRefMedMetadata',
  'hentStatuser',
] as const;

/** Ids of the routes that are about a forsendelse. */
export const forsendelseRoutes = [
  'hentHendelser',
  'hentSigneringshendelser',
  'hentMetadata',
  'settForsendelseLestAvEksterntSystem',
  'slettFiler',
] as const;

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The token that stands for nobody's: the claims of the sender's organisation, no signature. */
const madeUp = [
  part({ alg: 'RS256', kid: 'made-up' }),
  part({
    iss: maskinportenIssuer,
    scope: fiksScope,
    exp: 4_102_444_800,
    consumer: { authority: 'iso6523-actorid-upis', ID: `0192:${organisations.supplier}` },
  }),
  'x',
].join('.');

/** Takes calls of a kind for ones with a good token. */
export function takesWithoutToken(
  isEnough: (call: FiksCall) => boolean,
): Pick<FiksFault, 'requests' | 'rules'> {
  const change = (call: FiksCall): FiksCall => (isEnough(call) ? withToken(call, madeUp) : call);
  return { requests: { change }, rules: trusts(({ text }) => text === madeUp) };
}

function withToken(call: FiksCall, token: string): FiksCall {
  return { ...call, credentials: { ...call.credentials, token } };
}

/** A token as text tells it, verified or not. */
export interface SeenToken {
  readonly text: string;
  readonly header: ProtectedHeaderParameters;
  readonly claims: JWTPayload;
}

/** Takes the signatures of tokens of a kind for the issuer's. */
export function trusts(isOfKind: (token: SeenToken) => boolean): Pick<FiksRules, 'isSigned'> {
  return {
    isSigned: async (world, text) => {
      const seen = seenToken(text);
      return (seen !== undefined && isOfKind(seen)) || (await accessRules.isSigned(world, text));
    },
  };
}

function seenToken(text: string): SeenToken | undefined {
  try {
    return { text, header: decodeProtectedHeader(text), claims: decodeJwt(text) };
  } catch {
    return undefined;
  }
}

/** Takes calls of a kind on these routes for ones of the sender's integration. */
export function takesForSender(
  routes: readonly string[],
  isEnough: (call: FiksCall) => boolean,
): NonNullable<FiksFault['requests']> {
  const { id, password } = integrations.sender;
  return {
    routes,
    change: (call) =>
      isEnough(call)
        ? { ...call, credentials: { ...call.credentials, integrationId: id, password } }
        : call,
  };
}

/** The integration that a call names. */
export function namedIntegration({ credentials }: FiksCall): Integration | undefined {
  return accessRules.findsIntegration(credentials.integrationId);
}

/** Whether the integration that a call names has been granted nothing. */
export function isUngranted(call: FiksCall): boolean {
  return namedIntegration(call)?.accounts.length === 0;
}

/** Whether a call names an integration and not its password. */
export function hasWrongPassword(call: FiksCall): boolean {
  const integration = namedIntegration(call);
  return integration !== undefined && integration.password !== call.credentials.password;
}

/** Whether the integration that a call names lacks the right to what the call is about. */
export function lacksGrant(call: FiksCall): boolean {
  const { kontoId, forsendelseId = '' } = call.params;
  const account = kontoId ?? call.state.forsendelser.get(forsendelseId)?.accountId;
  const integration = namedIntegration(call);
  return (
    account !== undefined && integration !== undefined && !integration.accounts.includes(account)
  );
}

/** The refusal of a call that a service without need takes for a wrong one. */
export function refused({ request, state }: FiksCall, status: number): Reply {
  return errorReply({ status, message: 'Forespørselen støttes ikke' }, request, state.world);
}
