import type { KeyObject } from 'node:crypto';
import type { ActorId, MaskinportenSource, Target } from '../target.ts';
import { readActorKey } from './token-source.ts';

/** A registered client with the key that it signs grants with, for scenarios that sign their own. */
export interface GrantClient {
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly key: KeyObject;
  /** How its key is named in a grant. */
  readonly header: { readonly kid: string } | { readonly x5c: readonly string[] };
  /** Nine digits: whom the supplier acts for. */
  readonly consumerOrg?: string;
  /** Nine digits: owner of the system user. */
  readonly systemUserOrg?: string;
  readonly externalRef?: string;
  /** Texts that must never be kept. */
  readonly secrets: readonly string[];
}

/** The client of an actor of a target; undefined where the target has no credentials for it. Throws `key-unreadable`. */
export function loadGrantClient({ actors }: Target, actor: ActorId): GrantClient | undefined {
  const source = actors[actor];
  return source?.kind === 'maskinporten' ? toClient(source) : undefined;
}

function toClient(source: MaskinportenSource): GrantClient | undefined {
  const { clientId, scopes, consumerOrg, systemUserOrg, externalRef } = source;
  const { key, kid: ownKid, chain, secrets } = readActorKey(source);
  const kid = source.kid ?? ownKid;
  if (kid === undefined && chain === undefined) return undefined;
  return {
    clientId,
    scopes,
    key,
    secrets,
    header: kid === undefined ? { x5c: chain ?? [] } : { kid },
    ...(consumerOrg === undefined ? {} : { consumerOrg }),
    ...(systemUserOrg === undefined ? {} : { systemUserOrg }),
    ...(externalRef === undefined ? {} : { externalRef }),
  };
}
