import type { AccessPackage, ResourcePair, Right } from '../register/rows.ts';
import { isRecord } from '../../server/narrow.ts';

/** Rights as they are kept: null ones left out, one without resource with an empty one. */
export function toRights(
  rights: readonly (Partial<Right> | null)[] | null | undefined,
): readonly Right[] {
  return (rights ?? []).flatMap((one) => (one === null ? [] : [toRight(one)]));
}

function toRight({ action, resource = [] }: Partial<Right>): Right {
  const pairs = resource.flatMap((pair) => (pair === null ? [] : [toPair(pair)]));
  return { ...(action == null ? {} : { action }), resource: pairs };
}

function toPair({ id, value }: ResourcePair): ResourcePair {
  return { id, value };
}

/** Access packages as they are kept: null ones left out. */
export function toPackages(
  packages: readonly (AccessPackage | null)[] | null | undefined,
): readonly AccessPackage[] {
  return (packages ?? []).flatMap((one) =>
    one === null ? [] : [one.urn == null ? {} : { urn: one.urn }],
  );
}

/** The places of items that are null in the lists of a body, in Pascal case. */
export function nullsIn(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap((one, at) =>
      one === null ? [`${path}[${at}]`] : nullsIn(one, `${path}[${at}]`),
    );
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    const own = name.slice(0, 1).toUpperCase() + name.slice(1);
    return nullsIn(one, path === '' ? own : `${path}.${own}`);
  });
}
