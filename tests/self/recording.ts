import { readFileSync } from 'node:fs';

/** One recorded case: what was sent, and what the real service answered (withheld answers are absent). */
export interface RecordedCase {
  readonly id: string;
  readonly title: string;
  readonly actor: string;
  /** Prepares later cases; its own answer is not judged. */
  readonly prepares: boolean;
  /** Name of the group that was sent at once. */
  readonly group: string | undefined;
  readonly method: string;
  /** Host that was asked: a recording may hold the answers of two services. */
  readonly host: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  /** Names, in lower case, of headers whose value the recording hides. */
  readonly masked: readonly string[];
  readonly body: Buffer | undefined;
  readonly answer: Answer | undefined;
  /** When it was sent, milliseconds since 1970. */
  readonly startedMs: number;
  /** The entry as it stands in the file: members that begin with `_` say what only this recording knows. */
  readonly entry: Readonly<Record<string, unknown>>;
}

/** An answer reduced to what likeness compares. */
export interface Answer {
  readonly status: number;
  /** Lower case, with parameters; '' without one. */
  readonly mediaType: string;
  readonly location: string | undefined;
  readonly body: Buffer;
}

interface HarEntry {
  readonly _case: string;
  readonly _actor?: string;
  readonly startedDateTime: string;
  readonly comment: string;
  readonly _setup?: boolean;
  readonly _withheld?: boolean;
  readonly _concurrent?: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly { readonly name: string; readonly value: string }[];
    readonly postData?: PostData;
  };
  readonly response: {
    readonly status: number;
    readonly headers: readonly { readonly name: string; readonly value: string }[];
    readonly content?: { readonly text?: string; readonly encoding?: string };
  };
}

interface PostData {
  readonly text?: string;
  readonly encoding?: string;
  readonly _parts?: readonly (string | { readonly repeat: string; readonly count: number })[];
}

/** The cases of a recording, in order. */
export function readRecording(file: string): readonly RecordedCase[] {
  const har = JSON.parse(readFileSync(file, 'utf8')) as { log: { entries: HarEntry[] } };
  return har.log.entries.map(toCase);
}

/** What stands for a credential in a recording: whoever replays it shows one of its own. */
const hidden = '***';

// The client makes these itself.
const made = /^(authorization|content-length|host|connection|cookie)$/i;

function toCase(entry: HarEntry): RecordedCase {
  const { request, response } = entry;
  const url = new URL(request.url);
  return {
    id: entry._case,
    title: entry.comment,
    actor: entry._actor ?? 'anonymous',
    prepares: entry._setup === true,
    group: entry._concurrent,
    method: request.method,
    host: url.host,
    target: url.pathname + url.search,
    headers: request.headers
      .filter(({ name, value }) => !made.test(name) && value !== hidden)
      .map(({ name, value }) => [name, value] as const),
    masked: request.headers
      .filter(({ value }) => value === hidden)
      .map(({ name }) => name.toLowerCase()),
    body: request.postData === undefined ? undefined : bytesOf(request.postData),
    answer: entry._withheld === true ? undefined : toAnswer(response),
    startedMs: Date.parse(entry.startedDateTime),
    entry: { ...entry },
  };
}

function bytesOf(data: PostData): Buffer {
  const text =
    data._parts
      ?.map((part) => (typeof part === 'string' ? part : part.repeat.repeat(part.count)))
      .join('') ??
    data.text ??
    '';
  return Buffer.from(text, data.encoding === 'base64' ? 'base64' : 'utf8');
}

function toAnswer(response: HarEntry['response']): Answer {
  const header = (wanted: string): string | undefined =>
    response.headers.find(({ name }) => name.toLowerCase() === wanted)?.value;
  const { text = '', encoding } = response.content ?? {};
  return {
    status: response.status,
    mediaType: (header('content-type') ?? '').toLowerCase(),
    location: header('location'),
    body: Buffer.from(text, encoding === 'base64' ? 'base64' : 'utf8'),
  };
}
