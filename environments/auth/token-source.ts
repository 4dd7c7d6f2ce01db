import type { Dispatcher } from 'undici';
import type { ActorId, ActorSource, Target } from '../target.ts';
import type { Redactor } from '../client/redact.ts';

/** Gives the token of an actor: undefined for anonymous, at once where it is known. */
export type TokenSource = (actor: ActorId) => Promise<string> | string | undefined;

/** What tokens are made with. */
export interface TokenSourceOptions {
  readonly target: Target;
  readonly redactor: Redactor;
  readonly dispatcher: Dispatcher;
}

/** Makes the tokens of a target's actors as their sources say. */
export function createTokenSource({ target, redactor }: TokenSourceOptions): TokenSource {
  const known = new Set<string>();
  return (actor) => {
    const source: ActorSource | undefined = target.actors[actor];
    if (source?.kind !== 'token') return undefined;
    if (!known.has(actor)) {
      redactor.register(source.token);
      known.add(actor);
    }
    return source.token;
  };
}
