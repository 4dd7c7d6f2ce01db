import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { HeaderLines } from '#specs';
import { joinChunks, toTimeoutError, type WireAnswer, type WireRequest } from './wire.ts';

/**
 * Sends through undici's dispatcher: path raw, no redirect followed, no decompression, raw header
 * lines back. Rejects with the error of node or undici; `classifyFault` names it.
 */
export function send(dispatcher: Dispatcher, request: WireRequest): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const handler = new AnswerHandler({ resolve, reject, timeoutMs: request.timeoutMs });
    try {
      dispatcher.dispatch(toDispatchOptions(request), handler);
    } catch (error) {
      handler.fail(error);
    }
  });
}

function toDispatchOptions(request: WireRequest): Dispatcher.DispatchOptions {
  const { origin, path, method, headers, body } = request;
  return {
    origin,
    path,
    method,
    headers: headers.flat(),
    body: body === undefined || body instanceof Uint8Array ? (body ?? null) : Readable.from(body),
    // Our own deadline covers the whole exchange.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
}

interface Settlement {
  readonly resolve: (answer: WireAnswer) => void;
  readonly reject: (error: unknown) => void;
  readonly timeoutMs: number;
}

/** What undici tells when an answer begins. */
type Started = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>;

class AnswerHandler implements Dispatcher.DispatchHandler {
  readonly #settlement: Settlement;
  readonly #deadline: NodeJS.Timeout;
  readonly #chunks: Uint8Array[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #reason: string | undefined;
  #headers: HeaderLines = [];
  #isOver = false;

  constructor(settlement: Settlement) {
    this.#settlement = settlement;
    this.#deadline = setTimeout(() => this.#expire(), settlement.timeoutMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#isOver) controller.abort(toTimeoutError(this.#settlement.timeoutMs));
  }

  onResponseStart(...[controller, status, , reason]: Started): void {
    this.#status = status;
    this.#reason = reason;
    this.#headers = toLines(controller.rawHeaders);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#finish()) {
      const body = joinChunks(this.#chunks);
      const text = this.#reason === undefined ? {} : { reason: this.#reason };
      this.#settlement.resolve({ status: this.#status, ...text, headers: this.#headers, body });
    }
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(error);
  }

  fail(error: unknown): void {
    if (this.#finish()) this.#settlement.reject(error);
  }

  #expire(): void {
    const error = toTimeoutError(this.#settlement.timeoutMs);
    this.fail(error);
    this.#controller?.abort(error);
  }

  /** False when the exchange was over already. */
  #finish(): boolean {
    if (this.#isOver) return false;
    this.#isOver = true;
    clearTimeout(this.#deadline);
    return true;
  }
}

function toLines(raw: Dispatcher.DispatchController['rawHeaders']): HeaderLines {
  const lines: [string, string][] = [];
  if (!Array.isArray(raw)) return lines;
  for (let at = 0; at + 1 < raw.length; at += 2) lines.push([toText(raw[at]), toText(raw[at + 1])]);
  return lines;
}

/** Latin-1 keeps every byte of a header. */
function toText(value: Buffer | string | undefined): string {
  return typeof value === 'string' ? value : (value?.toString('latin1') ?? '');
}
