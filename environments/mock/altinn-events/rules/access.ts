import type { Caller } from '../../altinn-app/call.ts';
import type { AppDefinition } from '../../altinn-app/app/app-definition.ts';
import { accessRules as appRules } from '../../altinn-app/rules/access.ts';
import { organisationParty } from '../../identities.ts';
import type { World } from '../../server/world.ts';
import { callerOf, type EventsCaller } from '../access/caller.ts';
import { readPlatformToken } from '../../platform-token.ts';
import { mayUse } from '../access/resources.ts';
import type { EventsAccess } from '../call.ts';
import { unlisted } from '../defects.ts';

/** Who asks for what, and what came with the request. */
export interface Admittance {
  readonly access: EventsAccess;
  readonly isKnown: boolean;
  readonly maySubscribe: boolean;
  readonly mayPublish: boolean;
  /** Whether a good platform access token came with it. */
  readonly byPlatform: boolean;
}

/** A question to the decision point. */
export interface RightsQuestion {
  readonly identity: Caller | undefined;
  readonly action: 'read' | 'subscribe' | 'publish';
  readonly resource: string;
  /** `org/app` of the resource of an app; absent for others. */
  readonly appId?: string | undefined;
  /** The app, where this mock serves it. */
  readonly app?: AppDefinition | undefined;
  /** The party that it is about. */
  readonly partyId: number;
  /** Where the instance stands, if Storage has it. */
  readonly place?: string | undefined;
}

const has = (caller: EventsCaller | undefined, scope: string): boolean =>
  caller?.scopes.includes(scope) === true;

/** Decisions about tokens, scopes and rights. */
export const accessRules = {
  /** The caller that a token stands for; undefined where the token is not good. */
  authenticates: (world: World, token: string): Promise<EventsCaller | undefined> =>
    callerOf(world, token),
  /** `org/app` of a good platform access token. */
  readsPlatform: (world: World, token: string): Promise<string | undefined> =>
    readPlatformToken(world, token),
  /** Whether the caller may read generic events: exactly this scope, in this case. */
  hasSubscribeScope: (caller: EventsCaller | undefined): boolean =>
    has(caller, 'altinn:events.subscribe'),
  /** Whether the caller may publish generic events. */
  hasPublishScope: (caller: EventsCaller | undefined): boolean =>
    has(caller, 'altinn:events.publish'),
  /** Whether the caller publishes for any resource. */
  isAdmin: (caller: EventsCaller | undefined): boolean =>
    has(caller, 'altinn:events.publish.admin'),
  /** The status that a call is refused with before it is looked at; undefined: let in (reference altinn-platform 12). */
  refuses: (asked: Admittance): 401 | 403 | undefined => {
    const { access, isKnown, byPlatform } = asked;
    const isMet: Readonly<Record<EventsAccess, boolean>> = {
      none: true,
      bearer: isKnown,
      subscribe: asked.maySubscribe,
      publish: isKnown && (asked.mayPublish || byPlatform),
      publishApp: isKnown && byPlatform,
      platform: byPlatform,
    };
    if (isMet[access]) return undefined;
    return isKnown ? 403 : 401;
  },
  /** Whether lists of an app are the caller's: owners only. */
  isOwner: (caller: EventsCaller | undefined): boolean => caller?.identity?.org !== undefined,
  /** Whether an app may publish with this source: the path begins with its own id (recorded EV-19 to EV-22). */
  mayUseSource: (platformApp: string, path: string, world: World): boolean => {
    const own = `/${platformApp}`;
    return world.has(unlisted.sourcePrefix)
      ? path.startsWith(own)
      : path === own || path.startsWith(`${own}/`);
  },
  /** The decision point: policies of apps as the app API has them, and the mock's own for other resources. */
  permits: (question: RightsQuestion): boolean => {
    const { identity, resource, appId } = question;
    if (identity === undefined) return false;
    return appId === undefined ? mayUse(identity, resource) : permitsApp(question, identity, appId);
  },
};

function permitsApp(
  { app, partyId, place }: RightsQuestion,
  identity: Caller,
  appId: string,
): boolean {
  const caller = asRole(identity, partyId);
  if (app === undefined) {
    const [owner] = appId.split('/');
    return caller.org === owner || appRules.represents(caller, partyId);
  }
  const level = appRules.requiredLevel(app, caller);
  if (caller.authenticationLevel < level) return false;
  const where = place === undefined ? {} : { place };
  return appRules.permits({ app, pathAppId: app.id, caller, action: 'read', partyId, ...where });
}

/** An organisation that is no owner has all roles for itself. */
function asRole(identity: Caller, partyId: number): Caller {
  const isItself =
    identity.kind === 'org' &&
    identity.org === undefined &&
    organisationParty(identity.orgNumber ?? '')?.partyId === partyId;
  return isItself ? { ...identity, kind: 'system' } : identity;
}
