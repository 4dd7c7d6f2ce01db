import type { Call } from '../../altinn-app/call.ts';
import { boundaryOf, type RawPart } from '../../server/read-multipart.ts';
import { mapMember, withStatus } from '../change.ts';
import type { Fault } from './fault.ts';
import {
  bothMisread,
  jsonIn,
  misreadBody,
  misreadHeader,
  misreadParts,
  misreadWhen,
  partName,
  partWith,
  type Misread,
} from './misread.ts';
import { isRecord } from '../../server/narrow.ts';
import { onReply } from './spoil.ts';
import { isMultipart, mine, reads, refusesYetMakes, routes, text } from './multipart-means.ts';

const readsParts = (
  read: (parts: readonly RawPart[]) => readonly RawPart[],
): Pick<Fault, 'requests'> => reads(misreadParts(read));

const describes = (part: RawPart): boolean => partName(part) === 'instance';

const description = (call: Call): RawPart | undefined => {
  let found: RawPart | undefined;
  misreadParts((parts) => {
    found = parts.find(describes);
    return parts;
  })(call);
  return found;
};

const isReadable = (part: RawPart | undefined): boolean =>
  part !== undefined && isRecord(jsonIn(part.body));

const ofJson = (part: RawPart): RawPart => partWith(part, 'content-type', 'application/json');

const firstOnly = (parts: readonly RawPart[], name: string): readonly RawPart[] => {
  const first = parts.find((part) => partName(part) === name);
  return parts.filter((part) => partName(part) !== name || part === first);
};

const closes: Misread = (call) => {
  const boundary = boundaryOf(call.request.header('content-type') ?? '') ?? '';
  return misreadBody((body) => Buffer.concat([body, Buffer.from(`\r\n--${boundary}--\r\n`)]))(call);
};

/** The boundary that the body itself begins with. */
const ownBoundary: Misread = (call) => {
  const own = /^--(\S+)\r?\n/.exec(text(call))?.[1];
  if (own === undefined) return call;
  return misreadHeader('Content-Type', () => `multipart/form-data; boundary="${own}"`)(call);
};

/** Faults of multipart instantiation that must be refused. */
export const multipartRefusedFaults: readonly Fault[] = [
  {
    id: 'app-multipart-guesses-boundary',
    breaks: 'A missing boundary is guessed from the body.',
    aimedAt: 'APP-MULTI-002',
    ...reads(ownBoundary),
  },
  {
    id: 'app-multipart-missing-boundary-answers-500',
    breaks: 'A missing boundary leads to 500.',
    aimedAt: 'APP-MULTI-002',
    bypass: (call, route) =>
      route.id === 'createInstance' &&
      isMultipart(call) &&
      boundaryOf(call.request.header('content-type') ?? '') === undefined
        ? { status: 500, headers: [] }
        : undefined,
  },
  {
    id: 'app-multipart-takes-cut-bodies',
    breaks: 'A body that is cut off is taken as far as it goes.',
    aimedAt: 'APP-MULTI-003',
    ...reads(misreadWhen(isMultipart, closes)),
  },
  {
    id: 'app-multipart-refuses-cut-bodies-too-late',
    breaks: 'A body that is cut off is refused, and the instance stays.',
    aimedAt: 'APP-MULTI-003',
    ...refusesYetMakes((call) => isMultipart(call) && !text(call).endsWith('--\r\n'), closes),
  },
  {
    id: 'app-multipart-takes-any-boundary',
    breaks: 'The announced boundary is not looked at.',
    aimedAt: 'APP-MULTI-003',
    ...reads(misreadWhen(isMultipart, ownBoundary)),
  },
  {
    id: 'app-multipart-takes-many-header-lines',
    breaks: 'A part may have any number of header lines.',
    aimedAt: 'APP-MULTI-004',
    ...reads(
      misreadBody((body) =>
        Buffer.from(body.toString('latin1').replaceAll(/X-Line-\d+: x\r\n/g, ''), 'latin1'),
      ),
    ),
  },
  {
    id: 'app-multipart-skips-undisposed-parts',
    breaks: 'A part without Content-Disposition is skipped.',
    aimedAt: 'APP-MULTI-005',
    ...readsParts((parts) => parts.filter((part) => part.headers.has('content-disposition'))),
  },
  {
    id: 'app-multipart-undisposed-part-answers-422',
    breaks: 'A part without Content-Disposition is refused with 422.',
    aimedAt: 'APP-MULTI-005',
    ...onReply(routes, 400, withStatus(422)),
  },
  {
    id: 'app-multipart-guesses-media-type',
    breaks: 'A part without Content-Type is taken for XML.',
    aimedAt: 'APP-MULTI-006',
    ...readsParts((parts) =>
      parts.map((part) =>
        part.headers.has('content-type') ? part : partWith(part, 'content-type', 'application/xml'),
      ),
    ),
  },
  {
    id: 'app-multipart-names-one-part',
    breaks: 'Of several unreadable parts only the first is named.',
    aimedAt: 'APP-MULTI-007',
    ...onReply(
      routes,
      400,
      mapMember(['detail'], (detail) =>
        typeof detail === 'string' ? detail.split(',')[0] : detail,
      ),
    ),
  },
  {
    id: 'app-multipart-description-of-any-type',
    breaks: 'The media type of the description is not looked at.',
    aimedAt: 'APP-MULTI-011',
    ...readsParts((parts) => parts.map((part) => (describes(part) ? ofJson(part) : part))),
  },
  {
    id: 'app-multipart-empty-description-is-the-callers',
    breaks: 'An empty description makes an instance of the caller.',
    aimedAt: 'APP-MULTI-011',
    ...reads(misreadWhen((call) => description(call)?.body.length === 0, mine)),
  },
  {
    id: 'app-multipart-without-description-is-the-callers',
    breaks: 'Without a description the instance is made for the caller.',
    aimedAt: 'APP-MULTI-012',
    ...reads(misreadWhen((call) => isMultipart(call) && description(call) === undefined, mine)),
  },
  {
    id: 'app-multipart-drops-malformed-description',
    breaks: 'A malformed description counts as none, and the caller is the owner.',
    aimedAt: 'APP-MULTI-013',
    ...reads(
      misreadWhen(
        (call) => description(call) !== undefined && !isReadable(description(call)),
        bothMisread(
          misreadParts((parts) => parts.filter((part) => !describes(part))),
          mine,
        ),
      ),
    ),
  },
  {
    id: 'app-multipart-refuses-malformed-description-too-late',
    breaks: 'A malformed description is refused, and the instance stays.',
    aimedAt: 'APP-MULTI-013',
    ...refusesYetMakes(
      (call) => description(call)?.body.toString('utf8').endsWith('Z') === true,
      misreadParts((parts) =>
        parts.map((part) =>
          describes(part) ? { ...part, body: Buffer.concat([part.body, Buffer.from('"}')]) } : part,
        ),
      ),
    ),
  },
  {
    id: 'app-multipart-skips-second-description',
    breaks: 'A second description is skipped, whatever it is.',
    aimedAt: 'APP-MULTI-014',
    ...readsParts((parts) => firstOnly(parts, 'instance')),
  },
  {
    id: 'app-multipart-skips-second-json-description',
    breaks: 'A second description in JSON is skipped.',
    aimedAt: 'APP-MULTI-015',
    ...readsParts((parts) => firstOnly(parts, 'instance')),
  },
  {
    id: 'app-multipart-second-description-answers-500',
    breaks: 'A second description leads to 500.',
    aimedAt: 'APP-MULTI-015',
    replies: {
      routes,
      when: (reply, call) => reply.status >= 400 && text(call).split('name="instance"').length > 2,
      change: () => ({ status: 500, headers: [] }),
    },
  },
  {
    id: 'app-multipart-skips-notifications',
    breaks: 'Notifications are skipped, whatever they are.',
    aimedAt: 'APP-MULTI-016',
    ...readsParts((parts) => parts.filter((part) => partName(part) !== 'notification')),
  },
  {
    id: 'app-multipart-skips-second-notification',
    breaks: 'A second notification is skipped.',
    aimedAt: 'APP-MULTI-016',
    ...readsParts((parts) => firstOnly(parts, 'notification')),
  },
];
