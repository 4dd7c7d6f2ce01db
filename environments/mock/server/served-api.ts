import type { Answer } from './listen.ts';
import type { Reply } from './message.ts';

/** One API of a mock as it stands now: answers, its state, and what it adds to the control address. */
export interface ServedApi<S = unknown> {
  readonly answer: Answer;
  /** Where its paths begin, as in the service's own address; absent: at the root. */
  readonly basePath?: string;
  readonly state: S;
  /** Requests whose body the API reads as it comes, `MockRequest.stream`; absent: none. */
  readonly streams?: (method: string, path: string) => boolean;
  /** Orders at the control address, by `METHOD /path`; the body is a JSON object. */
  readonly control?: Readonly<Record<string, ControlOrder>>;
  /** Actors of the API's own, with ready credentials. */
  readonly actors?: () => Promise<ActorTokens>;
  /** A token of one of these actors, special in one way; undefined for an unknown actor. */
  readonly mintToken?: (actor: string, wish: TokenWish) => Promise<string | undefined>;
  /** Kinds of special tokens that `mintToken` knows. */
  readonly specialTokens?: readonly string[];
  /** Gives up what the state holds outside memory. */
  readonly close?: () => Promise<void>;
}

/** The body of an order at the control address. */
export type ControlBody = Readonly<Record<string, unknown>>;

/** Obeys an order; undefined leaves it to whoever else has one of that name. */
export type ControlOrder = (body: ControlBody) => Promise<Reply | undefined> | Reply | undefined;

/** Ready credentials by actor: a bearer token and the header lines that go with it. */
export type ActorTokens = Readonly<
  Record<string, { readonly token: string; readonly headers?: Readonly<Record<string, string>> }>
>;

/** What a minted token deviates in. */
export interface TokenWish {
  /** One of the API's kinds of special tokens. */
  readonly special?: string;
  readonly expiresInSeconds?: number;
}
