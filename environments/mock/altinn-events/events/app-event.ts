import { randomUUID } from 'node:crypto';
import { nowText } from '../../altinn-app/timestamp.ts';
import type { AppEvent } from '../../altinn-platform.ts';
import type { World } from '../../server/world.ts';
import { appResource, appsHost, pathOf, type CloudEvent } from './cloud-event.ts';

/** What an app says of an event that it publishes. */
export interface AppEventWish {
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly alternativesubject?: string | undefined;
}

/** An app's event as it is registered: id, time and what is derived from its source (recorded EV-9, EV-36). */
export function toAppEvent(wish: AppEventWish, world: World): CloudEvent {
  const [, org = '', app = '', , party, guid] = pathOf(wish.source);
  const { alternativesubject } = wish;
  return {
    attributes: {
      id: randomUUID(),
      time: nowText(world),
      type: wish.type,
      source: wish.source,
      subject: wish.subject,
      resource: appResource(org, app),
      ...(party === undefined || guid === undefined
        ? {}
        : { resourceinstance: `${party}/${guid}` }),
      ...(alternativesubject === undefined ? {} : { alternativesubject }),
    },
  };
}

/** What the app API of this mock tells of an instance, as its app would publish it (reference altinn-platform 5.2). */
export function toldByApp({ type, instance }: AppEvent): AppEventWish {
  const [org = '', app = ''] = instance.appId.split('/');
  const { personNumber, organisationNumber } = instance.instanceOwner;
  const owner =
    personNumber === null ? `/organisation/${organisationNumber}` : `/person/${personNumber}`;
  return {
    source: `https://${org}.${appsHost}/${org}/${app}/instances/${instance.partyId}/${instance.guid}`,
    type,
    subject: `/party/${instance.partyId}`,
    ...(personNumber === null && organisationNumber === null ? {} : { alternativesubject: owner }),
  };
}
