import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { serviceOwners } from '../../identities.ts';
import { isRecord } from '../../server/narrow.ts';
import type { World } from '../../server/world.ts';
import { altinnIssuer } from '../../tokens.ts';
import { authenticationDefects as defects } from '../defects.ts';

const dropped = new Set(['iss', 'client_amr', 'sid', 'aud', 'sub', 'nbf']);

/** What stands in the token of the exchange (reference altinn-platform 2.2, 11.2, 12). */
export const claimRules = {
  /** Seconds that an exchanged or refreshed token lives, whatever the source had left. */
  lifeSeconds: (_source: JWTPayload): number => 1800,
  /** The organisation number of the consumer, or undefined where the service refuses it. */
  consumerNumber: (claims: JWTPayload, world: World): string | undefined => {
    const consumer = single(claims['consumer']);
    const id = isRecord(consumer) ? consumer['ID'] : undefined;
    if (typeof id !== 'string') return undefined;
    if (!world.has(defects.anyConsumer)) return /^0192:(\d{9})$/.exec(id)?.[1];
    const number = id.split(':')[1];
    // The audit log keeps it as a 32-bit integer; nothing else is checked.
    return number !== undefined && /^\d{1,10}$/.test(number) && Number(number) < 2 ** 31
      ? number
      : undefined;
  },
  /** Whether the scopes are those of a service owner. */
  isServiceOwner: (scope: unknown, world: World): boolean => {
    if (typeof scope !== 'string') return false;
    if (world.has(defects.scopeByText)) return scope.includes('altinn:serviceowner');
    return scope.split(' ').some((one) => /^altinn:serviceowner(?:$|\/)/.test(one));
  },
  /** Short code of the service owner with this number; in a test Digdir stands for the test owner. */
  ownerOf: (orgNumber: string, test: boolean): string | undefined => {
    const owner = Object.entries(serviceOwners).find(([, one]) => one.orgNumber === orgNumber)?.[0];
    return test && owner === 'digdir' ? 'ttd' : owner;
  },
  /** Whether a claim of the source is taken over. */
  copies: (name: string, world: World): boolean =>
    !dropped.has(name) && (world.has(defects.sourceClaims) || !name.startsWith('urn:altinn:')),
  /** How the value of a claim is taken over: a list of one becomes its element. */
  taken: (name: string, value: unknown, world: World): unknown =>
    world.has(defects.listOfOne) || name === 'amr' ? single(value) : value,
  /** Audiences beside the first stay. */
  audiencesOf: ({ aud }: JWTPayload): unknown => {
    const rest = Array.isArray(aud) ? aud.slice(1) : [];
    return rest.length === 0 ? undefined : single(rest);
  },
  /** How the caller was authenticated. */
  authentication: (): Readonly<Record<string, unknown>> => ({
    'urn:altinn:authenticatemethod': 'maskinporten',
    'urn:altinn:authlevel': 3,
  }),
  issuer: (): string => altinnIssuer,
  /** Id of the session that a token begins. */
  sessionId: (): string => randomUUID(),
  /** Id of a token that is made of another. */
  tokenId: ({ jti }: JWTPayload, world: World): unknown =>
    world.has(defects.sharedJti) ? jti : randomUUID(),
};

const single = (value: unknown): unknown =>
  Array.isArray(value) && value.length === 1 ? value[0] : value;
