import { compareSchemas, membersOf, nodeOf, resolve, type Node } from './compare-schemas.ts';

interface Operation {
  readonly id: string;
  readonly line: string;
  readonly node: Node;
  readonly parameters: readonly Node[];
}

/** Two operations of one id, each with its document. */
interface Pair {
  readonly id: string;
  readonly theirs: Operation & { readonly root: Node };
  readonly ours: Operation & { readonly root: Node };
}

/** `METHOD path id` of every operation, sorted; a document may keep `/api` in its paths. */
export function operationsOf(root: Node): readonly string[] {
  return listOf(root)
    .map(({ line }) => line)
    .toSorted();
}

/** How our operations differ from the published ones of the same id in parameters, bodies and answers. */
export function compareOperations(theirs: Node, ours: Node): readonly string[] {
  return listOf(ours).flatMap((one) => {
    const other = listOf(theirs).find(({ id }) => id === one.id);
    if (other === undefined) return [`${one.id} ours alone`];
    const pair = { id: one.id, theirs: { ...other, root: theirs }, ours: { ...one, root: ours } };
    return [...parameters(pair), ...body(pair), ...success(pair), ...errors(pair)];
  });
}

function listOf(root: Node): readonly Operation[] {
  return membersOf(root['paths']).flatMap(([path, item]) => {
    const shared = parametersAt(root, resolve(root, item));
    return membersOf(resolve(root, item))
      .filter(([, node]) => nodeOf(node)['operationId'] !== undefined)
      .map(([method, value]): Operation => {
        const node = nodeOf(value);
        const id = String(node['operationId']);
        const line = `${method.toUpperCase()} ${path.replace(/^\/api(?=\/)/, '')} ${id}`;
        return { id, line, node, parameters: [...shared, ...parametersAt(root, node)] };
      });
  });
}

function parametersAt(root: Node, owner: Node): readonly Node[] {
  const list = owner['parameters'];
  return Array.isArray(list) ? list.map((one) => resolve(root, one)) : [];
}

function parameters({ id, theirs, ours }: Pair): readonly string[] {
  const named = (one: Operation): readonly string[] =>
    one.parameters.map(
      (node) =>
        `${String(node['in'])} ${String(node['name'])}${node['required'] === true ? '!' : ''}`,
    );
  const [one, other] = [named(theirs).toSorted().join(', '), named(ours).toSorted().join(', ')];
  if (one !== other) return [`${id} parameters ${one} > ${other}`];
  return ours.parameters.flatMap((node) => {
    const like = theirs.parameters.find((found) => found['name'] === node['name']);
    return compareSchemas(
      { root: theirs.root, schema: like?.['schema'] },
      { root: ours.root, schema: node['schema'] },
      `${id} ${String(node['in'])} ${String(node['name'])}`,
    );
  });
}

/** The published document of send describes its model but no body. */
function body({ id, theirs, ours }: Pair): readonly string[] {
  const one = contentOf(theirs.root, theirs.node['requestBody']);
  const other = contentOf(ours.root, ours.node['requestBody']);
  const types = compareTypes(`${id} body`, one, other);
  const [their] = one.schemas;
  const [our] = other.schemas;
  if (their === undefined && our !== undefined) {
    const model = nodeOf(nodeOf(theirs.root['components'])['schemas'])['Forsendelse'];
    const part = nodeOf(nodeOf(our)['properties'])['forsendelse'];
    return [
      ...types,
      ...compareSchemas(
        { root: theirs.root, schema: model },
        { root: ours.root, schema: part },
        `${id} forsendelse`,
      ),
    ];
  }
  if (their === undefined || our === undefined) return types;
  return [
    ...types,
    ...compareSchemas(
      { root: theirs.root, schema: their },
      { root: ours.root, schema: our },
      `${id} body`,
    ),
  ];
}

function success({ id, theirs, ours }: Pair): readonly string[] {
  const statuses = (one: Operation): readonly string[] =>
    Object.keys(nodeOf(one.node['responses'])).filter((status) => status.startsWith('2'));
  const [status = ''] = statuses(theirs);
  if (statuses(theirs).join() !== statuses(ours).join())
    return [`${id} success ${statuses(theirs).join()} > ${statuses(ours).join()}`];
  const one = contentOf(theirs.root, nodeOf(theirs.node['responses'])[status]);
  const other = contentOf(ours.root, nodeOf(ours.node['responses'])[status]);
  return [
    ...compareTypes(`${id} ${status}`, one, other),
    ...compareSchemas(
      { root: theirs.root, schema: one.schemas[0] },
      { root: ours.root, schema: other.schemas[0] },
      `${id} ${status}`,
    ),
  ];
}

/** The published default stands beside each of our refusals. */
function errors({ id, theirs, ours }: Pair): readonly string[] {
  const published = nodeOf(theirs.node['responses']);
  const refusals = membersOf(ours.node['responses']).filter(([status]) => status.startsWith('4'));
  const one = contentOf(theirs.root, published['default']);
  const kinds =
    'default' in published && refusals.some(([status]) => status === '4XX')
      ? ['default > 4XX']
      : [`${id} errors`];
  const found = refusals.flatMap(([, response]) => {
    const other = contentOf(ours.root, response);
    return [
      ...compareTypes(`${id} errors`, one, other),
      ...other.schemas.flatMap((schema) =>
        compareSchemas(
          { root: theirs.root, schema: one.schemas[0] },
          { root: ours.root, schema },
          'errors',
        ),
      ),
    ];
  });
  return [...kinds, ...found];
}

interface Content {
  readonly types: string;
  readonly schemas: readonly unknown[];
}

function contentOf(root: Node, owner: unknown): Content {
  const content = membersOf(resolve(root, owner)['content']);
  return {
    types: content.map(([type]) => type).join(' ') || '-',
    schemas: content.map(([, media]) => nodeOf(media)['schema']),
  };
}

function compareTypes(place: string, one: Content, other: Content): readonly string[] {
  return one.types === other.types ? [] : [`${place} ${one.types} > ${other.types}`];
}
