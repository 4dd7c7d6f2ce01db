import { request } from 'node:http';
import { basename } from 'node:path';
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

/** What a recording is replayed against, and what only its API knows. */
export interface Replay {
  readonly mock: Mock;
  /** Kept over the files that make one history. */
  readonly ids: IdMap;
  /** Name of the API of the mock that a case asks. */
  readonly apiOf: (one: RecordedCase) => string;
  /** Header lines, names and values by turns, that show who calls; the recording has masked them. */
  readonly credentials: (one: RecordedCase) => Lines | Promise<Lines>;
  /** Cases that need a state of the server that the mock cannot have are not sent. Default: none. */
  readonly leaves?: (one: RecordedCase) => boolean;
  /** The path and query of a case in the mock's own terms, ids aside. Default: as recorded. */
  readonly target?: (one: RecordedCase) => string;
  /** Brings the mock into the state that a case was recorded in. */
  readonly before?: (one: RecordedCase) => void | Promise<void>;
  /** Told of every answer, also where the recorded one is withheld. */
  readonly after?: (one: RecordedCase, actual: Answer) => void | Promise<void>;
}

type Lines = readonly string[];

/** Sends every case of a recording to the mock and compares the answers that are given. */
export async function replayRecording(replay: Replay, file: string): Promise<readonly Replayed[]> {
  const cases = readRecording(file).filter((one) => replay.leaves?.(one) !== true);
  const replayed: Replayed[] = [];
  for (let at = 0; at < cases.length;) {
    const group = groupAt(cases, at);
    at += group.length;
    const rows = await replayGroup(replay, group);
    replayed.push(...rows.map((row) => ({ file: basename(file), ...row })));
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
  replay: Replay,
  group: readonly RecordedCase[],
): Promise<readonly Row[]> {
  for (const one of group) await replay.before?.(one);
  const answers = await Promise.all(group.map((one) => send(replay, one)));
  const pairs = group.flatMap((one, i) => {
    const actual = answers[i];
    return one.answer === undefined || actual === undefined
      ? []
      : [{ one, recorded: one.answer, actual }];
  });
  for (const { recorded, actual } of pairs) replay.ids.learn(recorded, actual);
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

async function send(replay: Replay, one: RecordedCase): Promise<Answer> {
  const { mock, ids } = replay;
  // Calls sent at once were a little apart in the recording too, in the order of their names.
  if (one.group !== undefined) await wait(Number(/\d+$/.exec(one.id)?.[0] ?? 0));
  const headers = one.headers.flatMap(([name, value]) => [name, ids.replace(value)]);
  const body = one.body === undefined ? undefined : swapped(one.body, ids);
  const base = new URL(mock.apis[replay.apiOf(one)]?.baseUrl ?? '');
  const credentials = await replay.credentials(one);
  const lines = ['Host', base.host, ...headers, ...credentials, ...lengthOf(one, body)];
  const { method } = one;
  const path = ids.replace(replay.target?.(one) ?? one.target);
  const actual = await exchange({ base, method, path, lines, body });
  await replay.after?.(one, actual);
  return actual;
}

function lengthOf(one: RecordedCase, body: Buffer | undefined): Lines {
  if (one.headers.some(([name]) => name.toLowerCase() === 'transfer-encoding')) return [];
  if (body !== undefined) return ['Content-Length', String(body.length)];
  return /^(GET|HEAD)$/.test(one.method) ? [] : ['Content-Length', '0'];
}

// Bytes that are no text stay as they are.
function swapped(body: Buffer, ids: IdMap): Buffer {
  const text = body.toString('utf8');
  return Buffer.from(text, 'utf8').equals(body) ? Buffer.from(ids.replace(text), 'utf8') : body;
}

interface Sent {
  readonly base: URL;
  readonly method: string;
  readonly path: string;
  readonly lines: Lines;
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
