import {
  isPart,
  isParts,
  type FieldValue,
  type Links,
  type Part,
  type Resource,
} from './resource.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** HAL+JSON: links and embedded lists beside the members. */
export function toHalJson(resource: Resource): string {
  return JSON.stringify(halOf(resource));
}

/** Plain JSON: a list is a bare array, links are left out. */
export function toJson(resource: Resource): string {
  return JSON.stringify(bareOf(resource));
}

function halOf(part: Part): Json {
  const { links, embedded } = part;
  return {
    ...members(part, halOf),
    ...(links === undefined ? {} : { _links: linksOf(links) }),
    ...(embedded === undefined ? {} : { _embedded: { [embedded.rel]: embedded.items.map(halOf) } }),
  };
}

function bareOf(part: Part): Json {
  const { fields, embedded } = part;
  return embedded !== undefined && fields.length === 0
    ? embedded.items.map(bareOf)
    : members(part, bareOf);
}

function members({ fields }: Part, write: (part: Part) => Json): Readonly<Record<string, Json>> {
  const given = fields.filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, toValue(value, write)]));
}

function toValue(value: FieldValue, write: (part: Part) => Json): Json {
  if (isPart(value)) return write(value);
  return isParts(value) ? value.map(write) : (value ?? null);
}

function linksOf(links: Links): Json {
  const rows = links.map(([rel, to]) => {
    const list = 'href' in to ? toLink(to) : to.map(toLink);
    return [rel, list] as const;
  });
  return Object.fromEntries(rows);
}

function toLink({ href, attributes }: { href: string; attributes?: object }): Json {
  return { href, ...attributes };
}
