import type { AppState } from './altinn-app/call.ts';
import { empty, json } from './altinn-app/families.ts';
import { registeredClients } from './maskinporten/clients.ts';
import type { MockRequest, Reply } from './server/message.ts';
import { mintActorToken, specialTokens, type MintOptions, type SpecialToken } from './tokens.ts';

/**
 * The control address, for scenarios only: `POST /clock {advanceMs}`, `POST /down {what, on, instance?}` (for one instance, or all),
 * `POST /process {instance, element}` (puts an instance into a task, or takes its process away: null),
 * `POST /token {actor, special?, expiresInSeconds?}`; GET /crashes lists errors of the mock itself,
 * GET /clients the clients of Maskinporten with their private keys as JWK.
 */
export async function controlAnswer(state: AppState, request: MockRequest): Promise<Reply> {
  const asked = `${request.method} ${request.path}`;
  if (asked === 'GET /crashes') return json(200, state.world.crashes.map(textOf));
  if (asked === 'GET /clients') return listClients();
  const body = bodyOf(request);
  if (body === undefined) return refusal('The body must be a JSON object.');
  if (asked === 'POST /clock') return moveClock(state, body);
  if (asked === 'POST /down') return setDown(state, body);
  if (asked === 'POST /process') return placeProcess(state, body);
  if (asked === 'POST /token') return mintToken(state, body);
  return empty(404);
}

// Keys of the mock's own making, good for nothing outside of it.
async function listClients(): Promise<Reply> {
  const clients = await registeredClients();
  return json(
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

type Body = Readonly<Record<string, unknown>>;

function moveClock(state: AppState, body: Body): Reply {
  const { advanceMs } = body;
  if (typeof advanceMs !== 'number') return refusal('advanceMs must be a number of milliseconds.');
  state.world.clock.advance(advanceMs);
  return json(200, { now: state.world.clock.now().toISOString() });
}

function placeProcess(state: AppState, body: Body): Reply {
  const instance = state.instances.get(String(body['instance']).toLowerCase());
  if (instance === undefined) return refusal('instance must be the guid of an instance.');
  if (body['element'] === null) instance.process = null;
  const element = state.apps.get(instance.appId)?.process.elements.get(String(body['element']));
  if (instance.process === null) return json(200, { instance: instance.guid });
  if (element === undefined) return refusal('element must be the id of a task, or null.');
  instance.process.currentTask = {
    flow: (instance.process.currentTask?.flow ?? 1) + 1,
    started: state.world.clock.now().toISOString(),
    elementId: element.id,
    name: element.name,
    altinnTaskType: element.taskType,
    flowType: 'CompleteCurrentMoveToNext',
  };
  return json(200, { instance: instance.guid });
}

function setDown(state: AppState, body: Body): Reply {
  const { what, on, instance } = body;
  if (typeof what !== 'string') return refusal('what must name the part that is down, e.g. "pdf".');
  const name = typeof instance === 'string' ? `${what} ${instance}` : what;
  if (on === false) state.down.delete(name);
  else state.down.add(name);
  return json(200, { down: [...state.down] });
}

async function mintToken(state: AppState, body: Body): Promise<Reply> {
  const { actor, special, expiresInSeconds } = body;
  if (special !== undefined && !isSpecial(special)) {
    return refusal(`special must be one of ${specialTokens.join(', ')}.`);
  }
  const options: MintOptions = {
    owner: ownerOf(state),
    ...(special === undefined ? {} : { special }),
    ...(typeof expiresInSeconds === 'number' ? { expiresInSeconds } : {}),
  };
  if (typeof actor !== 'string') return refusal('actor must name who the token is for.');
  const token = await mintActorToken(state.world, actor, options);
  return token === undefined ? refusal(`There is no actor ${actor}.`) : json(200, { token });
}

/** The service owner that the actor `org` stands for: that of the first app. */
export function ownerOf(state: AppState): string {
  const [first] = state.apps.values();
  return first?.org ?? 'ttd';
}

function isSpecial(value: unknown): value is SpecialToken {
  return specialTokens.some((one) => one === value);
}

function bodyOf(request: MockRequest): Body | undefined {
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8') || '{}');
    return typeof value === 'object' && value !== null ? (value as Body) : undefined;
  } catch {
    return undefined;
  }
}

function refusal(text: string): Reply {
  return json(400, { error: text });
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
