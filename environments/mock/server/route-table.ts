/** A parameter or a literal of a route template. */
type Segment = { literal: string } | { name: string; constraint: Constraint };
type Constraint = 'any' | 'int' | 'guid';

export interface Routable {
  readonly method: string;
  readonly path: string;
}

export type RouteMatch<R> =
  | { readonly kind: 'found'; readonly route: R; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'wrong-method'; readonly allowed: readonly string[] }
  | { readonly kind: 'missing' };

interface Compiled<R> {
  readonly route: R;
  readonly segments: readonly Segment[];
  readonly weight: string;
}

const guid = /^\{?[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\}?$/i;
const int = /^[+-]?\d{1,10}$/;
const holds: Readonly<Record<Constraint, (text: string) => boolean>> = {
  any: (text) => text !== '',
  int: (text) => int.test(text) && Math.abs(Number(text)) <= 2_147_483_647,
  guid: (text) => guid.test(text),
};

/**
 * Matches as ASP.NET routing does: literals in any case and before parameters, a trailing slash is
 * tolerated. The method is looked at before constraints: where another route of the method stands
 * at the place, a value that breaks a constraint is 404, else 405 with the methods of the place.
 */
export function routeTable<R extends Routable>(
  routes: readonly R[],
): (method: string, path: string) => RouteMatch<R> {
  const bySize = grouped(routes.map(compiled));
  return (method, path) => {
    const parts = path.replace(/^\//, '').replace(/\/$/, '').split('/');
    const shaped = (bySize.get(parts.length) ?? []).filter((entry) => hasShape(entry, parts));
    return choose(placed(shaped, parts), { method, parts });
  };
}

// Where a literal stands at a position, parameters there are matched with their constraints at once.
function placed<R>(entries: readonly Compiled<R>[], parts: readonly string[]): Compiled<R>[] {
  const literal = parts.map((_, i) =>
    entries.some(({ segments }) => segments[i] !== undefined && 'literal' in segments[i]),
  );
  return entries.filter((entry) =>
    entry.segments.every((segment, i) => literal[i] !== true || satisfies(segment, parts[i] ?? '')),
  );
}

function grouped<R>(entries: readonly Compiled<R>[]): Map<number, Compiled<R>[]> {
  const bySize = new Map<number, Compiled<R>[]>();
  for (const entry of entries.toSorted((a, b) => a.weight.localeCompare(b.weight))) {
    const size = entry.segments.length;
    bySize.set(size, [...(bySize.get(size) ?? []), entry]);
  }
  return bySize;
}

function choose<R extends Routable>(
  candidates: readonly Compiled<R>[],
  asked: { method: string; parts: readonly string[] },
): RouteMatch<R> {
  if (candidates.length === 0) return { kind: 'missing' };
  const ofMethod = candidates.filter((entry) => entry.route.method === asked.method);
  if (ofMethod.length === 0) {
    const allowed = [...new Set(candidates.map((entry) => entry.route.method))].sort();
    return { kind: 'wrong-method', allowed };
  }
  const chosen = ofMethod.find((entry) =>
    entry.segments.every((segment, i) => satisfies(segment, asked.parts[i] ?? '')),
  );
  if (chosen === undefined) return { kind: 'missing' };
  return { kind: 'found', route: chosen.route, params: paramsOf(chosen, asked.parts) };
}

function compiled<R extends Routable>(route: R): Compiled<R> {
  const segments = route.path.replace(/^\//, '').split('/').map(segmentOf);
  return { route, segments, weight: segments.map(weightOf).join('') };
}

function segmentOf(text: string): Segment {
  const parameter = /^\{(\w+)(?::(\w+))?\}$/.exec(text);
  if (parameter === null) return { literal: text.toLowerCase() };
  const constraint = parameter[2] === 'int' || parameter[2] === 'guid' ? parameter[2] : 'any';
  return { name: parameter[1] ?? '', constraint };
}

function weightOf(segment: Segment): string {
  if ('literal' in segment) return '0';
  return segment.constraint === 'any' ? '2' : '1';
}

function hasShape<R>(entry: Compiled<R>, parts: readonly string[]): boolean {
  return entry.segments.every((segment, i) => {
    const part = parts[i] ?? '';
    return 'literal' in segment ? part.toLowerCase() === segment.literal : part !== '';
  });
}

function satisfies(segment: Segment, part: string): boolean {
  return 'literal' in segment || holds[segment.constraint](part);
}

function paramsOf<R>(entry: Compiled<R>, parts: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {};
  entry.segments.forEach((segment, i) => {
    if ('name' in segment) params[segment.name] = parts[i] ?? '';
  });
  return params;
}
