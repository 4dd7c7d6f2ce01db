import type { Altinn2Call } from '../../altinn2/call.ts';
import type { Format } from '../../altinn2/formats/negotiate.ts';
import type { Part, Resource } from '../../altinn2/formats/resource.ts';
import { altinn2Rules } from '../../altinn2/rules.ts';
import { isRecord } from '../../server/narrow.ts';
import type { Reply } from '../../server/message.ts';
import { isStatus, mapJson, mapMember, type Place } from '../change.ts';
import type { Altinn2Change, Altinn2Fault } from './fault.ts';

/** A change to the successes of these operations. */
export function onSuccess(
  routes: readonly string[],
  change: Altinn2Change,
): Pick<Altinn2Fault, 'replies'> {
  return { replies: { routes, when: isStatus(200, 201, 204), change } };
}

/** Another reply of these operations where the call is of this kind. */
export function answersWhen(
  routes: readonly string[],
  fits: (call: Altinn2Call) => boolean,
  reply: (call: Altinn2Call) => Reply,
): Pick<Altinn2Fault, 'bypass'> {
  return {
    bypass: (call, route) => (routes.includes(route.id) && fits(call) ? reply(call) : undefined),
  };
}

/** Understands another value of a query parameter; undefined leaves it out. */
export function misreads(
  routes: readonly string[],
  name: string,
  read: (value: string | null) => string | undefined,
): Pick<Altinn2Fault, 'requests'> {
  return {
    requests: {
      routes,
      change: (call) => {
        const query = new URLSearchParams(call.query);
        const value = read(query.get(name));
        if (value === undefined) query.delete(name);
        else query.set(name, value);
        return { ...call, query };
      },
    },
  };
}

/** A list that says nothing, as HAL+JSON. */
export function emptyList(rel: string): Reply {
  const body = JSON.stringify({ _links: { self: { href: '/' } }, _embedded: { [rel]: [] } });
  return {
    status: 200,
    headers: [['Content-Type', formats.halJson.type]],
    body: Buffer.from(body),
  };
}

/** The items of an embedded list. */
export const inList = (rel: string): Place => ['_embedded', rel, '*'];

/** An address that nothing answers at. */
export const dead = (): string => 'http://127.0.0.1/api/metadata/finnes/ikke/mer';

/** No link. */
export const gone = (): undefined => undefined;

/** A change to each item of an embedded list. */
export function mapItems(
  rel: string,
  map: (item: Readonly<Record<string, unknown>>, at: number) => unknown,
): Altinn2Change {
  let at = 0;
  const each = mapMember(['_embedded', rel, '*'], (item) =>
    isRecord(item) ? map(item, at++) : item,
  );
  return (reply, call) => {
    at = 0;
    return each(reply, call);
  };
}

/** A change to one relation of a resource, where it has links: undefined leaves the relation out. */
export function mapLink(
  place: Place,
  rel: string,
  map: (href: string) => string | undefined,
): Altinn2Change {
  return mapMember([...place, '_links'], (links) => {
    if (!isRecord(links)) return links ?? undefined;
    const { [rel]: link, ...others } = links;
    const href = isRecord(link) ? map(String(link['href'])) : undefined;
    return href === undefined ? others : { ...others, [rel]: { ...(link as object), href } };
  });
}

/** A change to the whole JSON of a resource. */
export function mapResource(
  map: (value: Readonly<Record<string, unknown>>) => unknown,
): Altinn2Change {
  return mapJson((value) => (isRecord(value) ? map(value) : value));
}

/** Writes in one format another resource than in the others. */
export function writesOther(
  type: string,
  change: (resource: Resource) => Resource,
): Pick<Altinn2Fault, 'rules'> {
  const { writes } = altinn2Rules;
  const isIt = (format: Format): boolean => format.type === type;
  return {
    rules: {
      writes: (format, resource) => writes(format, isIt(format) ? change(resource) : resource),
    },
  };
}

/** Without the last item of what it embeds, else without its second member. */
export function shorter<P extends Part>(part: P): P {
  const { embedded, fields } = part;
  if (embedded !== undefined)
    return { ...part, embedded: { ...embedded, items: embedded.items.slice(0, -1) } };
  return { ...part, fields: fields.filter((_, at) => at !== 1) };
}

/** The first two items of what it embeds have each other's first member. */
export function mixed<P extends Part>(part: P): P {
  const { embedded } = part;
  const [one, other, ...more] = embedded?.items ?? [];
  if (embedded === undefined || one === undefined || other === undefined) return part;
  const items = [withFirstOf(one, other), withFirstOf(other, one), ...more];
  return { ...part, embedded: { ...embedded, items } };
}

function withFirstOf(part: Part, { fields }: Part): Part {
  return { ...part, fields: [...fields.slice(0, 1), ...part.fields.slice(1)] };
}

const { formats } = altinn2Rules;
