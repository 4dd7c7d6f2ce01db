import type { AppDefinition } from '../app/app-definition.ts';
import type { Caller } from '../call.ts';
import { isRecord } from '../../server/narrow.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
const portalScope = 'altinn:portal/enduser';

/** The scope that `apiScopes` of the metadata demands of this caller; undefined: none (reference 0.1). */
export function requiredScope(
  app: AppDefinition,
  caller: Caller,
  method: string,
): string | undefined {
  const all = app.metadata['apiScopes'];
  if (!isRecord(all) || isPortalUser(caller)) return undefined;
  const own = all[caller.kind === 'org' ? 'serviceOwners' : 'users'];
  if (!isRecord(own)) return undefined;
  const scope = own[safeMethods.has(method) ? 'read' : 'write'];
  return typeof scope === 'string' ? scope.replace('[app]', app.name) : undefined;
}

function isPortalUser(caller: Caller): boolean {
  return caller.kind === 'user' && caller.scopes.includes(portalScope);
}
