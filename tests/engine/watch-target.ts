import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { ConnectionFault } from '#specs';
import { isClosed, type Client, type LiveExchange, type OutgoingRequest } from '#environments';
import type { Admission } from './admission.ts';
import { ScenarioStop } from './stop.ts';
import { noticeFile, tellOnce } from './tell-once.ts';

/** Knows whether a target still answers; what one worker finds holds for all of the run. */
export interface TargetWatch {
  /** Why nothing can be judged any more; undefined while the target answers. */
  readonly gone: () => string | undefined;
  /** Asks the address itself, twice; notes and gives why there is no answer. */
  readonly probe: () => Promise<string | undefined>;
  /** Takes note of whether an exchange stayed throttled to the end of our patience; gives why no other need wait so long. */
  readonly throttled: (exchange: Pick<LiveExchange, 'fault'>) => string | undefined;
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

const longestProbeMs = 5000;
/** One request that is held back for minutes may be of one operation; two in a row are of the target. */
const patience = 2;

/** Watches one target for this process and those that share the folder. */
export function watchTarget({ client, stateDir, warn, pauseMs = 500 }: WatchOptions): TargetWatch {
  const topic = `gone-${client.target.api}`;
  const file = noticeFile(stateDir, topic);
  let known: string | undefined;
  let asking: Promise<string | undefined> | undefined;
  let throttled = 0;
  const gone = (): string | undefined => {
    if (known === undefined && existsSync(file)) known = readFileSync(file, 'utf8');
    return known;
  };
  const end = (fault: ConnectionFault): string => {
    const reason = reasonOf(client, fault);
    const hint = `${wayOf(fault.kind).hint} The run asks it no more.`;
    known = tellOnce({ stateDir, warn }, { topic, reason, hint });
    return known;
  };
  const ask = async (): Promise<string | undefined> => {
    // Silence of a host that was closed says what is to be judged.
    if (isClosed(client.target)) return undefined;
    const first = await answerOf(client);
    if (first.fault === undefined) return undefined;
    if (first.fault.kind === 'throttled') return end(first.fault);
    await pause(pauseMs);
    const { fault } = await answerOf(client);
    return fault === undefined ? undefined : end(fault);
  };
  return {
    gone,
    probe: () => {
      asking ??= ask().finally(() => (asking = undefined));
      return asking;
    },
    throttled: ({ fault }) => {
      throttled = fault?.kind === 'throttled' ? throttled + 1 : 0;
      return fault === undefined || throttled < patience ? undefined : end(fault);
    },
  };
}

/** A client that stops the scenario where the target, or the issuer of an actor's tokens, is gone, or the actor is let in nowhere. */
export function watched(client: Client, watch: TargetWatch, admission: Admission): Client {
  const { target, redactor, pace } = client;
  const stop = (reason: string | undefined): void => {
    if (reason !== undefined) throw new ScenarioStop('inconclusive', reason);
  };
  const send = async (request: OutgoingRequest): Promise<LiveExchange> => {
    const actor = request.as ?? '';
    stop(watch.gone() ?? admission.refused(actor));
    const exchange = await client.send(request);
    const { fault } = exchange;
    stop(watch.throttled(exchange));
    if (fault?.kind === 'credentials')
      stop(admission.refuse(actor, `no token for the actor ${actor}: ${fault.message}`));
    else if (fault !== undefined && !saysNothing.has(fault.kind)) stop(await watch.probe());
    if (fault === undefined) {
      await admission.note(request, exchange);
      if (exchange.status === 401) stop(admission.refused(actor));
    }
    return exchange;
  };
  const tokenOf: Client['tokenOf'] = (actor) => client.tokenOf(actor);
  return { target, redactor, pace, send, tokenOf, close: () => client.close() };
}

/** Faults after which the target need not be looked at: it told us to wait, we cut the connection, or silence is an answer. */
const saysNothing = new Set<ConnectionFault['kind']>(['throttled', 'hung-up', 'silent']);

function answerOf(client: Client): Promise<LiveExchange> {
  const timeoutMs = Math.min(longestProbeMs, client.target.network.timeoutMs);
  return client.send({ method: 'GET', path: '/', as: 'anonymous', timeoutMs });
}

interface Way {
  /** What the target does; its address follows. */
  readonly says: string;
  /** What to look at. */
  readonly hint: string;
}

const unreached: Way = {
  says: 'does not answer at',
  hint: 'Is it running, and is the address right?',
};

/** How a target is gone, by the kind of the fault. */
const ways: Partial<Record<ConnectionFault['kind'], Way>> = {
  dns: {
    says: 'has an address whose name cannot be resolved:',
    hint: 'Is the name right, and does this machine reach its name server?',
  },
  refused: unreached,
  reset: { says: 'cuts every connection at', hint: unreached.hint },
  tls: {
    says: 'is not trusted, so nothing was sent to',
    hint: 'A private authority is named by SAMSVAR_CA_FILE; any other certificate must be mended there.',
  },
  timeout: {
    says: 'does not answer in time at',
    hint: 'SAMSVAR_TIMEOUT_MS says how long one exchange may take. Is a firewall between?',
  },
  gateway: {
    says: 'is answered for by its gateway alone at',
    hint: 'Is the service behind it running?',
  },
  throttled: {
    says: 'tells us to wait again and again at',
    hint: 'Lower SAMSVAR_REQUESTS_PER_SECOND, or run when others do not.',
  },
};

function wayOf(kind: ConnectionFault['kind']): Way {
  return ways[kind] ?? unreached;
}

function reasonOf({ target, redactor }: Client, fault: ConnectionFault): string {
  const { api, environment, baseUrl } = target;
  const { says } = wayOf(fault.kind);
  return redactor.text(`${api} in ${environment} ${says} ${baseUrl} (${fault.message})`);
}
