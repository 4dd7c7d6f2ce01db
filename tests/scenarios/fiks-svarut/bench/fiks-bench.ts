import type { LiveExchange } from '#environments';
import type { Bench, Claim } from '../../../engine/bench.ts';
import type { Expectation } from '../../../engine/expectation.ts';
import type { Removal } from '../../../engine/journal.ts';
import { toOutgoing, type OperationRequest } from '../../../engine/operation-request.ts';
import { operationOf } from '../../../engine/session.ts';

/** Name of what a target says of itself: accounts, recipients (environments/fiks-svarut.ts). */
export type Parameter =
  | 'kontoId'
  | 'otherKontoId'
  | 'recipientAltinn'
  | 'recipientSdp'
  | 'recipientPrint'
  | 'recipientSystem'
  | 'systemType'
  | 'recipientUnreachable'
  | 'replyOrganisation';

/** One request of Fiks SvarUt; the actor is `sender`, the account his own, where nothing else is said. */
export interface FiksRequest extends OperationRequest {
  /** The forsendelse that the operation is about. */
  readonly of?: string;
  /** The path ends with a slash, as the publisher's client and sample write that of send (reference fiks 4.1). */
  readonly slash?: boolean;
}

/** The server gives up after 15 minutes; a client that hangs up sooner may never learn the id (reference fiks 2.3). */
const sendTimeoutMs = 16 * 60_000;

/** What a scenario of Fiks SvarUt works with: the operations, and the bench under them. */
export class FiksBench {
  readonly bench: Bench;

  constructor(bench: Bench) {
    this.bench = bench;
  }

  /** Sends one operation; the documents of a forsendelse that it makes, asked for or not, are deleted later. */
  async send(operationId: string, request: FiksRequest = {}): Promise<LiveExchange> {
    const operation = operationOf(this.bench.session, operationId);
    const known = { kontoId: this.find('kontoId'), forsendelseId: request.of };
    const patience = operationId === 'send' ? { timeoutMs: sendTimeoutMs } : {};
    const outgoing = toOutgoing(operation, { as: 'sender', ...patience, ...request }, known);
    const exchange = await this.bench.send(
      request.slash === true ? { ...outgoing, path: `${outgoing.path ?? ''}/` } : outgoing,
    );
    const id = idOfSent(exchange);
    if (id !== undefined) this.own(id, exchange.actor);
    return exchange;
  }

  /** Notes a forsendelse that no answer told of, as after a lost reply: its documents are deleted later. */
  own(id: string, actor = 'sender'): void {
    this.bench.removeLater(removalOf(id, actor));
  }

  /** A value that the target names; without it the scenario is untested. */
  parameter(name: Parameter): string {
    return this.find(name) ?? this.bench.untested(`the target names no ${name}`);
  }

  /** See `Bench.conform`. */
  conform(exchange: LiveExchange, expectation: Expectation, requirement?: string): boolean {
    return this.bench.conform(exchange, expectation, requirement);
  }

  /** See `Bench.verify`. */
  verify(text: string, claim: Claim): boolean {
    return this.bench.verify(text, claim);
  }

  private find(name: Parameter): string | undefined {
    return this.bench.session.target.parameters[name];
  }
}

/** The id that an accepted send answered. */
export function idOfSent(exchange: LiveExchange): string | undefined {
  if (exchange.operationId !== 'send' || exchange.status !== 200) return undefined;
  const { id } = (exchange.json() ?? {}) as { readonly id?: unknown };
  return typeof id === 'string' && /^[\da-f-]{36}$/i.test(id) ? id : undefined;
}

function removalOf(id: string, actor: string): Removal['steps'] {
  const path = `/v2/forsendelser/${id}/dokumenter?slettetype=ALLE`;
  const callers = [...new Set([actor, 'sender'])].filter((as) => as !== 'anonymous');
  return callers.map((as) => ({ method: 'DELETE', path, as }) as const);
}
