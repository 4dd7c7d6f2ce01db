import { randomBytes } from 'node:crypto';
import type { FiksRequest } from './fiks-bench.ts';
import type { FiksContext } from './scenario.ts';

/** Names of the two header lines of an integration (reference fiks 1.1). */
export const integrationId = 'IntegrasjonId';
/** See `integrationId`. */
export const integrationPassword = 'IntegrasjonPassord';

/** A value of one header line of an actor's integration; what a target leaves out leaves the scenario untested. */
export function lineOf({ bench }: FiksContext, name: string, actor = 'sender'): string {
  const value = bench.session.target.actors[actor]?.headers?.[name];
  return value ?? bench.untested(`the actor ${actor} has no ${name}`);
}

/** The ready token of an actor; undefined where the client fetches one itself and keeps it. */
export function readyToken({ bench }: FiksContext, actor = 'sender'): string | undefined {
  const source = bench.session.target.actors[actor];
  return source?.kind === 'token' ? source.token : undefined;
}

/** The ready token of the sender; without it the scenario is untested. */
export function requireToken(context: FiksContext): string {
  return (
    readyToken(context) ??
    context.bench.untested('needs the token of the sender as text, as a mock gives it')
  );
}

/** A call with this token and the actor's own integration. */
export const bearer = (token: string): FiksRequest => ({ authorization: `Bearer ${token}` });

/** A call with this header line of the integration instead of the actor's own; null: without it. */
export const withLine = (name: string, value: string | null): FiksRequest => ({
  credentials: { [name]: value },
});

/** Calls with the sender's token made wrong in one way each; none where the target cannot be told to make them. */
export async function special(
  { bench }: FiksContext,
  ...kinds: readonly string[]
): Promise<readonly FiksRequest[]> {
  const { control, api } = bench.session;
  if (control === undefined) return [];
  const callers: FiksRequest[] = [];
  for (const kind of kinds)
    callers.push(bearer(await control.mintToken({ api, actor: 'sender', special: kind })));
  return callers;
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Good claims as Maskinporten writes them (reference fiks 1.2), those of the sender's token where it is known. */
function claimsOf(context: FiksContext): object {
  const now = Math.floor(Date.now() / 1000);
  const known = claimsIn(readyToken(context) ?? '');
  return {
    iss: 'https://test.maskinporten.no/',
    scope: 'ks:fiks',
    consumer: { authority: 'iso6523-actorid-upis', ID: '0192:310000000' },
    ...known,
    iat: now,
    exp: now + 600,
  };
}

/** The claims in a token, without any check. */
export function claimsIn(token: string): Readonly<Record<string, unknown>> {
  try {
    const text = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}

/** A token of our own making: good claims, no signature of the issuer's. */
export function forged(context: FiksContext, header: object, signature: 'random' | ''): string {
  const signed = signature === '' ? '' : randomBytes(256).toString('base64url');
  return `${part(header)}.${part(claimsOf(context))}.${signed}`;
}

/** The sender's own token with claims that were changed after it was signed; none where its text is not known. */
export function changed(context: FiksContext): readonly FiksRequest[] {
  const token = readyToken(context);
  if (token === undefined) return [];
  const [header = '', , signature = ''] = token.split('.');
  const claims = part({ ...claimsIn(token), client_id: 'samsvar', scope: 'ks:fiks ks:svarut' });
  return [bearer(`${header}.${claims}.${signature}`)];
}

/** The sender's integration with the token of an organisation that it is not for; none where no such token can be had. */
export async function wrongOrganisation(context: FiksContext): Promise<readonly FiksRequest[]> {
  const own = readyToken(context);
  const other = readyToken(context, 'otherSender');
  const isOther = own !== undefined && other !== undefined && consumerOf(own) !== consumerOf(other);
  return [...(isOther ? [bearer(other)] : []), ...(await special(context, 'wrong-organisation'))];
}

function consumerOf(token: string): string {
  return JSON.stringify(claimsIn(token)['consumer']);
}
