import type { Call } from '../../altinn-app/call.ts';
import { jsonText } from '../../altinn-app/families.ts';
import type { Change, Fault } from './fault.ts';
import { misreadQuery, misreadWhen, type Misread } from './misread.ts';
import { onReply, owner } from './spoil.ts';

// What the tables of multipart instantiation break it with.

/** The operation that takes an instance in parts. */
export const routes = ['createInstance'];

/** Changes the answers that tell of an instance made. */
export const onMade = (change: Change): Pick<Fault, 'replies'> => onReply(routes, 201, change);

/** Takes the request for another. */
export const reads = (change: Misread): Pick<Fault, 'requests'> => ({
  requests: { routes, change },
});

/** True for a request whose Content-Type says multipart. */
export const isMultipart = ({ request }: Call): boolean =>
  /multipart\//i.test(request.header('content-type') ?? '');

/** The body, a character a byte. */
export const text = ({ request }: Call): string => request.body.toString('latin1');

/** Names the caller as owner where nobody is. */
export const mine: Misread = misreadQuery('instanceOwnerPartyId', () => owner.partyId);

/** Makes the instance after all, and refuses all the same. */
export const refusesYetMakes = (
  fits: (call: Call) => boolean,
  change: Misread,
): Pick<Fault, 'requests' | 'replies'> => ({
  requests: { routes, change: misreadWhen(fits, change) },
  replies: {
    routes,
    when: (reply, call) => reply.status === 201 && fits(call),
    change: () => jsonText(400, 'Refused.'),
  },
});

const typeOf = (request: { header: (name: string) => string | undefined }): string =>
  request.header('content-type') ?? '';

/** Refuses requests that are in order. */
export const refuses = (
  fits: (request: { readonly type: string; readonly text: string }) => boolean,
  status = 400,
): Pick<Fault, 'bypass'> => ({
  bypass: ({ request }, route) =>
    routes.includes(route.id) &&
    fits({ type: typeOf(request), text: request.body.toString('latin1') })
      ? jsonText(status, 'Refused.')
      : undefined,
});
