import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ConnectionFault } from '#specs';
import { isClosed, type Client, type LiveExchange, type OutgoingRequest } from '#environments';
import { ScenarioStop } from './stop.ts';

/** Knows whether a target still answers; what one worker finds holds for all of the run. */
export interface TargetWatch {
  /** Why nothing can be judged any more; undefined while the target answers. */
  readonly gone: () => string | undefined;
  /** Asks the address itself, twice; notes and gives why there is no answer. */
  readonly probe: () => Promise<string | undefined>;
}

/** What a target is watched with. */
export interface WatchOptions {
  readonly client: Client;
  /** Folder that the processes of the run share. */
  readonly stateDir: string;
  readonly warn: (text: string) => void;
  /** Between the two questions. */
  readonly pauseMs?: number;
}

const probeTimeoutMs = 5000;

/** Watches one target for this process and those that share the folder. */
export function watchTarget({ client, stateDir, warn, pauseMs = 500 }: WatchOptions): TargetWatch {
  const file = join(stateDir, `gone-${client.target.api}.txt`);
  let known: string | undefined;
  let asking: Promise<string | undefined> | undefined;
  const gone = (): string | undefined => {
    if (known === undefined && existsSync(file)) known = readFileSync(file, 'utf8');
    return known;
  };
  const ask = async (): Promise<string | undefined> => {
    // Silence of a host that was closed says what is to be judged.
    if (isClosed(client.target)) return undefined;
    const first = await answerOf(client);
    if (first.fault === undefined) return undefined;
    await pause(pauseMs);
    const { fault } = await answerOf(client);
    if (fault === undefined) return undefined;
    known = reasonOf(client, fault);
    if (noteOnce(file, known))
      warn(`${known}. Is it running, and is the address right? The run ends early.`);
    return known;
  };
  return {
    gone,
    probe: () => {
      asking ??= ask().finally(() => (asking = undefined));
      return asking;
    },
  };
}

/** A client that stops the scenario where the target, or the issuer of an actor's tokens, is gone. */
export function watched(client: Client, watch: TargetWatch): Client {
  const refused = new Map<string, string>();
  const { target, redactor, pace } = client;
  const stop = (reason: string | undefined): void => {
    if (reason !== undefined) throw new ScenarioStop('inconclusive', reason);
  };
  const send = async (request: OutgoingRequest): Promise<LiveExchange> => {
    stop(watch.gone() ?? refused.get(request.as ?? ''));
    const exchange = await client.send(request);
    const { fault } = exchange;
    if (fault?.kind === 'credentials') {
      const reason = `no token for the actor ${request.as ?? ''}: ${fault.message}`;
      refused.set(request.as ?? '', reason);
      stop(reason);
    } else if (fault !== undefined && !saysNothing.has(fault.kind)) stop(await watch.probe());
    return exchange;
  };
  const tokenOf: Client['tokenOf'] = (actor) => client.tokenOf(actor);
  return { target, redactor, pace, send, tokenOf, close: () => client.close() };
}

/** Faults after which the target need not be looked at: it told us to wait, we cut the connection, or silence is an answer. */
const saysNothing = new Set<ConnectionFault['kind']>(['throttled', 'hung-up', 'silent']);

function answerOf(client: Client): Promise<LiveExchange> {
  return client.send({ method: 'GET', path: '/', as: 'anonymous', timeoutMs: probeTimeoutMs });
}

function reasonOf({ target, redactor }: Client, fault: ConnectionFault): string {
  const { api, environment, baseUrl } = target;
  return redactor.text(`${api} in ${environment} does not answer at ${baseUrl} (${fault.message})`);
}

/** True for the process that is first to say so. */
function noteOnce(file: string, reason: string): boolean {
  try {
    writeFileSync(file, reason, { flag: 'wx', mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}
