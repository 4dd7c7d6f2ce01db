import type { Dispatcher } from 'undici';
import { SuiteError } from '#specs';
import { makeToken, readActorKey } from '../auth/token-source.ts';
import type { SigningKey } from '../auth/read-key.ts';
import { openDispatcher } from '../client/open-dispatcher.ts';
import { createRedactor } from '../client/redact.ts';
import type { ActorSource, LocaltestSource, MaskinportenSource, Target } from '../target.ts';
import type { Examined } from './examine-environment.ts';

const warnDays = 14;
const dayMs = 86_400_000;

interface ActorPlace {
  readonly target: Target;
  readonly actor: string;
}

interface ConnectedPlace extends ActorPlace {
  readonly dispatcher: Dispatcher;
}

/** Reads the key of each actor that has one; the network stays untouched. */
export function examineKeys(target: Target): Examined[] {
  return Object.entries(target.actors).flatMap(([actor, source]) =>
    source.kind === 'maskinporten' ? [examineKey(source, { target, actor })] : [],
  );
}

/** Makes the token of each actor, past every cache; one whose key is wrong is left out. */
export async function examineActors(target: Target): Promise<Examined[]> {
  const dispatcher = openDispatcher(target.network);
  try {
    const examined: Examined[] = [];
    for (const [actor, source] of Object.entries(target.actors)) {
      examined.push(...(await examineActor(source, { target, actor, dispatcher })));
    }
    return examined;
  } finally {
    await dispatcher.destroy();
  }
}

async function examineActor(source: ActorSource, place: ConnectedPlace): Promise<Examined[]> {
  if (source.kind === 'anonymous' || source.kind === 'absent') return [];
  if (source.kind === 'token') return [row('token', place, { outcome: 'fine', detail: 'given' })];
  if (source.kind === 'localtest') return [await examineToken(source, place)];
  return examineKey(source, place).outcome === 'wrong' ? [] : [await examineToken(source, place)];
}

function examineKey(source: MaskinportenSource, place: ActorPlace): Examined {
  try {
    return row('key', place, judgeKey(readActorKey(source), source));
  } catch (error) {
    return row('key', place, toVerdict(error));
  }
}

type Judged = Pick<Examined, 'outcome' | 'detail'>;

function judgeKey(key: SigningKey, source: MaskinportenSource): Judged {
  const kid = source.kid ?? key.kid;
  if (kid === undefined && key.chain === undefined) {
    const detail = `${source.key.from} has neither a key id (…_KEY_ID) nor a certificate (…_CERTIFICATE_FILE)`;
    return { outcome: 'wrong', detail };
  }
  const days =
    key.notAfter === undefined
      ? undefined
      : Math.floor((key.notAfter.getTime() - Date.now()) / dayMs);
  if (days === undefined) return { outcome: 'fine', detail: 'readable, named by key id' };
  const detail = `readable, its certificate ${days < 0 ? 'has ended' : `ends in ${days} days`}`;
  return { outcome: days < warnDays ? 'note' : 'fine', detail };
}

async function examineToken(
  source: MaskinportenSource | LocaltestSource,
  place: ConnectedPlace,
): Promise<Examined> {
  const { target, dispatcher } = place;
  try {
    const { scopes } = await makeToken(source, { target, dispatcher, redactor: createRedactor() });
    const wanted = source.kind === 'maskinporten' ? source.scopes : [];
    const missing = scopes === undefined ? [] : wanted.filter((scope) => !scopes.includes(scope));
    const detail =
      missing.length === 0 ? ['granted', ...wanted].join(' ') : `not granted: ${missing.join(' ')}`;
    return row('token', place, { outcome: missing.length === 0 ? 'fine' : 'refused', detail });
  } catch (error) {
    return row('token', place, toVerdict(error));
  }
}

function toVerdict(error: unknown): Judged {
  if (!(error instanceof SuiteError)) throw error;
  return { outcome: error.kind === 'inconclusive' ? 'refused' : 'wrong', detail: error.message };
}

function row(area: Examined['area'], { target, actor }: ActorPlace, judged: Judged): Examined {
  return { area, api: target.api, subject: actor, ...judged };
}
