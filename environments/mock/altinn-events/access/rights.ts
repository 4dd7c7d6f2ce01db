import { organisationParty, personParty } from '../../identities.ts';
import type { EventsState } from '../call.ts';
import { pathOf, type CloudEvent } from '../events/cloud-event.ts';
import type { RightsQuestion } from '../rules/access.ts';
import type { EventsCaller } from './caller.ts';

const appPrefix = 'urn:altinn:resource:app_';

/** `org/app` of an app's resource; undefined for others. */
export function appOfResource(resource: string): string | undefined {
  if (!resource.startsWith(appPrefix)) return undefined;
  const [org = '', ...app] = resource.slice(appPrefix.length).split('_');
  return `${org}/${app.join('_')}`;
}

/** The party that a subject names, in any of its forms; NaN where it names none. */
export function partyOfSubject(subject: string | undefined): number {
  const named = /(party|person|organi[sz]ation|org)\b.*?([\w-]+)$/.exec(subject ?? '');
  if (named === null) return NaN;
  const [, kind = '', value = ''] = named;
  if (kind === 'party') return Number(value);
  const party = kind === 'person' ? personParty(value) : organisationParty(value);
  return party?.partyId ?? NaN;
}

/** Whether the caller may read an event of an instance: what it is about stands in its source (recorded EV-153). */
export function mayReadInstance(
  state: EventsState,
  caller: EventsCaller | undefined,
  event: CloudEvent,
): boolean {
  const [, org = '', app = '', , party = '', guid = ''] = pathOf(event.attributes['source'] ?? '');
  return isPermitted(state, event, {
    identity: caller?.identity,
    action: 'read',
    resource: event.attributes['resource'] ?? '',
    partyId: Number(party),
    ...appPart(state, `${org}/${app}`, guid),
  });
}

/** Whether the caller may read a generic event: the resource decides, of an app also the instance. */
export function mayReadGeneric(
  state: EventsState,
  caller: EventsCaller | undefined,
  event: CloudEvent,
): boolean {
  const { resource = '', resourceinstance = '', subject } = event.attributes;
  const [party, guid = ''] = resourceinstance.split('/');
  const appId = appOfResource(resource);
  const partyId = party === undefined || party === '' ? partyOfSubject(subject) : Number(party);
  return isPermitted(state, event, {
    identity: caller?.identity,
    action: 'subscribe',
    resource,
    partyId,
    ...(appId === undefined ? {} : appPart(state, appId, guid)),
  });
}

function isPermitted(state: EventsState, event: CloudEvent, question: RightsQuestion): boolean {
  if (state.denied.has(event.attributes['id'] ?? '')) return false;
  return state.rules.permits(question);
}

/** What the decision point is told of an app and an instance of it. */
export function appPart(
  { platform }: EventsState,
  appId: string,
  guid: string,
): Pick<RightsQuestion, 'appId' | 'app' | 'place'> {
  const process = platform.instances.get(guid)?.process;
  const place = process?.currentTask?.elementId ?? process?.endEvent ?? undefined;
  return { appId, app: platform.apps.get(appId), place };
}
