import { isRecord } from '../../server/narrow.ts';
import { boundaryOf, readMultipart, type RawPart } from '../../server/read-multipart.ts';
import type { Lines, MockRequest } from '../../server/message.ts';
import type { Call } from '../../altinn-app/call.ts';

// How a faulty service takes a request for another one. Each makes a change for `RequestFault`.

/** Takes a call for another. */
export type Misread = (call: Call) => Call;

/** Only where the call is of this kind. */
export function misreadWhen(fits: (call: Call) => boolean, misread: Misread): Misread {
  return (call) => (fits(call) ? misread(call) : call);
}

/** Reads another value of a header, or none. */
export function misreadHeader(
  name: string,
  read: (value: string | undefined) => string | undefined,
): Misread {
  return (call) => withHeaderValue(call, name, read(call.request.header(name)));
}

/** Reads another value of a query parameter, or none. */
export function misreadQuery(
  name: string,
  read: (value: string | undefined) => string | undefined,
): Misread {
  return (call) => {
    const query = new URLSearchParams(call.request.query);
    const value = read(query.get(name) ?? undefined);
    if (value === undefined) query.delete(name);
    else query.set(name, value);
    return withRequest(call, { query });
  };
}

/** Reads another value of a path parameter. */
export function misreadPath(name: string, read: (value: string, call: Call) => string): Misread {
  return (call) => {
    const params = { ...call.params, [name]: read(call.params[name] ?? '', call) };
    return { ...call, params };
  };
}

/** Reads other bytes of the body. */
export function misreadBody(read: (body: Buffer) => Buffer | string): Misread {
  return (call) => withRequest(call, { body: Buffer.from(read(call.request.body)) });
}

/** Reads another value of a JSON body; `undefined` stands for a body that is none. */
export function misreadJson(read: (value: unknown) => unknown): Misread {
  return misreadBody((body) => JSON.stringify(read(jsonIn(body))) ?? '');
}

/** Reads another object of a JSON body; a body that is no object stays. */
export function misreadMembers(
  read: (members: Readonly<Record<string, unknown>>) => unknown,
): Misread {
  return misreadBody((body) => {
    const value = jsonIn(body);
    return isRecord(value) ? JSON.stringify(read(value)) : body;
  });
}

/** Takes an action for another. */
export function misreadAction(sent: string, read: string | undefined): Misread {
  return misreadMembers(({ action, ...others }) => ({
    ...others,
    action: action === sent ? read : action,
  }));
}

/** Reads other parts of a multipart body; one that cannot be read stays. */
export function misreadParts(read: (parts: readonly RawPart[]) => readonly RawPart[]): Misread {
  return (call) => {
    const type = call.request.header('content-type') ?? '';
    const boundary = boundaryOf(type);
    if (boundary === undefined || !/multipart\//i.test(type)) return call;
    const { parts, end } = readMultipart(call.request.body, boundary);
    if (end === 'malformed') return call;
    return withRequest(call, { body: multipartOf(read(parts), boundary) });
  };
}

/** One misreading after the other. */
export function bothMisread(...misreads: readonly Misread[]): Misread {
  return (call) => misreads.reduce((read, misread) => misread(read), call);
}

/** The JSON object of a request; empty where the body is none. */
export function sentMembers(call: Call): Readonly<Record<string, unknown>> {
  const value = jsonIn(call.request.body);
  return isRecord(value) ? value : {};
}

/** The name of a part. */
export function partName(part: RawPart): string | undefined {
  const disposition = part.headers.get('content-disposition') ?? '';
  return /;\s*name="?([^";]*)"?/i.exec(disposition)?.[1];
}

/** A part with another header line. */
export function partWith(part: RawPart, name: string, value: string): RawPart {
  return { ...part, headers: new Map([...part.headers, [name, value]]) };
}

/** Leaves members out of an object. */
export function without(
  ...names: readonly string[]
): (members: Readonly<Record<string, unknown>>) => Record<string, unknown> {
  return (members) =>
    Object.fromEntries(Object.entries(members).filter(([name]) => !names.includes(name)));
}

/** JSON in bytes; undefined where they are none. */
export function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function withHeaderValue(call: Call, name: string, value: string | undefined): Call {
  const wanted = name.toLowerCase();
  const others = call.request.lines.filter(([own]) => own.toLowerCase() !== wanted);
  const lines: Lines = value === undefined ? others : [...others, [name, value]];
  const header = (asked: string): string | undefined =>
    asked.toLowerCase() === wanted ? value : call.request.header(asked);
  return withRequest(call, { lines, header });
}

function withRequest(call: Call, changed: Partial<MockRequest>): Call {
  return { ...call, request: { ...call.request, ...changed } };
}

function multipartOf(parts: readonly RawPart[], boundary: string): Buffer {
  const written = parts.map(({ headers, body }) => {
    const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
    return Buffer.concat([Buffer.from(`--${boundary}\r\n${lines}\r\n`), body, Buffer.from('\r\n')]);
  });
  return Buffer.concat([...written, Buffer.from(`--${boundary}--\r\n`)]);
}
