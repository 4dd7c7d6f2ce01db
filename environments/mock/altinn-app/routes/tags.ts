import type { Reply } from '../../server/message.ts';
import { mayDo } from '../access/access.ts';
import { bindBody } from '../bind-body.ts';
import type { Call, Route } from '../call.ts';
import { defects } from '../defects.ts';
import {
  callerOf,
  missingElementText,
  missingInstanceText,
  type DataTarget,
} from '../data/data-target.ts';
import { controllerProblem, empty, json, titledProblem } from '../families.ts';
import { elementOf, instanceOf, touch } from '../instances/store.ts';

const tags = '/{org}/{app}/instances/{party:int}/{guid:guid}/data/{dataGuid:guid}/tags';

/** Operations on the tags of a data element (reference 1.3); problems are `application/json`. */
export const tagsRoutes: readonly Route[] = [
  { ...route('getTags', 'GET'), access: 'read', handle: readTags },
  { ...route('addTag', 'POST'), access: 'write', handle: addTag },
  { ...route('putTags', 'PUT'), access: 'write', handle: setTags },
  { ...route('deleteTag', 'DELETE'), path: `${tags}/{tag}`, access: 'write', handle: removeTag },
];

function route(
  id: string,
  method: string,
): Pick<Route, 'id' | 'method' | 'path' | 'producesJson' | 'consumesJson'> {
  return { id, method, path: tags, producesJson: true, consumesJson: true };
}

function readTags(call: Call): Reply {
  const instance = instanceOf(call);
  if (instance === undefined) return unknownInstance(call);
  const element = elementOf(call, instance);
  if (element !== undefined) return json(200, { tags: element.tags });
  const detail = missingElementText(instance, call.params['dataGuid']);
  return controllerProblem(404, { title: 'Data element not found', detail }, 'json');
}

function unknownInstance(call: Call): Reply {
  if (call.state.world.has(defects.tagsUnknownInstance)) return empty(500);
  const text = { title: 'Instance not found', detail: missingInstanceText(call) };
  return controllerProblem(404, text, 'json');
}

/** The element to change, or E4 as JSON. */
function changeable(call: Call): { readonly target: DataTarget } | { readonly reply: Reply } {
  const instance = instanceOf(call);
  if (instance === undefined) return { reply: unknownInstance(call) };
  const element = elementOf(call, instance);
  const type = call.app.dataTypes.find((one) => one.id === element?.dataType);
  if (element === undefined || type === undefined) {
    const detail = missingElementText(instance, call.params['dataGuid']);
    return { reply: titledProblem(404, { title: 'Data Element Not Found', detail }, 'json') };
  }
  const problem = call.state.rules.dataAccess('update', {
    instance,
    type,
    caller: callerOf(call),
    may: (action) => mayDo(call, action, instance),
  });
  if (problem !== undefined) return { reply: titledProblem(problem.status, problem, 'json') };
  return { target: { instance, element, type } };
}

function addTag(call: Call): Reply {
  const bound = bindBody(call, { shape: 'string', parameter: 'tag', media: 'json' });
  if ('reply' in bound) return bound.reply;
  const tag = String(bound.value);
  if (!call.state.rules.allowsTag(tag)) return invalidTag();
  const found = changeable(call);
  if ('reply' in found) return found.reply;
  const { element } = found.target;
  if (!element.tags.includes(tag)) keep(call, found.target, [...element.tags, tag]);
  const location = `http://${call.request.host}${call.request.path.replace(/\/$/, '')}`;
  return json(201, { tags: element.tags }, [['Location', location]]);
}

function invalidTag(): Reply {
  const detail = "A tag may only contain letters, '-' and '_'.";
  return controllerProblem(400, { title: 'Invalid tag name', detail }, 'json');
}

function setTags(call: Call): Reply {
  const shape = {
    type: 'Altinn.App.Api.Models.SetTagsRequest',
    members: { tags: { list: 'string' } },
  } as const;
  const bound = bindBody(call, { shape, parameter: 'setTagsRequest', media: 'json' });
  if ('reply' in bound) return bound.reply;
  const wanted = listIn(bound.value);
  if (!wanted.every((tag) => call.state.rules.allowsTag(tag))) return invalidTag();
  const found = changeable(call);
  if ('reply' in found) return found.reply;
  keep(call, found.target, [...new Set(wanted)]);
  return json(200, { tags: found.target.element.tags });
}

function listIn(body: unknown): readonly string[] {
  const list = typeof body === 'object' && body !== null && 'tags' in body ? body.tags : [];
  return Array.isArray(list) ? list.map(String) : [];
}

function removeTag(call: Call): Reply {
  const found = changeable(call);
  if ('reply' in found) return found.reply;
  const { element } = found.target;
  const rest = element.tags.filter((tag) => tag !== call.params['tag']);
  if (rest.length < element.tags.length) keep(call, found.target, rest);
  return empty(204);
}

function keep(call: Call, target: DataTarget, wanted: string[]): void {
  target.element.tags = wanted;
  touch(call.state, target.element, callerOf(call));
}
