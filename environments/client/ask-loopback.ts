import {
  startLoopback,
  toTestTarget,
  type Loopback,
  type LoopbackAnswer,
} from '../start-loopback.ts';
import type { Target } from '../target.ts';
import {
  createClient,
  type Client,
  type ClientOptions,
  type OutgoingRequest,
} from './create-client.ts';
import type { LiveExchange } from './record-exchange.ts';

/** Token of the actor `user`. */
export const token = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c2VyIn0.c2lnbmF0dXJl';
const actors: Target['actors'] = {
  anonymous: { kind: 'anonymous' },
  user: { kind: 'token', token },
  system: { kind: 'absent', reason: 'not set: SAMSVAR_SYSTEM_CLIENT_ID' },
};
const ok: LoopbackAnswer = (_, response) => void response.end('{"a":1}');

/** What the server answers, and how target and client differ from the least ones. */
export interface Ask extends Partial<Target> {
  readonly answer?: LoopbackAnswer;
  readonly options?: Partial<ClientOptions>;
}

/** Runs the test with a client of a server on this machine. */
export async function withClient(
  { answer = ok, options = {}, ...target }: Ask,
  use: (client: Client, server: Loopback) => Promise<void>,
): Promise<void> {
  await using server = await startLoopback(answer);
  const client = createClient({
    target: toTestTarget({ baseUrl: server.baseUrl, actors, ...target }),
    ...options,
  });
  try {
    await use(client, server);
  } finally {
    await client.close();
  }
}

/** Sends one request to a server on this machine. */
export async function ask(request: OutgoingRequest, options: Ask = {}): Promise<LiveExchange> {
  let exchange: LiveExchange | undefined;
  await withClient(options, async (client) => {
    exchange = await client.send(request);
  });
  if (exchange === undefined) throw new Error('no exchange');
  return exchange;
}
