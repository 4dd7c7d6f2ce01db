import type { FiksCall } from '../../fiks-svarut/call.ts';
import { badRequest, errorReply } from '../../fiks-svarut/replies.ts';
import type { Forsendelse } from '../../fiks-svarut/forsendelse/forsendelse.ts';
import { fiksRules, type FiksRules } from '../../fiks-svarut/rules.ts';
import type { Reply } from '../../server/message.ts';
import { isRecord } from '../../server/narrow.ts';
import { boundaryOf, readMultipart, type RawPart } from '../../server/read-multipart.ts';
import { isStatus } from '../change.ts';
import type { FiksChange, FiksFault } from './fault.ts';

// What the tables of sending break it with.

const routes = ['send'];

/** Changes the replies of a route with this status. */
export function onReply(
  route: string,
  status: number,
  change: FiksChange,
): Pick<FiksFault, 'replies'> {
  return { replies: { routes: [route], when: isStatus(status), change } };
}

/** Refuses sends that are in order. */
export function refusesSend(
  fits: (call: FiksCall) => boolean,
  status = 400,
): Pick<FiksFault, 'bypass'> {
  return {
    bypass: (call, { id }) =>
      routes.includes(id) && fits(call)
        ? errorReply({ status, message: 'Kan ikke leses' }, call.request, call.state.world)
        : undefined,
  };
}

/** The Content-Type of a request; empty where there is none. */
export const typeOf = ({ request }: FiksCall): string => request.header('content-type') ?? '';

/** Reads other bytes of a body, which it holds in memory for that. */
export function misreadBody(
  read: (body: Buffer, boundary: string) => Buffer,
): Pick<FiksFault, 'requests'> {
  const change = (call: FiksCall): FiksCall => {
    const stream = collected(call, (body) => read(body, boundaryOf(typeOf(call)) ?? ''));
    return { ...call, request: { ...call.request, stream } };
  };
  return { requests: { routes, change } };
}

async function* collected(
  { request }: FiksCall,
  read: (body: Buffer) => Buffer,
): AsyncGenerator<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request.stream ?? []) chunks.push(chunk);
  yield read(Buffer.concat(chunks));
}

/** Reads other parts of a body; one that cannot be read stays as it is. */
export function misreadParts(
  read: (parts: readonly RawPart[], boundary: string) => readonly RawPart[],
): Pick<FiksFault, 'requests'> {
  return misreadBody((body, boundary) => {
    const { parts, end } = readMultipart(body, boundary);
    return end === 'complete' ? written(read(parts, boundary), boundary) : body;
  });
}

/** Reads other bytes of files: parts with a filename. */
export function misreadFiles(
  read: (bytes: Buffer, boundary: string) => Buffer,
): Pick<FiksFault, 'requests'> {
  return misreadParts((parts, boundary) =>
    parts.map((part) => (isFile(part) ? { ...part, body: read(part.body, boundary) } : part)),
  );
}

/** Whether a part has a filename. */
export const isFile = (part: RawPart): boolean => /;\s*filename\*?=/i.test(dispositionOf(part));

/** Whether a part is named forsendelse. */
export const isForsendelse = (part: RawPart): boolean =>
  /;\s*name="forsendelse"/.test(dispositionOf(part));

/** The Content-Disposition of a part. */
export function dispositionOf({ headers }: RawPart): string {
  return headers.get('content-disposition') ?? '';
}

/** A multipart body of these parts. */
export function written(parts: readonly RawPart[], boundary: string): Buffer {
  const pieces = parts.map(({ headers, body }) => {
    const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
    return Buffer.concat([Buffer.from(`--${boundary}\r\n${lines}\r\n`), body, Buffer.from('\r\n')]);
  });
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}

/** Refuses a description in which this holds, beside what it refuses anyway. */
export function alsoRefuses(
  fits: (value: Readonly<Record<string, unknown>>) => boolean,
): Pick<FiksFault, 'rules'> {
  return {
    rules: {
      refusesShape: (value) =>
        isRecord(value) && fits(value) ? 'Forsendelsen er ugyldig' : fiksRules.refusesShape(value),
    },
  };
}

/** Takes descriptions that are refused with such a text. */
export function forgives(text: RegExp): Pick<FiksFault, 'rules'> {
  return {
    rules: {
      refusesShape: (value) => {
        const problem = fiksRules.refusesShape(value);
        return problem !== undefined && text.test(problem) ? undefined : problem;
      },
    },
  };
}

/** Tells other metadata of documents. */
export function shows(
  change: (row: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): Pick<FiksFault, 'rules'> {
  return {
    rules: {
      showsDocument: (document, place) => ({
        ...fiksRules.showsDocument(document, place),
        ...change(fiksRules.showsDocument(document, place)),
      }),
    },
  };
}

/** Tells another name of documents. */
export function showsName(change: (name: string) => string): Pick<FiksFault, 'rules'> {
  return shows(({ filnavn }) => ({ filnavn: change(String(filnavn)) }));
}

/** Takes what these rules note, keeps it, and refuses it all the same; `keyOf` finds what they noted of it. */
export function keepsYetRefuses(
  rulesThat: (note: (key: unknown) => undefined) => Partial<FiksRules>,
  keyOf: (forsendelse: Forsendelse) => unknown,
): Pick<FiksFault, 'rules' | 'replies'> {
  const noted = new Set<unknown>();
  const note = (key: unknown): undefined => void noted.add(key);
  const isNoted = (reply: Reply, call: FiksCall): boolean => {
    const made = madeBy(reply, call);
    return made !== undefined && noted.has(keyOf(made));
  };
  const change: FiksChange = (_reply, { request, state }) =>
    errorReply(badRequest('Forsendelsen er ikke tatt imot'), request, state.world);
  return { rules: rulesThat(note), replies: { routes, when: isNoted, change } };
}

/** The forsendelse that a reply to send tells of. */
export function madeBy(reply: Reply, { state }: FiksCall): Forsendelse | undefined {
  if (reply.status !== 200 || reply.body === undefined) return undefined;
  const { id } = JSON.parse(reply.body.toString('utf8')) as { readonly id: string };
  return state.forsendelser.get(id);
}
