import type { Reply } from '../../server/message.ts';
import type { RegisterCall } from '../call.ts';
import type { AccessPackage, Right, SystemUserKind } from '../register/rows.ts';
import { nullsIn, toPackages, toRights } from './lists.ts';
import { agentModel, requestModel } from './model.ts';
import { readBody } from './read-body.ts';

/** A request as a body says it. */
export interface RequestBody {
  readonly systemId: string;
  readonly partyOrgNo: string;
  readonly externalRef: string | null | undefined;
  readonly integrationTitle: string | null | undefined;
  readonly redirectUrl: string | undefined;
  /** Absent where the body has none. */
  readonly rights: readonly Right[] | undefined;
  readonly accessPackages: readonly AccessPackage[] | undefined;
  /** Places that break the service's code: null items, and rights without a resource. */
  readonly breaks: readonly string[];
}

interface Said {
  readonly systemId: string;
  readonly partyOrgNo: string;
  readonly externalRef?: string | null;
  readonly integrationTitle?: string | null;
  readonly redirectUrl?: string | null;
  readonly rights?: readonly (Right | null)[] | null;
  readonly accessPackages?: readonly (AccessPackage | null)[] | null;
}

/** Reads the body of a request, standard or agent. */
export function readRequest(
  { request }: RegisterCall,
  kind: SystemUserKind,
): { readonly body: RequestBody } | { readonly refusal: Reply } {
  const form =
    kind === 'agent'
      ? { kind: agentModel, parameter: 'createAgentRequest' }
      : { kind: requestModel, parameter: 'createRequest' };
  const bound = readBody(request, form);
  if ('refusal' in bound) return bound;
  const said = bound.value as Said;
  return {
    body: {
      systemId: said.systemId,
      partyOrgNo: said.partyOrgNo.trim(),
      externalRef: said.externalRef,
      integrationTitle: said.integrationTitle,
      redirectUrl: said.redirectUrl ?? undefined,
      rights: said.rights == null ? undefined : toRights(said.rights),
      accessPackages: said.accessPackages == null ? undefined : toPackages(said.accessPackages),
      breaks: [...nullsIn(said), ...withoutResource(said.rights, 'Rights')],
    },
  };
}

/** The places of rights that name no resource (recorded SR-484, SR-485). */
export function withoutResource(
  rights: readonly (Partial<Right> | null)[] | null | undefined,
  name: string,
): readonly string[] {
  return (rights ?? []).flatMap((one, at) =>
    one !== null && (one.resource ?? []).length === 0 ? [`${name}[${at}].Resource`] : [],
  );
}
