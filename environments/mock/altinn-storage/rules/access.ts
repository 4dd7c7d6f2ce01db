import type { Caller } from '../../altinn-app/call.ts';
import type { StoredInstance } from '../../altinn-app/instances/instance.ts';
import { accessRules as appRules, type AccessQuestion } from '../../altinn-app/rules/access.ts';
import type { AppDefinition } from '../../altinn-app/app/app-definition.ts';
import { platformHeader, readPlatformToken } from '../../platform-token.ts';
import type { MockRequest } from '../../server/message.ts';
import type { World } from '../../server/world.ts';
import type { Presented } from '../../altinn-app/access/authenticate.ts';
import type { StorageAccess } from '../call.ts';

/** Decisions about who may do what (reference altinn-platform 3.3); rights are those of the app API. */
export const accessRules = {
  /** The token of a request: Bearer header, else cookie. */
  presents: (request: MockRequest): Presented | undefined => appRules.presents(request),
  /** The caller that a token stands for; undefined where the token is not good. */
  authenticates: (world: World, token: string): Promise<Caller | undefined> =>
    appRules.authenticates(world, token),
  /** Whether an operation answers 401 to a call without a good token. */
  needsToken: (access: StorageAccess): boolean => access !== 'none',
  /** Whether the policy gives the caller this action there. */
  permits: (question: AccessQuestion): boolean => appRules.permits(question),
  /** The authentication level that the policy demands of this caller. */
  requiredLevel: (app: AppDefinition, caller: Caller): number =>
    appRules.requiredLevel(app, caller),
  /** Whether a service owner's scopes let it list instances: the text is looked for in all of them together. */
  mayList: ({ scopes }: Caller): boolean =>
    scopes.join(' ').toLowerCase().includes('altinn:serviceowner/instances.read'),
  /** Whether the designer's tools call. No token of the mock is theirs. */
  isDesigner: (_caller: Caller): boolean => false,
  /** Whether the platform itself calls, beside whoever's token is shown. */
  isPlatform: async (world: World, request: MockRequest): Promise<boolean> =>
    (await readPlatformToken(world, request.header(platformHeader) ?? '')) !== undefined,
  /** Whether the path may lead to the instance: its party is not compared (4.4, row 8). */
  isAtParty: (_instance: StoredInstance, _party: number): boolean => true,
  /** Whether somebody may change the substatus: the owner of the app. */
  maySetSubstatus: ({ org }: StoredInstance, caller: Caller): boolean => caller.org === org,
  /** Whether somebody sees data elements that were deleted for good: the owner of the app. */
  seesDeletedData: ({ org }: StoredInstance, caller: Caller): boolean => caller.org === org,
};
