import { hasEnded, type Client, type LiveExchange, type OutgoingRequest } from '#environments';
import type { Contract } from '#specs';
import { guardedOperations, isRefusal, lackOf, type Seen } from './lack-of-actor.ts';

/**
 * Knows whether a shared target lets an actor in at all. Where it does so nowhere, his credentials or his rights are
 * missing: what he is refused then says nothing of a promise.
 */
export interface Admission {
  /** Why nothing can be judged of the actor any more; undefined while he may ask. */
  readonly refused: (actor: string) => string | undefined;
  /** Keeps for the run why nothing can be judged of the actor, tells it once, and gives it in the words of whoever was first. */
  readonly refuse: (actor: string, reason: string) => string;
  /** Takes note of an answer; asks a few other operations where the actor may be let in nowhere. */
  readonly note: (request: OutgoingRequest, exchange: LiveExchange) => Promise<void>;
  /** The reason why an expectation that this answer misses says nothing; undefined where it is a deviation. */
  readonly excuse: (exchange: Pick<LiveExchange, 'actor' | 'status'>) => string | undefined;
}

/** What an admission is judged with. */
export interface AdmissionOptions {
  readonly client: Client;
  readonly contracts: readonly Contract[];
  /** Says a reason at the console where no process of the run has, and gives the text that stands. */
  readonly tell: (topic: string, reason: string) => string;
}

/** Watches how the actors of one target are received. */
export function openAdmission({ client, contracts, tell }: AdmissionOptions): Admission {
  const { target } = client;
  const { toBeRefused = [] } = target;
  const guarded = guardedOperations(contracts);
  const seen = new Map<string, Seen>();
  const told = new Map<string, string>();
  const lacking = new Map<string, string>();
  const refuse = (actor: string, reason: string): string => {
    const text = told.get(actor) ?? tell(`refused-${target.api}-${actor}`, reason);
    told.set(actor, text);
    return text;
  };
  const judge = async (actor: string, own: Seen): Promise<string | undefined> => {
    if (hasEnded(target.actors[actor]))
      return `credentials refused: the token of ${actor} for ${target.api} in ${target.environment} has ended`;
    return lackOf(actor, own, { client, contracts });
  };
  const note: Admission['note'] = async (request, exchange) => {
    if (!carriesOwn(request, client)) return;
    const { actor, status, operationId = '' } = exchange;
    const own = seen.get(actor) ?? { statuses: new Map<string, number>() };
    seen.set(actor, own);
    if (guarded.has(operationId)) own.statuses.set(operationId, status);
    const reason = isRefusal(status) ? await judge(actor, own) : undefined;
    if (reason === undefined) return;
    lacking.set(actor, reason);
    // With rights that are missing some answers are still as promised: those are judged until one is not.
    if (status === 401 && !toBeRefused.includes(actor)) refuse(actor, reason);
  };
  const excuse: Admission['excuse'] = ({ actor, status }) => {
    const reason = lacking.get(actor);
    return reason === undefined || !isRefusal(status) ? undefined : refuse(actor, reason);
  };
  return { refused: (actor) => told.get(actor), refuse, note, excuse };
}

/** True where the request carries what the actor has, and nothing in its place, to a target that is not ours alone. */
function carriesOwn(request: OutgoingRequest, { target }: Client): boolean {
  if (!target.pace.shared) return false;
  const source = target.actors[request.as ?? ''];
  if (source === undefined || (source.kind === 'anonymous' && source.headers === undefined))
    return false;
  const isMeant = request.deliberatelyInvalid !== true && request.provoked === undefined;
  return isMeant && !replacesCredentials(request);
}

function replacesCredentials({
  authorization,
  credentials = {},
  headers = [],
}: OutgoingRequest): boolean {
  return (
    authorization !== undefined ||
    Object.keys(credentials).length > 0 ||
    headers.some(([name]) => name.toLowerCase() === 'authorization')
  );
}
