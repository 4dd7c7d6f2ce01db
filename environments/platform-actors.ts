import type { ActorDefinition, MaskinportenDefinition } from './environment-definition.ts';

/** Scopes of end users' systems and of service owners (reference altinn-platform 3.1). */
export const platformScopes = {
  user: ['altinn:instances.read', 'altinn:instances.write'],
  owner: ['altinn:serviceowner/instances.read', 'altinn:serviceowner/instances.write'],
} as const;

/** Somebody with a grant of Maskinporten; its client may be the one that all share, unless told otherwise. */
export function grant(
  prefix: string,
  scopes: readonly string[],
  more: Partial<Omit<MaskinportenDefinition, 'kind' | 'prefix' | 'scopes'>> = {},
): MaskinportenDefinition {
  return {
    kind: 'maskinporten',
    prefix,
    sharesClient: true,
    isSystemUser: false,
    scopes,
    ...more,
  };
}

/** A user of the local test platform; the setting holds his id. */
export function localtestUser(setting: string, level: number): ActorDefinition {
  const path = `/Home/GetTestUserToken/{${setting}}?authenticationLevel=${level}`;
  return { kind: 'localtest', path };
}

/** A service owner of the local test platform; the setting holds his number, `{VARIABLE}` in the others is replaced. */
export function localtestOwner(org: string, setting: string, scopes: string): ActorDefinition {
  const query = `orgNumber={${setting}}&scopes=${scopes}&authenticationLevel=3`;
  return { kind: 'localtest', path: `/Home/GetTestOrgToken/${org}?${query}` };
}

/** The system user of the local test platform. */
export const localtestSystem: ActorDefinition = {
  kind: 'localtest',
  path: '/Home/GetTestSystemUserToken?systemId={SAMSVAR_LOCALTEST_SYSTEM_ID}&systemUserId={SAMSVAR_LOCALTEST_SYSTEM_USER_ID}&systemUserOrgNumber={SAMSVAR_LOCALTEST_SYSTEM_USER_ORG}&supplierOrgNumber=&scope={SAMSVAR_SYSTEM_SCOPES}',
};
