/** A JSON object of a document. */
export type Node = Readonly<Record<string, unknown>>;

/** A schema and the document that its references lead into. */
export interface SchemaOf {
  readonly root: Node;
  readonly schema: unknown;
}

const LIMITS = [
  'type',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minimum',
  'maximum',
  'default',
  'additionalProperties',
  'x-tolerated-null',
];

/** The value as an object, or an empty one. */
export function nodeOf(value: unknown): Node {
  return isNode(value) ? value : {};
}

/** The members of an object that are objects, by name. */
export function membersOf(value: unknown): readonly (readonly [string, unknown])[] {
  return Object.entries(nodeOf(value));
}

/** The node itself or what its local reference leads to, as often as there is one. */
export function resolve(root: Node, node: unknown): Node {
  const found = nodeOf(node);
  const reference = found['$ref'];
  return typeof reference === 'string' ? resolve(root, at(root, reference)) : found;
}

/** The value at `#/…`, through references on the way; undefined where there is none. */
export function at(root: Node, pointer: string): unknown {
  let node: unknown = root;
  for (const key of pointer.replace(/^#\/?/, '').split('/')) {
    if (key === '') continue;
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    const owner: unknown = Array.isArray(node) ? node : resolve(root, node);
    node = typeof owner === 'object' && owner !== null ? Reflect.get(owner, name) : undefined;
  }
  return node;
}

/** How two schemas differ in limits, demands and properties, one line `place keyword theirs > ours` each; annotations do not count. */
export function compareSchemas(theirs: SchemaOf, ours: SchemaOf, place = ''): readonly string[] {
  const their = flatten(theirs);
  const our = flatten(ours);
  const told = (key: string, one: unknown, other: unknown): readonly string[] =>
    show(one || undefined) === show(other || undefined)
      ? []
      : [`${place} ${key} ${show(one)} > ${show(other)}`.trim()];
  const names = new Set(
    [...membersOf(their['properties']), ...membersOf(our['properties'])].map(([name]) => name),
  );
  return [
    ...LIMITS.flatMap((key) => told(key, their[key], our[key])),
    ...enumOf(their, our, place),
    ...told('required', sorted(their['required']), sorted(our['required'])),
    ...[...names].flatMap((name) => below(`${place}/${name}`, 'properties', name)),
    ...(their['items'] === undefined && our['items'] === undefined
      ? []
      : below(`${place}/*`, 'items')),
  ];

  function below(where: string, ...keys: readonly string[]): readonly string[] {
    const [one, other] = [their, our].map((node) =>
      keys.reduce<unknown>((found, key) => nodeOf(found)[key], node),
    );
    if (one === undefined || other === undefined)
      return [`${where} ${one === undefined ? 'ours alone' : 'unknown to ours'}`];
    return compareSchemas({ ...theirs, schema: one }, { ...ours, schema: other }, where);
  }
}

/** An open list is a difference of its own, with other values another one. */
function enumOf(their: Node, our: Node, place: string): readonly string[] {
  const open = sorted(our['x-extensible-enum']);
  const [one, other] = [show(sorted(their['enum'])), show(open ?? sorted(our['enum']))];
  if (one !== other) return [`${place} enum ${one} > ${other}`];
  return open === undefined ? [] : [`${place} enum > open`];
}

/** References followed, allOf joined. */
function flatten({ root, schema }: SchemaOf): Node {
  const { allOf, ...own } = withoutIdleLimits(resolve(root, schema));
  const parts = Array.isArray(allOf) ? allOf.map((one) => flatten({ root, schema: one })) : [];
  return parts.reduce(
    (joined, part) => ({
      ...part,
      ...joined,
      properties: { ...nodeOf(part['properties']), ...nodeOf(joined['properties']) },
    }),
    own,
  );
}

function withoutIdleLimits({ minItems, ...schema }: Node): Node {
  return minItems === 0 || minItems === undefined ? schema : { ...schema, minItems };
}

function sorted(list: unknown): readonly string[] | undefined {
  return Array.isArray(list) ? list.map(String).toSorted() : undefined;
}

function show(value: unknown): string {
  return value === undefined ? '-' : JSON.stringify(value);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
