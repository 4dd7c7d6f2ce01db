import type { Reply } from '../../server/message.ts';
import { mayReadInstance } from '../access/rights.ts';
import type { EventsCall, EventsRoute } from '../call.ts';
import { defects } from '../defects.ts';
import { appResource, pathOf } from '../events/cloud-event.ts';
import { toAppEvent, type AppEventWish } from '../events/app-event.ts';
import type { StoredEvent } from '../events/store.ts';
import { askPage, type AppPage } from '../lists/ask-page.ts';
import { isHeaderText } from '../lists/next.ts';
import { showPage } from '../lists/show-page.ts';
import { bindModel, readBody } from '../read-body.ts';
import { register } from '../register.ts';
import { bare, cloudEventsType, jsonAnswer, problem, textReply, unhandled } from '../replies.ts';
import { withoutBadPatterns } from '../rules/lists.ts';

const json = /^\s*application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;

/** Events of apps: two lists, and what apps publish with. */
export const appEventRoutes: readonly EventsRoute[] = [
  {
    id: 'listAppEvents',
    method: 'GET',
    path: '/events/api/v1/app/{org}/{app}',
    access: 'bearer',
    consumes: json,
    handle: (call) => listOfApp(call),
  },
  {
    id: 'listPartyEvents',
    method: 'GET',
    path: '/events/api/v1/app/party',
    access: 'bearer',
    consumes: json,
    handle: (call) => listOfParty(call),
  },
  {
    id: 'publishAppEvent',
    method: 'POST',
    path: '/events/api/v1/app',
    access: 'publishApp',
    consumes: json,
    handle: (call) => publish(call),
  },
];

function listOfApp(call: EventsCall): Reply {
  const { params, caller, state } = call;
  const bound = askPage(call);
  if ('refusal' in bound) return bound.refusal;
  if (!state.rules.isOwner(caller)) return ownersOnly(call);
  const resource = appResource(params['org'] ?? '', params['app'] ?? '');
  return listed(call, bound.check(), (row) => state.rules.hasResource(row, resource));
}

function ownersOnly({ state }: EventsCall): Reply {
  return state.world.has(defects.ownersOnlyIs401)
    ? jsonAnswer(401, 'Only orgs can call this api')
    : jsonAnswer(403, 'Only orgs can call this api');
}

const needsSubject =
  'Subject must be specified using either query params party or unit or header value person.';

function listOfParty(call: EventsCall): Reply {
  const bound = askPage(call);
  if ('refusal' in bound) return bound.refusal;
  if (!bound.namesParty) return problem(400, { detail: needsSubject });
  const page = bound.check();
  const sources = bound.sources;
  return listed(call, page, (row) => call.state.rules.hasSource(row, sources));
}

function listed(
  call: EventsCall,
  page: AppPage | { readonly refusal: Reply },
  wants: (row: StoredEvent) => boolean,
): Reply {
  if ('refusal' in page) return page.refusal;
  const { rules, world } = call.state;
  const types = withoutBadPatterns(page.types, world);
  if (types === undefined) return textReply(200, '[]', { mediaType: cloudEventsType });
  return showPage(call, {
    list: 'app',
    after: page.after,
    size: page.size,
    wants: (row) =>
      rules.isOfInstance(row) &&
      rules.hasSubject(row, page.subject) &&
      rules.isWithin(row, page) &&
      rules.hasType(row, types, 'app') &&
      wants(row),
    mayRead: ({ event }) => mayReadInstance(call.state, call.caller, event),
  });
}

const shape = {
  source: 'string',
  specversion: 'string',
  type: 'string',
  subject: 'string',
  alternativesubject: 'string',
  contenttype: 'none',
} as const;

const needsAll = 'Missing parameter values: source, subject and type cannot be null';

const needed = ['source', 'specversion', 'type', 'subject'] as const;

function publish(call: EventsCall): Reply {
  const body = readBody(call, 'json');
  if ('refusal' in body) return body.refusal;
  const model = bindModel(body.value, { name: 'AppCloudEventRequestModel', shape });
  if ('refusal' in model) return model.refusal;
  const given = model.value as Readonly<Partial<Record<keyof typeof shape, string>>>;
  if (needed.some((name) => (given[name] ?? '') === '')) return problem(400, { detail: needsAll });
  return publishWish(call, { source: '', type: '', subject: '', ...given });
}

function publishWish(call: EventsCall, given: AppEventWish): Reply {
  const { state, platformApp = '' } = call;
  const { source, type, subject, alternativesubject } = given;
  const path = pathOf(source);
  if (path.length === 0) return relative(call);
  if (!state.rules.mayUseSource(platformApp, path.join('/'), state.world)) {
    const text = `${platformApp} is not authorized to create events for ${source}`;
    return jsonAnswer(state.world.has(defects.wrongSourceIs401) ? 401 : 403, text);
  }
  const wish = state.rules.takesAppEvent({ source, type, subject, alternativesubject });
  const event = toAppEvent(wish, state.world);
  if (!register(state, event)) return queueDown(call);
  return created(call, event.attributes);
}

function relative({ state }: EventsCall): Reply {
  if (state.world.has(defects.relativeSource)) return unhandled();
  return problem(400, { detail: 'The source must be an absolute URI.' });
}

function queueDown({ state }: EventsCall): Reply {
  return state.world.has(defects.queueDownPublish)
    ? jsonAnswer(500, 'Unable to register cloud event.')
    : bare(503);
}

// A header holds ASCII alone: the service breaks on others after the event is kept (recorded EV-38).
function created(
  { state }: EventsCall,
  { id, subject = '' }: Readonly<Record<string, string>>,
): Reply {
  if (!isHeaderText(subject) && state.world.has(defects.nonAsciiSubject)) return unhandled();
  const location = isHeaderText(subject) ? subject : encodeURI(subject);
  return jsonAnswer(201, id, [['Location', location]]);
}
