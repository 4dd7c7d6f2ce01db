type Fields = Record<string, unknown>;

/** What a calculation changed: JSON-path-like keys with the new values, null for what is gone. */
export function changedFields(before: unknown, after: unknown): Fields {
  const old = leaves(before, '');
  const fresh = leaves(after, '');
  const changed: Fields = {};
  for (const [path, value] of fresh) if (old.get(path) !== value) changed[path] = value;
  for (const path of old.keys()) if (!fresh.has(path)) changed[path] = null;
  return changed;
}

function leaves(value: unknown, path: string): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path, value]]);
  const step = (key: string): string => {
    if (Array.isArray(value)) return `${path}[${key}]`;
    return path === '' ? key : `${path}.${key}`;
  };
  return new Map(Object.entries(value).flatMap(([key, child]) => [...leaves(child, step(key))]));
}
