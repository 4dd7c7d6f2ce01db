import type { Contract, Operation } from './contract.ts';
import { templateNames } from './operations-of.ts';

/** The operation that a request asks for, and its path parameters, percent-decoded. */
export interface OperationMatch {
  readonly operation: Operation;
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface Route {
  readonly operation: Operation;
  readonly segments: readonly (string | RegExp)[];
  readonly names: readonly string[];
}

interface Routes {
  readonly byMethod: ReadonlyMap<string, readonly Route[]>;
  readonly bases: readonly (readonly (string | RegExp)[])[];
}

const ROUTES = new WeakMap<Contract, Routes>();

/**
 * Finds the operation of a method and an address (absolute, or a path). The base path may be there or not; a trailing slash does
 * not matter; case does. Literal paths win over templated ones, and among equals the one whose path parameters conform.
 */
export function matchOperation(
  contract: Contract,
  method: string,
  address: string,
): OperationMatch | undefined {
  const routes = routesOf(contract);
  const candidates = routes.byMethod.get(method.toUpperCase()) ?? [];
  const given = segmentsOf(address);
  for (const base of routes.bases) {
    if (!startsWith(given, base)) continue;
    const match = bestOf(candidates, given.slice(base.length));
    if (match !== undefined) return match;
  }
  return undefined;
}

function bestOf(routes: readonly Route[], given: readonly string[]): OperationMatch | undefined {
  const matches = routes
    .filter(({ segments }) => segments.length === given.length && startsWith(given, segments))
    .map((route) => toMatch(route, given));
  return matches.length > 1 ? (matches.find(conforms) ?? matches[0]) : matches[0];
}

function conforms({ operation, pathParameters }: OperationMatch): boolean {
  return operation.parameters.every(
    (one) => one.in !== 'path' || one.judge(pathParameters[one.name] ?? '').length === 0,
  );
}

function toMatch({ operation, segments, names }: Route, given: readonly string[]): OperationMatch {
  const values = segments.flatMap((segment, index) =>
    typeof segment === 'string' ? [] : (segment.exec(given[index] ?? '')?.slice(1) ?? []),
  );
  return {
    operation,
    pathParameters: Object.fromEntries(
      names.map((name, index) => [name, decode(values[index] ?? '')]),
    ),
  };
}

function startsWith(given: readonly string[], wanted: readonly (string | RegExp)[]): boolean {
  return wanted.every((segment, index) => {
    const one = given[index];
    return (
      one !== undefined &&
      (typeof segment === 'string' ? segment === one || segment === decode(one) : segment.test(one))
    );
  });
}

function segmentsOf(address: string): readonly string[] {
  const path = address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  const inner = path.replace(/^\//, '').replace(/\/$/, '');
  return inner === '' ? [] : inner.split('/');
}

function routesOf(contract: Contract): Routes {
  const known = ROUTES.get(contract);
  if (known !== undefined) return known;
  const all = contract.operations.map(toRoute);
  const methods = new Set(all.map(({ operation }) => operation.method));
  const byMethod = new Map(
    [...methods].map((method) => [
      method,
      all.filter(({ operation }) => operation.method === method),
    ]),
  );
  // Longest first, so that a base is not read as part of the path; none at all is always tried last.
  const bases = [...new Set([...contract.basePaths, ''])].toSorted(
    (one, other) => other.length - one.length,
  );
  const routes = {
    byMethod,
    bases: bases.map((base) => (base === '' ? [] : segmentsOf(base).map(toSegment))),
  };
  ROUTES.set(contract, routes);
  return routes;
}

function toRoute(operation: Operation): Route {
  return {
    operation,
    segments: segmentsOf(operation.path).map(toSegment),
    names: templateNames(operation.path),
  };
}

function toSegment(segment: string): string | RegExp {
  if (!segment.includes('{')) return decode(segment);
  const literal = segment
    .split(/\{[^{}]*\}/)
    .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  return new RegExp(`^${literal.join('(.+?)')}$`, 's');
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
