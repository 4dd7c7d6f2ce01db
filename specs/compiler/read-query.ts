import type { ParameterContract } from './contract.ts';

/**
 * The raw text of a query parameter as its judge takes it, undefined where the query does not have it.
 * `deepObject` collects `name[key]=value` as `key=value`, an exploded form object its properties.
 */
export function readQueryValue(
  parameter: Pick<ParameterContract, 'name' | 'style' | 'properties'>,
  query: URLSearchParams,
): string | readonly string[] | undefined {
  if (parameter.style === 'deepObject') return readDeepObject(parameter.name, query);
  if (parameter.properties.length > 0) return readProperties(parameter.properties, query);
  const values = query.getAll(parameter.name);
  if (values.length === 0) return undefined;
  return values.length === 1 ? values[0] : values;
}

function readDeepObject(name: string, query: URLSearchParams): readonly string[] | undefined {
  const pairs = [...query]
    .filter(([key]) => key.startsWith(`${name}[`) && key.endsWith(']'))
    .map(([key, value]) => `${key.slice(name.length + 1, -1)}=${value}`);
  return pairs.length === 0 ? undefined : pairs;
}

function readProperties(
  names: readonly string[],
  query: URLSearchParams,
): readonly string[] | undefined {
  const pairs = [...query]
    .filter(([key]) => names.includes(key))
    .map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? undefined : pairs;
}
