import type { Lines, Reply } from '../server/message.ts';
import type { ChangeOf } from './fault.ts';

/** A change that looks at the reply alone, whatever API's it is. */
type Change = ChangeOf<unknown>;

/** Where a member stands in a JSON body: names and indexes; '*' is every item of a list. */
export type Place = readonly (string | number)[];

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Answers with another status. */
export function withStatus(status: number): Change {
  return (reply) => ({ ...reply, status });
}

/** Leaves a header out, whatever its case. */
export function dropHeader(name: string): Change {
  return (reply) => ({ ...reply, headers: without(reply.headers, name) });
}

/** Gives a header this value instead of its own. */
export function withHeader(name: string, value: string): Change {
  return (reply) => ({ ...reply, headers: [...without(reply.headers, name), [name, value]] });
}

/** Makes another value of a header that is there. */
export function mapHeader(name: string, map: (value: string) => string): Change {
  const wanted = name.toLowerCase();
  return (reply) => ({
    ...reply,
    headers: reply.headers.map((line) =>
      line[0].toLowerCase() === wanted ? [line[0], map(line[1])] : line,
    ),
  });
}

/** Names another media type and leaves the bytes. */
export function withMediaType(mediaType: string): Change {
  return withHeader('Content-Type', mediaType);
}

/** Leaves the media type out. */
export const withoutMediaType: Change = dropHeader('Content-Type');

/** Leaves the body empty, and without a media type. */
export const emptyBody: Change = (reply) => {
  const { body: _, ...rest } = reply;
  return { ...rest, headers: without(without(reply.headers, 'Content-Type'), 'Content-Length') };
};

/** Answers with these bytes; the media type stays as it is. */
export function replaceBody(body: string | Buffer): Change {
  return (reply) => withBody(reply, Buffer.from(body));
}

/** Answers with this value as JSON, under the media type of the reply. */
export function replaceJson(value: unknown): Change {
  return replaceBody(JSON.stringify(value));
}

/** Makes other bytes of the body; a reply without one stays. */
export function mapBody(map: (body: Buffer) => Buffer): Change {
  return (reply) => (reply.body === undefined ? reply : withBody(reply, map(reply.body)));
}

/** Makes another text of the body; a reply without one stays. */
export function mapText(map: (text: string) => string): Change {
  return mapBody((body) => Buffer.from(map(body.toString('utf8'))));
}

/** Appends to the body. */
export function addText(text: string): Change {
  return mapText((body) => body + text);
}

/** Loses the last bytes of the body; the length that is told fits what is left. */
export function truncate(bytes: number): Change {
  return mapBody((body) => body.subarray(0, Math.max(0, body.length - bytes)));
}

/** Makes another value of the JSON body; a body that is none stays. */
export function mapJson(map: (value: unknown) => unknown): Change {
  return (reply) => {
    const value = jsonOf(reply);
    return value === undefined ? reply : withBody(reply, Buffer.from(toText(map(value))));
  };
}

/** Leaves a member out of the JSON body. */
export function dropMember(...place: Place): Change {
  return mapMember(place, () => undefined);
}

/** Gives a member of the JSON body this value; one that is not there is added. */
export function setMember(place: Place, value: unknown): Change {
  return mapMember(place, () => value);
}

/** Makes another value of a member of the JSON body; undefined leaves it out. */
export function mapMember(place: Place, map: (value: unknown) => unknown): Change {
  return mapJson((value) => mapAt(value as Json, place, map));
}

/** One change after the other. */
export function both<C>(...changes: readonly ChangeOf<C>[]): ChangeOf<C> {
  return (reply, call) => changes.reduce((result, change) => change(result, call), reply);
}

/** For `when`: replies with one of these statuses. */
export function isStatus(...statuses: readonly number[]): (reply: Reply) => boolean {
  return (reply) => statuses.includes(reply.status);
}

/** For `when`: replies with a status from 400. */
export function isRefusal(reply: Reply): boolean {
  return reply.status >= 400;
}

function mapAt(node: Json, place: Place, map: (value: unknown) => unknown): unknown {
  const [step, ...rest] = place;
  if (step === undefined) return map(node);
  if (Array.isArray(node)) return mapItems(node, { step, rest }, map);
  if (node === null || typeof node !== 'object') return node;
  const name = String(step);
  const value = mapAt(node[name] ?? null, rest, map);
  const { [name]: _, ...others } = node;
  return value === undefined ? others : { ...node, [name]: value };
}

function mapItems(
  items: readonly Json[],
  at: { readonly step: string | number; readonly rest: Place },
  map: (value: unknown) => unknown,
): unknown[] {
  return items.flatMap((item, index) => {
    if (at.step !== '*' && at.step !== index) return [item];
    const value = mapAt(item, at.rest, map);
    return value === undefined ? [] : [value];
  });
}

function jsonOf(reply: Reply): Json | undefined {
  if (reply.body === undefined) return undefined;
  try {
    return JSON.parse(reply.body.toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}

function toText(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

function withBody(reply: Reply, body: Buffer): Reply {
  const told = reply.headers.some(([name]) => name.toLowerCase() === 'content-length');
  const headers: Lines = told
    ? [...without(reply.headers, 'Content-Length'), ['Content-Length', String(body.length)]]
    : reply.headers;
  return { ...reply, headers, body };
}

function without(headers: Lines, name: string): Lines {
  const wanted = name.toLowerCase();
  return headers.filter(([own]) => own.toLowerCase() !== wanted);
}
