import { request, type Dispatcher } from 'undici';
import { SuiteError } from '#specs';
import { classifyFault } from '../client/classify-fault.ts';
import { userAgent } from '../client/user-agent.ts';

/** What an issuer is asked. */
export interface IssuerQuestion {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What every conversation with an issuer needs. */
export interface IssuerAccess {
  readonly dispatcher: Dispatcher;
  readonly timeoutMs: number;
}

/** An issuer's answer, any status. */
export interface IssuerAnswer {
  readonly status: number;
  readonly text: string;
}

/** Asks an issuer of tokens. Throws `issuer-unreachable`, which is inconclusive. */
export async function askIssuer(
  question: IssuerQuestion,
  access: IssuerAccess,
): Promise<IssuerAnswer> {
  const { url, method, headers = {}, body } = question;
  try {
    const answer = await request(url, {
      method,
      dispatcher: access.dispatcher,
      headers: { 'user-agent': userAgent, ...headers },
      body: body ?? null,
      signal: AbortSignal.timeout(access.timeoutMs),
    });
    return { status: answer.statusCode, text: await answer.body.text() };
  } catch (cause) {
    const reason =
      classifyFault(cause)?.message ?? (cause instanceof Error ? cause.message : String(cause));
    throw new SuiteError(
      'issuer-unreachable',
      `${withoutQuery(url)} gave no token: ${reason}. Check the address, the network and the proxy settings.`,
      { kind: 'inconclusive', fields: { url: withoutQuery(url) }, cause },
    );
  }
}

/** A token as text: raw, or as a JSON string in quotes. */
export function toToken(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith('"') && trimmed.endsWith('"') ? trimmed.slice(1, -1) : trimmed;
}

/** The refusal of an issuer: inconclusive, since nothing of the target was judged. */
export function toRefusal(message: string, fields: Readonly<Record<string, unknown>>): SuiteError {
  return new SuiteError('credentials-refused', message, { kind: 'inconclusive', fields });
}

/** An address without what may identify anyone. */
export function withoutQuery(url: string): string {
  return url.split('?', 1)[0] ?? url;
}
