import type { AccessPackage, ChangeLogEntry, Right, SystemRow } from '../register/rows.ts';

/** A system as its vendor reads it (recorded SR-37). */
export function toSystem(row: SystemRow): object {
  return {
    id: row.id,
    vendor: { ID: `0192:${row.orgNumber}` },
    name: row.name,
    description: row.description,
    rights: row.rights,
    ...packagesOf(row),
    isDeleted: row.isDeleted,
    clientId: row.clientIds,
    isVisible: row.isVisible,
    allowedRedirectUrls: row.redirectUrls,
  };
}

/** A system in a list (recorded SR-302). */
export function toListed(row: SystemRow): object {
  return {
    systemId: row.id,
    systemVendorOrgNumber: row.orgNumber,
    systemVendorOrgName: '',
    name: row.name,
    description: row.description,
    rights: row.rights,
    ...packagesOf(row),
    isVisible: row.isVisible,
  };
}

function packagesOf({ accessPackages, packagesAreNull }: SystemRow): object {
  return packagesAreNull ? {} : { accessPackages };
}

/** Rights as portals of old know apps: owner and app by themselves (recorded SR-265). */
export function toOldRights(rights: readonly Right[]): readonly Right[] {
  return rights.map((right) => ({
    ...right,
    resource: right.resource.flatMap((pair) => {
      const [, org, app] = /^app_([^_]+)_(.+)$/.exec(pair?.value ?? '') ?? [];
      if (org === undefined || app === undefined) return [pair];
      return [
        { id: 'urn:altinn:org', value: org },
        { id: 'urn:altinn:app', value: app },
      ];
    }),
  }));
}

/** A change log, newest first (recorded SR-374). */
export function toLog({ internalId, log }: SystemRow): readonly object[] {
  return log.toReversed().map(({ changedData, created, ...entry }: ChangeLogEntry) => ({
    systemInternalId: internalId,
    changedByOrgNumber: entry.changedByOrgNumber,
    changeType: entry.changeType,
    ...(changedData === undefined ? {} : { changedData }),
    clientId: entry.clientId,
    created: created.toISOString().replace('Z', '+00:00'),
  }));
}

/** Rights as the change log has them: names in Pascal case, what is missing null. */
export function loggedRights(rights: readonly Right[]): readonly object[] {
  return rights.map(({ action = null, resource }) => ({ Action: action, Resource: resource }));
}

/** Access packages as the change log has them. */
export function loggedPackages(packages: readonly AccessPackage[]): readonly object[] {
  return packages.map(({ urn = null }) => ({ Urn: urn }));
}

/** A whole system as the change log has it. */
export function loggedSystem(row: SystemRow): object {
  return {
    Id: row.id,
    Name: row.name,
    Rights: loggedRights(row.rights),
    Vendor: { ID: `0192:${row.orgNumber}` },
    ClientId: row.clientIds,
    IsVisible: row.isVisible,
    Description: row.description,
    AccessPackages: loggedPackages(row.accessPackages),
    AllowedRedirectUrls: row.redirectUrls,
  };
}
