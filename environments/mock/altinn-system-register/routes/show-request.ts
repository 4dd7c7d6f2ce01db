import { organisationParty } from '../../identities.ts';
import type { RegisterCall, RegisterState } from '../call.ts';
import type { ChangeRow, RequestRow, SystemUserRow } from '../register/rows.ts';

const confirmBase = 'https://am.ui.mock.samsvar.invalid/accessmanagement/ui/systemuser';

/** Where the customer answers. */
function confirmUrl(page: string, id: string): string {
  return `${confirmBase}/${page}?id=${id}&DONTCHOOSEREPORTEE=true`;
}

/** A request as its vendor reads it; those of lists have no address to answer at (recorded SR-409, SR-533). */
export function toRequest(
  { rules, world }: RegisterState,
  row: RequestRow,
  isListed = false,
): object {
  const { id, integrationTitle, externalRef, systemId, partyOrgNo, kind } = row;
  const page = kind === 'agent' ? 'agentrequest' : 'request';
  return {
    id,
    ...(integrationTitle === null ? {} : { integrationTitle }),
    externalRef,
    systemId,
    partyOrgNo,
    ...(kind === 'agent' ? {} : { rights: row.rights }),
    accessPackages: row.accessPackages,
    status: row.status,
    ...(row.redirectUrl === undefined ? {} : { redirectUrl: row.redirectUrl }),
    ...(isListed ? {} : { confirmUrl: confirmUrl(page, id) }),
    escalated: false,
    created: row.created.toISOString(),
    timedOut: rules.isTimedOut(row, world.clock.now().getTime()),
  };
}

/** A request as the customer's end user reads it (recorded SR-510, SR-620). */
export function toAsked({ rules }: RegisterState, row: RequestRow): object {
  return {
    id: row.id,
    externalRef: row.externalRef,
    systemId: row.systemId,
    partyOrgNo: row.partyOrgNo,
    partyId: rules.partyOf(row.partyOrgNo),
    partyUuid: organisationParty(row.partyOrgNo)?.partyUuid ?? '',
    rights: row.rights,
    accessPackages: row.accessPackages,
    status: row.status,
    ...(row.redirectUrl === undefined ? {} : { redirectUrl: row.redirectUrl }),
    escalated: false,
    userMayEscalateButNotApprove: false,
    created: row.created.toISOString(),
    ...(row.kind === 'agent' ? { systemUserType: 'Standard' } : {}),
  };
}

/** A change request as its vendor reads it (recorded SR-664, SR-709). */
export function toChange(
  { rules, world }: RegisterState,
  row: ChangeRow,
  isListed = false,
): object {
  return {
    id: row.id,
    externalRef: row.externalRef,
    systemId: row.systemId,
    systemUserId: row.systemUserId,
    partyOrgNo: row.partyOrgNo,
    requiredRights: row.requiredRights,
    unwantedRights: row.unwantedRights,
    requiredAccessPackages: row.requiredAccessPackages,
    unwantedAccessPackages: row.unwantedAccessPackages,
    status: row.status,
    ...(row.redirectUrl === undefined ? {} : { redirectUrl: row.redirectUrl }),
    ...(isListed ? {} : { confirmUrl: confirmUrl('changerequest', row.id) }),
    created: row.created.toISOString(),
    timedOut: rules.isTimedOut(row, world.clock.now().getTime()),
  };
}

/** What nothing has to be changed for is answered with, and is not kept (recorded SR-668). */
export function toNoChange(state: RegisterState, row: ChangeRow): object {
  const never = '0001-01-01T00:00:00';
  return {
    ...toChange(state, row),
    status: 'NoChangeNeeded',
    confirmUrl: '',
    created: never,
    timedOut: false,
  };
}

/** A system user in a vendor's list (recorded SR-545). */
export function toSystemUser(
  { register }: RegisterState,
  row: SystemUserRow,
  product = '',
): object {
  const { id, integrationTitle, systemId, partyOrgNo, kind } = row;
  return {
    id,
    ...(integrationTitle === null ? {} : { integrationTitle }),
    systemId,
    productName: product,
    reporteeOrgNo: partyOrgNo,
    created: row.created.toISOString(),
    isDeleted: row.isDeleted,
    supplierName: '',
    supplierOrgno: register.systems.get(systemId)?.orgNumber ?? '',
    externalRef: row.externalRef,
    userType: kind,
  };
}

/** Address of what was made, on the host that was asked. */
export function locationOf({ request }: RegisterCall, path: string): readonly [string, string] {
  return ['Location', `http://${request.host}/authentication/api/v1/systemuser/${path}`];
}
