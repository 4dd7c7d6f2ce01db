import type { AppState } from './altinn-app/call.ts';
import type { ServedApis } from './apis.ts';
import { registeredClients } from './maskinporten/clients.ts';
import { refusal } from './server/control-reply.ts';
import { jsonReply } from './server/json-reply.ts';
import type { MockRequest, Reply } from './server/message.ts';
import type { ControlBody, ServedApi, TokenWish } from './server/served-api.ts';
import type { World } from './server/world.ts';
import { mintActorToken, specialTokens, type MintOptions, type SpecialToken } from './tokens.ts';

/** What the control address steers. */
export interface Controlled {
  readonly world: World;
  readonly apis: ServedApis;
}

/**
 * The control address, for scenarios only: `POST /clock {advanceMs}`, `POST /token {actor, api?, special?,
 * expiresInSeconds?}` and the orders of each API (its `control` table); GET /crashes lists errors of the mock
 * itself, GET /clients the clients of Maskinporten with their private keys as JWK.
 */
export async function controlAnswer(on: Controlled, request: MockRequest): Promise<Reply> {
  const asked = `${request.method} ${request.path}`;
  if (asked === 'GET /crashes') return jsonReply(200, on.world.crashes.map(textOf));
  if (asked === 'GET /clients') return listClients();
  const body = bodyOf(request);
  if (body === undefined) return refusal('The body must be a JSON object.');
  for (const api of Object.values<ServedApi>(on.apis)) {
    const reply = await api.control?.[asked]?.(body);
    if (reply !== undefined) return reply;
  }
  if (asked === 'POST /clock') return moveClock(on.world, body);
  if (asked === 'POST /token') return mintToken(on, body);
  return { status: 404, headers: [] };
}

// Keys of the mock's own making, good for nothing outside of it.
async function listClients(): Promise<Reply> {
  const clients = await registeredClients();
  return jsonReply(
    200,
    clients.map(({ key, ...client }) => {
      const privateJwk = {
        ...key.privateKey.export({ format: 'jwk' }),
        kid: key.kid,
        alg: 'RS256',
      };
      return { ...client, privateJwk };
    }),
  );
}

function moveClock({ clock }: World, body: ControlBody): Reply {
  const { advanceMs } = body;
  if (typeof advanceMs !== 'number') return refusal('advanceMs must be a number of milliseconds.');
  clock.advance(advanceMs);
  return jsonReply(200, { now: clock.now().toISOString() });
}

async function mintToken(on: Controlled, body: ControlBody): Promise<Reply> {
  const { actor, api, special, expiresInSeconds } = body;
  if (typeof actor !== 'string') return refusal('actor must name who the token is for.');
  const minter = minterOf(on, api);
  if (minter === undefined) return refusal('api must name an API that has actors of its own.');
  if (special !== undefined && !minter.specials.some((one) => one === special)) {
    return refusal(`special must be one of ${minter.specials.join(', ')}.`);
  }
  const token = await minter.mint(actor, {
    ...(typeof special === 'string' ? { special } : {}),
    ...(typeof expiresInSeconds === 'number' ? { expiresInSeconds } : {}),
  });
  return token === undefined ? refusal(`There is no actor ${actor}.`) : jsonReply(200, { token });
}

interface Minter {
  readonly specials: readonly string[];
  readonly mint: (actor: string, wish: TokenWish) => Promise<string | undefined>;
}

/** Altinn's actors unless an API with others is named. */
function minterOf({ world, apis }: Controlled, api: unknown): Minter | undefined {
  if (api === undefined) {
    const owner = ownerOf(apis['altinn-app'].state);
    const mint = (actor: string, wish: TokenWish): Promise<string | undefined> =>
      mintActorToken(world, actor, { owner, ...toMintOptions(wish) });
    return { specials: specialTokens, mint };
  }
  const named = Object.entries<ServedApi>(apis).find(([name]) => name === api)?.[1];
  if (named?.mintToken === undefined) return undefined;
  return { specials: named.specialTokens ?? [], mint: named.mintToken };
}

function toMintOptions({ special, ...wish }: TokenWish): MintOptions {
  const known = specialTokens.find((one): one is SpecialToken => one === special);
  return { ...wish, ...(known === undefined ? {} : { special: known }) };
}

/** The service owner that the actor `org` stands for: that of the first app. */
export function ownerOf(state: AppState): string {
  const [first] = state.apps.values();
  return first?.org ?? 'ttd';
}

function bodyOf(request: MockRequest): ControlBody | undefined {
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8') || '{}');
    return typeof value === 'object' && value !== null ? (value as ControlBody) : undefined;
  } catch {
    return undefined;
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
