import { organisationParty, personParty } from '../../identities.ts';
import type { Reply } from '../../server/message.ts';
import { appOfResource, appPart, partyOfSubject } from '../access/rights.ts';
import type { EventsCaller } from '../access/caller.ts';
import type { EventsCall } from '../call.ts';
import { defects } from '../defects.ts';
import { appResource } from '../events/cloud-event.ts';
import { bare, jsonAnswer, unhandled } from '../replies.ts';
import type { AskedSubscription } from '../rules/subscriptions.ts';
import type { SubscriptionWish } from './subscriptions.ts';

/** A subscription that may be made, or the refusal. */
export type Asked = { readonly wish: SubscriptionWish } | { readonly refusal: Reply };

type Ask = (call: EventsCall, asked: AskedSubscription) => Asked;

const refused = (text: string, status = 400): Asked => ({ refusal: jsonAnswer(status, text) });

/** Looks at what was asked for in the service's order (recorded EV-413 to EV-499). */
export function askSubscription(
  call: EventsCall,
  caller: EventsCaller,
  asked: AskedSubscription,
): Asked {
  const { rules } = call.state;
  const fault = rules.refusesSource(asked.sourceFilter) ?? rules.refusesAddress(asked.endPoint);
  if (fault !== undefined) return refused(fault);
  const isOnApp = rules.isOnApp(asked);
  if (!isOnApp && !rules.hasSubscribeScope(caller)) return { refusal: bare(403) };
  if (caller.consumer === undefined) return nobody(call);
  const found = isOnApp ? onApp(call, asked) : onResource(call, asked);
  if ('refusal' in found) return found;
  return isAllowed(call, caller, found.wish)
    ? found
    : refused(
        `Not authorized to create a subscription for resource ${found.wish.resourceFilter}.`,
        403,
      );
}

// The service looks for the identity before it knows that there is none.
function nobody({ state }: EventsCall): Asked {
  return { refusal: state.world.has(defects.nobodySubscribes) ? unhandled() : bare(403) };
}

const onResource: Ask = ({ state }, asked) => {
  const { resourceFilter, sourceFilter, alternativeSubjectFilter, subjectFilter } = asked;
  if (resourceFilter === undefined) return refused('Resource filter is required.');
  if (!state.rules.isUrn(resourceFilter)) return refused(notUrn);
  if (sourceFilter !== undefined) {
    return refused('Source filter is not supported for subscriptions on this resource.');
  }
  if (alternativeSubjectFilter !== undefined) {
    return refused(
      'AlternativeSubject filter is not supported for subscriptions on this resource.',
    );
  }
  return withSubject(asked, resourceFilter, subjectFilter);
};

const needsSubject = 'A valid subject to the authenticated identity is required';

const onApp: Ask = (call, asked) => {
  const found = resourceOf(call, asked);
  if (typeof found !== 'string') return found;
  const { subjectFilter, alternativeSubjectFilter: alternative } = asked;
  const subject = subjectFilter ?? partyOfAlternative(alternative);
  if (alternative !== undefined && subject === undefined) return refused(needsSubject);
  const { caller, state } = call;
  if (subject === undefined && caller !== undefined && state.rules.needsSubject(caller)) {
    return refused(needsSubject);
  }
  return withSubject(asked, found, subject);
};

function withSubject(
  asked: AskedSubscription,
  resource: string,
  subject: string | undefined,
): Asked {
  const { endPoint = '', sourceFilter, typeFilter, includeSubunits } = asked;
  if (includeSubunits && subject === undefined) {
    return refused('A subject filter is required where subunits are included.');
  }
  return {
    wish: {
      endPoint: URL.canParse(endPoint) && /[^ -~]/.test(endPoint) ? asWritten(endPoint) : endPoint,
      sourceFilter,
      resourceFilter: resource,
      subjectFilter: subject,
      typeFilter,
      includeSubunits,
    },
  };
}

// The name of the host stays as it came, everything behind it is percent-encoded (recorded EV-552).
function asWritten(endPoint: string): string {
  const [, origin = '', rest = ''] = /^(https?:\/\/[^/?#]*)(.*)$/.exec(endPoint) ?? [];
  return origin + encodeURI(rest).replaceAll('%25', '%');
}

/** The resource of an app subscription: given, or derived from the source (recorded EV-416 to EV-434). */
function resourceOf(
  call: EventsCall,
  { resourceFilter: given, sourceFilter }: AskedSubscription,
): string | Asked {
  const path = sourceFilter === undefined ? undefined : rawPath(sourceFilter).split('/');
  if (path !== undefined && (path.length !== 3 || path[2] === '')) {
    return refused('A valid app id is required in source filter {environment}/{org}/{app}');
  }
  const derived = path === undefined ? undefined : appResource(path[1] ?? '', path[2] ?? '');
  if (given === undefined) return derived ?? refused('Resource filter is required.');
  if (derived !== undefined && derived !== given) {
    return refused('Provided resource filter and source filter are not compatible');
  }
  return checkedResource(call, given);
}

const notUrn = 'Resource filter must be a valid urn';

// The service takes the parts of the name before it knows that there are so many.
function checkedResource({ state }: EventsCall, resource: string): string | Asked {
  const { rules, world } = state;
  if (!rules.isUrn(resource)) return refused(notUrn);
  if (!/\/$/.test(appOfResource(resource) ?? '/')) return resource;
  return world.has(defects.resourceWithoutApp) ? { refusal: unhandled() } : refused(notUrn);
}

function rawPath(address: string): string {
  return /^https?:\/\/[^/?#]*([^?#]*)/.exec(address)?.[1] ?? '';
}

function partyOfAlternative(subject: string | undefined): string | undefined {
  const [, kind = '', number = ''] =
    /^\/(person|organisation|org)\/(\d+)$/.exec(subject ?? '') ?? [];
  const party = kind === 'person' ? personParty(number) : organisationParty(number);
  return kind === '' || party === undefined ? undefined : `/party/${party.partyId}`;
}

/** The decision point, asked about the subject of the filter, else about the caller itself. */
function isAllowed({ state }: EventsCall, caller: EventsCaller, wish: SubscriptionWish): boolean {
  const { resourceFilter: resource, subjectFilter } = wish;
  const appId = appOfResource(resource);
  const named = partyOfSubject(subjectFilter);
  return state.rules.permits({
    identity: caller.identity,
    action: 'subscribe',
    resource,
    partyId: Number.isNaN(named) ? (caller.identity?.partyId ?? NaN) : named,
    ...(appId === undefined ? {} : appPart(state, appId, '')),
  });
}
