/** One link of a HAL resource, wherever in it it stands. */
export interface ReadLink {
  readonly rel: string;
  /** As written; empty where there is none. */
  readonly href: string;
  /** All members of the link. */
  readonly members: Readonly<Record<string, unknown>>;
  /** JSON pointer to it. */
  readonly pointer: string;
}

type Json = Readonly<Record<string, unknown>>;

/** True for a JSON object. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every link below a value; a relation may be one link or a list of them (reference altinn2 5.1). */
export function linksIn(value: unknown, pointer = ''): readonly ReadLink[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => linksIn(one, `${pointer}/${at}`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '_links'
      ? linksOf(inner, `${pointer}/_links`)
      : linksIn(inner, `${pointer}/${escaped(name)}`),
  );
}

/** The links of the resource itself. */
export function ownLinks(value: unknown): readonly ReadLink[] {
  return isObject(value) ? linksOf(value['_links'], '/_links') : [];
}

/** The first address of a relation: of the resource itself, else of a part of it. */
export function findHref(value: unknown, rel: string): string | undefined {
  return [...ownLinks(value), ...linksIn(value)].find((one) => one.rel === rel)?.href;
}

/** The items embedded under a relation; empty where there are none. */
export function embeddedIn(value: unknown, rel: string): readonly unknown[] {
  const embedded = isObject(value) ? value['_embedded'] : undefined;
  const list = isObject(embedded) ? embedded[rel] : undefined;
  return Array.isArray(list) ? list : [];
}

/** Whether an address holds a template (RFC 6570). */
export function hasTemplate(href: string): boolean {
  return /\{[^{}]*\}/.test(href);
}

function linksOf(links: unknown, pointer: string): readonly ReadLink[] {
  if (!isObject(links)) return [];
  return Object.entries(links).flatMap(([rel, to]) => {
    const place = `${pointer}/${escaped(rel)}`;
    return Array.isArray(to)
      ? to.flatMap((one, at) => toLink(rel, one, `${place}/${at}`))
      : toLink(rel, to, place);
  });
}

function toLink(rel: string, to: unknown, pointer: string): readonly ReadLink[] {
  if (!isObject(to)) return [];
  const { href } = to;
  return [{ rel, href: typeof href === 'string' ? href : '', members: to, pointer }];
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
