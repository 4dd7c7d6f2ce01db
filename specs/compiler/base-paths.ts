import { isObject, listAt, objectAt, textAt, type JsonObject } from './json-node.ts';
import { operationsOf } from './operations-of.ts';

/**
 * Path parts of every server that the document, a path or an operation names, without a trailing slash; `''` where there is none.
 * A variable in a path stays as `{name}` and stands for any segment; its default stands beside it.
 */
export function basePathsOf(root: JsonObject): readonly string[] {
  const owners = [root, ...operationsOf(root).flatMap(({ pathItem, node }) => [pathItem, node])];
  const paths = owners.flatMap((owner) => listAt(owner, 'servers')).flatMap(pathsOf);
  return paths.length === 0 ? [''] : [...new Set(paths)];
}

function pathsOf(server: unknown): readonly string[] {
  const path = pathOf(textAt(server, 'url') ?? '');
  const variables = Object.entries(objectAt(server, 'variables')).filter(([name]) =>
    path.includes(`{${name}}`),
  );
  return variables.length === 0 ? [path] : [path, variables.reduce(withDefault, path)];
}

function withDefault(path: string, [name, variable]: readonly [string, unknown]): string {
  const value = isObject(variable) ? (textAt(variable, 'default') ?? '') : '';
  return path.replaceAll(`{${name}}`, value.replaceAll(/^\/+|\/+$/g, ''));
}

/** Server addresses may be relative. */
function pathOf(url: string): string {
  const path = url
    .replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
  return path === '' || path.startsWith('/') ? path : `/${path}`;
}
