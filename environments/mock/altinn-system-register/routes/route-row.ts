import type { RegisterAccess, RegisterRoute } from '../call.ts';

/** One operation as a line of a table. */
export type RouteRow = readonly [
  id: string,
  method: string,
  path: string,
  access: RegisterAccess,
  handle: RegisterRoute['handle'],
];

/** The operation of a line. */
export function toRoute([id, method, path, access, handle]: RouteRow): RegisterRoute {
  return { id, method, path, access, handle };
}
