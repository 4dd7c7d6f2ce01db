import type { LiveExchange } from '#environments';
import type { HeaderLines } from '#specs';
import type { Bench, Claim } from '../../engine/bench.ts';
import type { Expectation } from '../../engine/expectation.ts';
import type { Removal } from '../../engine/journal.ts';
import { toOutgoing, type OperationRequest } from '../../engine/operation-request.ts';
import { operationOf } from '../../engine/session.ts';

/** One request of Altinn 2; the actor is `user`, the answer HAL+JSON, where nothing else is said. */
export interface Altinn2Request extends OperationRequest {
  /** Whose data: `{who}` of the address; default `my`. */
  readonly who?: string;
  /** The message that the operation is about. */
  readonly of?: string;
  /** Media types wanted; null sends no Accept. */
  readonly accept?: string | null;
}

const halJson = 'application/hal+json';

/** What a scenario of Altinn 2 works with: the operations, and the bench under them. */
export class Altinn2Bench {
  readonly bench: Bench;

  constructor(bench: Bench) {
    this.bench = bench;
  }

  /** Sends one operation; a message that is read is not marked as read, and one that is made is deleted later. */
  async send(operationId: string, request: Altinn2Request = {}): Promise<LiveExchange> {
    const { who = 'my', of, accept = halJson, ...rest } = request;
    const operation = operationOf(this.bench.session, operationId);
    const reading = operationId === 'getMessage' ? { markAsRead: 'false' } : {};
    const outgoing = toOutgoing(
      operation,
      {
        as: 'user',
        ...rest,
        query: { ...reading, ...rest.query },
        headers: [...acceptLines(accept), ...(rest.headers ?? [])],
      },
      { who, messageId: of },
    );
    const exchange = await this.bench.send(outgoing);
    const steps = removalOf(exchange, who);
    if (steps !== undefined) this.bench.removeLater(steps);
    return exchange;
  }

  /** Sends JSON as HAL, as the documentation does. */
  write(operationId: string, json: unknown, request: Altinn2Request = {}): Promise<LiveExchange> {
    return this.send(operationId, { body: JSON.stringify(json), contentType: halJson, ...request });
  }

  /** A value that the target names; without it the scenario is untested. */
  parameter(name: string): string {
    const value = this.bench.session.target.parameters[name];
    return value ?? this.bench.untested(`the target names no ${name}`);
  }

  /** A parameter of two parts, as `9001/1`. */
  service(name: string): { readonly serviceCode: string; readonly serviceEdition: string } {
    const [serviceCode = '', serviceEdition = ''] = this.parameter(name).split('/');
    return { serviceCode, serviceEdition };
  }

  /** See `Bench.conform`. */
  conform(exchange: LiveExchange, expectation: Expectation, requirement?: string): boolean {
    return this.bench.conform(exchange, expectation, requirement);
  }

  /** See `Bench.verify`. */
  verify(text: string, claim: Claim): boolean {
    return this.bench.verify(text, claim);
  }

  /** Judges the text of a status line, where the connection brought one (reference altinn2 8). */
  tells(exchange: LiveExchange, pattern: RegExp): void {
    const reason = exchange.response?.reason ?? '';
    if (reason === '') {
      this.bench.note('a status line with a text', 'none came, as over HTTP/2', exchange);
      return;
    }
    this.verify('the text of the status line', { actual: reason, expected: pattern, exchange });
  }
}

function acceptLines(accept: string | null): HeaderLines {
  return accept === null ? [] : [['Accept', accept]];
}

const making = new Set(['createMessage', 'replaceMessage', 'archiveMessage']);

/** How a message that an answer tells of is removed. */
function removalOf(exchange: LiveExchange, who: string): Removal['steps'] | undefined {
  const { operationId = '', status, actor } = exchange;
  const id = idIn(exchange.header('location'));
  if (!making.has(operationId) || status >= 300 || id === undefined) return undefined;
  return [{ method: 'DELETE', path: `/${who}/messages/${id}`, as: actor }];
}

/** The id at the end of the address of a message. */
export function idIn(location: string | undefined): string | undefined {
  return /\/messages\/([abc]\d+)(?:\?.*)?$/i.exec(location ?? '')?.[1];
}

/** The last part of an address. */
export function lastOf(location: string | undefined): string {
  return location?.replace(/\?.*$/, '').split('/').at(-1) ?? '';
}
