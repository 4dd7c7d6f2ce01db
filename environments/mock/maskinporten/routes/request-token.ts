import { compactVerify, SignJWT, type JWTPayload } from 'jose';
import { json } from '../../altinn-app/families.ts';
import type { Lines, Reply } from '../../server/message.ts';
import type { MaskinportenCall, MaskinportenState } from '../call.ts';
import { registeredClients, type RegisteredClient, type RegisteredSystemUser } from '../clients.ts';
import { readGrant, type ReadGrant } from '../grant.ts';
import type { GrantReason } from '../grant-problem.ts';
import { maskinportenIssuer } from '../issuer.ts';
import { signingKeyOf } from '../key-ring.ts';
import { brokenGrantRule } from '../rules/grant.ts';

// RFC 6749 5.1: neither a token nor a refusal is kept by caches.
const unkept: Lines = [
  ['Cache-Control', 'no-store'],
  ['Pragma', 'no-cache'],
];

/** The JWT grant (RFC 7523; reference altinn-platform 1.2 to 1.5). */
export async function requestToken({ state, request }: MaskinportenCall): Promise<Reply> {
  const { rules } = state;
  const form = rules.formOf(request.body);
  if (!rules.isForm(request.header('content-type') ?? '')) return refused(state, 'malformed');
  if (!rules.isGrantType(form.get('grant_type'))) return refused(state, 'grantType');
  const grant = readGrant(form.get('assertion') ?? '');
  const checked = grant === undefined ? 'malformed' : await check(state, grant);
  return typeof checked === 'string' ? refused(state, checked) : granted(state, checked);
}

function refused({ rules }: MaskinportenState, reason: GrantReason): Reply {
  const { code, error, description, status } = rules.problemOf(reason);
  return json(
    status,
    {
      error,
      error_description: description,
      error_uri: `https://maskinporten.no/errors/${code}`,
    },
    unkept,
  );
}

interface Granted {
  readonly client: RegisteredClient;
  readonly claims: JWTPayload;
}

async function granted(state: MaskinportenState, of: Granted): Promise<Reply> {
  const { rules, world, used } = state;
  if (of.claims.jti !== undefined) used.add(of.claims.jti);
  const question = { ...of, now: secondsOf(state) };
  const key = await signingKeyOf(world, of.client.clientId);
  const signed = new SignJWT(rules.claimsOf(question)).setProtectedHeader(rules.headerOf(key));
  const token = { access_token: await signed.sign(key.privateKey), ...rules.answerOf(question) };
  return json(200, token, unkept);
}

async function check(state: MaskinportenState, grant: ReadGrant): Promise<Granted | GrantReason> {
  const { rules, used } = state;
  if (!rules.isAlgorithm(grant.alg)) return 'algorithm';
  const identified = await identify(state, grant);
  if (typeof identified === 'string') return identified;
  const client = { ...identified, systemUsers: systemUsersNow(state, identified) };
  if (rules.checksSignature() && !(await isSignedBy(grant, client))) return 'signature';
  const { claims } = grant;
  const asked = { claims, client, issuer: maskinportenIssuer, now: secondsOf(state) };
  const reason = brokenGrantRule({ ...asked, usedBefore: (jti) => used.has(jti) }, rules);
  return reason ?? { client, claims };
}

async function identify(
  { rules, world }: MaskinportenState,
  grant: ReadGrant,
): Promise<RegisteredClient | GrantReason> {
  const clients = await registeredClients();
  if (grant.kid !== undefined) return rules.byKey(grant, clients);
  if (grant.chain === undefined) return rules.byNothing(grant, clients);
  return rules.byCertificate(grant, clients, world.clock.now().getTime());
}

// The times are judged by the grant's own rules, so only the signature counts here.
async function isSignedBy({ text }: ReadGrant, { key }: RegisteredClient): Promise<boolean> {
  try {
    await compactVerify(text, key.publicKey);
    return true;
  } catch {
    return false;
  }
}

// As the register has them at this moment: none of a system that was deleted, none that was ended.
function systemUsersNow(
  { register }: MaskinportenState,
  { clientId, orgNumber }: RegisteredClient,
): readonly RegisteredSystemUser[] {
  return register.usersOfClient(clientId, orgNumber).map((row) => ({
    id: row.id,
    systemId: row.systemId,
    ownerOrgNumber: row.partyOrgNo,
    ...(row.externalRef === row.partyOrgNo ? {} : { externalRef: row.externalRef }),
  }));
}

function secondsOf({ world }: MaskinportenState): number {
  return Math.floor(world.clock.now().getTime() / 1000);
}
