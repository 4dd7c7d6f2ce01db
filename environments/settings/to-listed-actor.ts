import type { ActorId, ActorSource, SecretSource } from '../target.ts';
import type { Lookup } from './lookup.ts';
import { isRecord } from './read-config-file.ts';
import { toScopes } from './to-actor.ts';

interface Place {
  readonly lookup: Lookup;
  readonly where: string;
}

/**
 * Actors of the configuration file: `{token}`, `{url}` (a test platform that hands tokens out) or
 * `{clientId, key | keyFile, keyPassword, kid, certificateFile, scopes, systemUserOrg, externalRef,
 * consumerOrg, exchange}`, each with `headers` where more than a token is sent.
 */
export function toListedActors(
  raw: Readonly<Record<string, unknown>>,
  place: Place,
): Record<ActorId, ActorSource> {
  const actors: Record<ActorId, ActorSource> = {};
  for (const [actor, entry] of Object.entries(raw)) {
    const where = `${place.where}.${actor}`;
    const source = toListedActor(entry, { lookup: place.lookup, where });
    if (source === undefined)
      place.lookup.report(where, 'expected token, url or clientId with a key');
    else actors[actor] = { ...source, ...headersOf(entry) };
  }
  return actors;
}

function headersOf(entry: unknown): Pick<ActorSource, 'headers'> {
  const headers = isRecord(entry) ? entry['headers'] : undefined;
  if (!isRecord(headers)) return {};
  const lines = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
  return { headers: Object.fromEntries(lines) };
}

function toListedActor(entry: unknown, place: Place): ActorSource | undefined {
  if (!isRecord(entry)) return undefined;
  const text = (name: string): string | undefined => {
    const value = entry[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const [token, url] = [text('token'), text('url')];
  if (token !== undefined) return { kind: 'token', token };
  if (url !== undefined) return { kind: 'localtest', url };
  const key = toSecret(text, { ...place, name: 'key' });
  const clientId = text('clientId');
  if (clientId === undefined || key === undefined) return undefined;
  const certificate = toSecret(text, { ...place, name: 'certificate' });
  return {
    kind: 'maskinporten',
    clientId,
    key,
    ...(certificate === undefined ? {} : { certificate }),
    ...pick(text, ['keyPassword', 'kid', 'systemUserOrg', 'externalRef', 'consumerOrg']),
    scopes:
      toScopes(Array.isArray(entry['scopes']) ? entry['scopes'].join(' ') : text('scopes')) ?? [],
    exchange: entry['exchange'] !== false,
  };
}

type ReadText = (name: string) => string | undefined;

function toSecret(
  text: ReadText,
  { lookup, where, name }: Place & { name: string },
): SecretSource | undefined {
  const [inline, file] = [text(name), text(`${name}File`)];
  if (inline !== undefined) return { text: inline, from: `${where}.${name}` };
  return file === undefined ? undefined : { file: lookup.path(file), from: `${where}.${name}File` };
}

function pick(text: ReadText, names: readonly string[]): Record<string, string> {
  const given = names.flatMap((name) => {
    const value = text(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
}
