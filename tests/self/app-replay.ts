import type { Mock } from '#mock';
import type { IdMap } from './id-map.ts';
import type { RecordedCase } from './recording.ts';
import type { Replay } from './replay-recording.ts';

/** Recordings of the app kontrakt, in the order on an empty store that they had. */
export const appFiles = [
  'auth.har',
  'instances.har',
  'multipart.har',
  'create.har',
  'data.har',
  'process.har',
  'system-user.har',
  'metadata.har',
  'extra.har',
];

/** How recordings of the app API are replayed. */
export function appReplay(mock: Mock, ids: IdMap): Replay {
  return {
    mock,
    ids,
    apiOf: () => 'altinn-app',
    credentials: (one) => credentials(mock, one),
    before: ({ title }) => setServices(mock, title),
  };
}

// Titles tell when the recording stopped the PDF service.
function setServices(mock: Mock, title: string): void {
  if (/PDF service is down|still down/.test(title)) mock.api('altinn-app').state.down.add('pdf');
  if (/when it is back/.test(title)) mock.api('altinn-app').state.down.delete('pdf');
}

function credentials(mock: Mock, one: RecordedCase): readonly string[] {
  const user = mock.actors['user']?.token ?? '';
  if (one.actor === 'cookie') return ['Cookie', `AltinnStudioRuntime=${user}`];
  if (one.actor === 'broken token') return brokenToken(one.id, user);
  const token = mock.actors[one.actor]?.token;
  if (token === undefined) return [];
  return ['Authorization', one.id === 'AT-lowercase' ? `bearer ${token}` : `Bearer ${token}`];
}

function brokenToken(id: string, token: string): readonly string[] {
  const [head = '', claims = '', signature = ''] = token.split('.');
  const broken: Readonly<Record<string, string>> = {
    'AT-tampered': `Bearer ${head}.${claims}.${signature.slice(0, -4)}AAAA`,
    'AT-claims': `Bearer ${head}.${claims.slice(0, -4)}AAAA.${signature}`,
    'AT-alg-none': `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`,
    'AT-basic': 'Basic YTpi',
    'AT-empty': '',
  };
  return ['Authorization', broken[id] ?? 'Bearer not.a.token'];
}
