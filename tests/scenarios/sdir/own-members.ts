import type { Json } from '../capabilities/json-value.ts';
import { lostMembers } from '../capabilities/versioning-minor.ts';
import { shapes, type ItemKind } from './items.ts';

/** Members that are the caller's alone and are not shown as they were sent; `all` where nothing is shown. */
export function lostOwn(kind: ItemKind, item: Json, shown: unknown): readonly string[] {
  if (shown === undefined) return ['all'];
  const { filled } = shapes[kind];
  return lostMembers(item, shown, { filled }).filter((pointer) => !filled.includes(pointer));
}
