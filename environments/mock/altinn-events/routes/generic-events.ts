import type { Reply } from '../../server/message.ts';
import { mayReadGeneric, partyOfSubject } from '../access/rights.ts';
import type { EventsCall, EventsRoute } from '../call.ts';
import { defects } from '../defects.ts';
import type { CloudEvent } from '../events/cloud-event.ts';
import { hasForeignLetters } from '../lists/ask-page.ts';
import { QueryReader } from '../lists/query.ts';
import { showPage } from '../lists/show-page.ts';
import { readBody } from '../read-body.ts';
import { register } from '../register.ts';
import { bare, cloudEventsType, problem, textReply, unhandled } from '../replies.ts';
import { withoutBadPatterns } from '../rules/lists.ts';

const json = /^\s*application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;

/** One event in structured mode, and nothing else. */
export const cloudEvents = /^\s*application\/cloudevents\+json\s*(?:;|$)/i;

/** Events of any resource. */
export const genericEventRoutes: readonly EventsRoute[] = [
  {
    id: 'listEvents',
    method: 'GET',
    path: '/events/api/v1/events',
    access: 'subscribe',
    consumes: json,
    labels: 'cloudevents',
    handle: (call) => list(call),
  },
  {
    id: 'publishEvent',
    method: 'POST',
    path: '/events/api/v1/events',
    access: 'publish',
    consumes: cloudEvents,
    labels: 'problem',
    handle: (call) => publish(call),
  },
];

const label = 'cloudevents';
const prefix = 'urn:altinn:resource:';

function list(call: EventsCall): Reply {
  const { request, state } = call;
  if (hasForeignLetters(call)) return unhandled();
  const query = new QueryReader(request);
  const resource = query.text('resource');
  const size = query.int('size', state.rules.defaultSize());
  if (resource === undefined) query.errors['resource'] = ['The resource field is required.'];
  if (query.failed) return problem(400, { label, errors: query.errors });
  const subject = query.text('subject');
  const alternative = request.header('altinn-alternativesubject') || undefined;
  const after = query.text('after');
  const detail = faultIn({
    resource,
    after,
    isTwice: subject !== undefined && alternative !== undefined,
  });
  if (detail !== undefined) return problem(400, { label, detail });
  return listed(call, {
    resource: resource ?? '',
    after,
    size,
    subject,
    alternative,
    types: query.all('type'),
  });
}

interface Faulty {
  readonly resource: string | undefined;
  readonly after: string | undefined;
  readonly isTwice: boolean;
}

function faultIn({ resource, after, isTwice }: Faulty): string | undefined {
  if (resource?.startsWith(prefix) !== true)
    return `The 'resource' parameter must begin with \`${prefix}\``;
  if (after === undefined) return "The 'after' parameter must be defined.";
  return isTwice ? "Only one of 'subject' or 'alternativeSubject' can be defined." : undefined;
}

interface Wanted {
  readonly resource: string;
  readonly after: string | undefined;
  readonly size: number;
  readonly subject: string | undefined;
  readonly alternative: string | undefined;
  readonly types: readonly string[];
}

function listed(call: EventsCall, wanted: Wanted): Reply {
  const { rules, world } = call.state;
  const types = withoutBadPatterns(wanted.types, world);
  if (types === undefined) return textReply(200, '[]', { mediaType: cloudEventsType });
  return showPage(call, {
    list: 'generic',
    after: wanted.after,
    size: rules.genericPageSize(wanted.size),
    wants: (row) =>
      rules.hasResource(row, wanted.resource) &&
      rules.hasSubject(row, wanted.subject) &&
      rules.hasAlternative(row, wanted.alternative) &&
      rules.hasType(row, types, 'generic'),
    mayRead: ({ event }) => mayReadGeneric(call.state, call.caller, event),
    tellsSubject: wanted.alternative !== undefined,
  });
}

/** One event in structured mode, or the refusal of the formatter (recorded EV-54 to EV-142). */
export function readCloudEvent(call: EventsCall): { event: CloudEvent } | { refusal: Reply } {
  const body = readBody(call, 'problem');
  if ('refusal' in body) return body;
  const reading = call.state.rules.reads(body.value);
  if ('event' in reading) return reading;
  return { refusal: problem(400, { label: 'problem', errors: { RequestBody: [reading.fault] } }) };
}

function publish(call: EventsCall): Reply {
  const { state, caller, request } = call;
  const read = readCloudEvent(call);
  if ('refusal' in read) return read.refusal;
  const { resource = '', subject } = read.event.attributes;
  const fault = resourceFault(call, resource);
  if (fault !== undefined) return problem(400, { label: 'problem', detail: fault });
  const question = {
    identity: caller?.identity,
    action: 'publish' as const,
    resource,
    partyId: partyOfSubject(subject),
  };
  if (!state.rules.isAdmin(caller) && !state.rules.permits(question)) return bare(403);
  const isTooLarge =
    state.down.has('functions') && request.body.length > state.rules.largestQueued();
  if (isTooLarge || !register(state, read.event)) return queueDown(call);
  return bare(200);
}

function resourceFault({ state }: EventsCall, resource: string): string | undefined {
  if (resource === '') return "A 'resource' property must be defined.";
  return state.rules.isUrn(resource) ? undefined : "'Resource' must be a valid urn.";
}

function queueDown({ state }: EventsCall): Reply {
  return state.world.has(defects.queueDownPublish) ? unhandled() : bare(503);
}
