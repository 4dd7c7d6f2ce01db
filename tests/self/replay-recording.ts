import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Mock } from '#mock';
import { compareAnswers, type Difference } from './compare-answers.ts';
import type { IdMap } from './id-map.ts';
import { readRecording, type Answer, type RecordedCase } from './recording.ts';

/** A judged case: `difference` is absent where the mock answers alike. */
export interface Replayed {
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly difference?: Difference;
}

/** Sends every case of a recording to the mock and compares the answers that are given. */
export async function replayRecording(
  mock: Mock,
  file: string,
  ids: IdMap,
): Promise<readonly Replayed[]> {
  const cases = readRecording(file);
  const name = file.split('/').at(-1) ?? file;
  const replayed: Replayed[] = [];
  for (let at = 0; at < cases.length;) {
    const group = groupAt(cases, at);
    at += group.length;
    replayed.push(...(await replayGroup(mock, group, ids)).map((row) => ({ file: name, ...row })));
  }
  return replayed;
}

function groupAt(cases: readonly RecordedCase[], at: number): readonly RecordedCase[] {
  const first = cases[at];
  if (first?.group === undefined) return cases.slice(at, at + 1);
  return cases.slice(at).filter((one) => one.group === first.group);
}

type Row = Omit<Replayed, 'file'>;

async function replayGroup(
  mock: Mock,
  group: readonly RecordedCase[],
  ids: IdMap,
): Promise<readonly Row[]> {
  for (const one of group) setServices(mock, one.title);
  const answers = await Promise.all(group.map((one) => send(mock, one, ids)));
  const pairs = group.flatMap((one, i) => {
    const actual = answers[i];
    return one.answer === undefined || actual === undefined
      ? []
      : [{ one, recorded: one.answer, actual }];
  });
  for (const { recorded, actual } of pairs) ids.learn(recorded, actual);
  if (group.length > 1) return [judgeGroup(group, pairs)];
  return pairs
    .filter(({ one }) => !one.prepares)
    .map(({ one, recorded, actual }) => {
      const difference = compareAnswers(recorded, actual);
      const row = { id: one.id, title: one.title };
      return difference === undefined ? row : { ...row, difference };
    });
}

// Which of the calls wins is chance: only the given statuses must come, in any order.
function judgeGroup(
  group: readonly RecordedCase[],
  pairs: readonly { readonly recorded: Answer; readonly actual: Answer }[],
): Row {
  const statuses = (of: 'recorded' | 'actual'): string =>
    pairs
      .map((pair) => pair[of].status)
      .toSorted((a, b) => a - b)
      .join(' ');
  const row = { id: group[0]?.group ?? '', title: 'sent at once' };
  if (statuses('recorded') === statuses('actual')) return row;
  const what = `${statuses('recorded')} became ${statuses('actual')}`;
  return { ...row, difference: { level: 'status', what } };
}

// Titles tell when the recording stopped the PDF service.
function setServices(mock: Mock, title: string): void {
  if (/PDF service is down|still down/.test(title)) mock.api('altinn-app').state.down.add('pdf');
  if (/when it is back/.test(title)) mock.api('altinn-app').state.down.delete('pdf');
}

async function send(mock: Mock, one: RecordedCase, ids: IdMap): Promise<Answer> {
  // Calls sent at once were a little apart in the recording too, in the order of their names.
  if (one.group !== undefined) await wait(Number(/\d+$/.exec(one.id)?.[0] ?? 0));
  const headers = one.headers.flatMap(([name, value]) => [name, ids.replace(value)]);
  const body = one.body === undefined ? undefined : swapped(one.body, ids);
  const base = new URL(mock.apis['altinn-app']?.baseUrl ?? '');
  const lines = ['Host', base.host, ...headers, ...credentials(mock, one), ...lengthOf(one, body)];
  return exchange({ base, method: one.method, path: ids.replace(one.target), lines, body });
}

function lengthOf(one: RecordedCase, body: Buffer | undefined): readonly string[] {
  if (one.headers.some(([name]) => name.toLowerCase() === 'transfer-encoding')) return [];
  if (body !== undefined) return ['Content-Length', String(body.length)];
  return /^(GET|HEAD)$/.test(one.method) ? [] : ['Content-Length', '0'];
}

// Bytes that are no text stay as they are.
function swapped(body: Buffer, ids: IdMap): Buffer {
  const text = body.toString('utf8');
  return Buffer.from(text, 'utf8').equals(body) ? Buffer.from(ids.replace(text), 'utf8') : body;
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

interface Sent {
  readonly base: URL;
  readonly method: string;
  readonly path: string;
  readonly lines: readonly string[];
  readonly body: Buffer | undefined;
}

function exchange({ base, method, path, lines, body }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = base;
    const options = { hostname, port, method, path, headers: [...lines], setHost: false };
    const outgoing = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          mediaType: (response.headers['content-type'] ?? '').toLowerCase(),
          location: response.headers.location,
          body: Buffer.concat(chunks),
        }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
