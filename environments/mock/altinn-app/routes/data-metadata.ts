import type { Reply } from '../../server/message.ts';
import { mayDo } from '../access/access.ts';
import { bindBody } from '../bind-body.ts';
import type { Call, Route } from '../call.ts';
import { defects } from '../defects.ts';
import { callerOf } from '../data/data-target.ts';
import { bareProblem, empty, json, jsonText, titledProblem } from '../families.ts';
import type { StoredDataElement, StoredInstance } from '../instances/instance.ts';
import { elementOf, instanceOf, touch } from '../instances/store.ts';
import { textOf } from '../../server/narrow.ts';

const path =
  '/{org}/{app}/instances/{party:int}/{guid:guid}/data/{dataGuid:guid}/user-defined-metadata';
const shared = { path, producesJson: true, consumesJson: true };

/** Operations on a data element's user-defined metadata (reference 1.3). */
export const dataMetadataRoutes: readonly Route[] = [
  { ...shared, id: 'getUserDefinedMetadata', method: 'GET', access: 'read', handle: read },
  { ...shared, id: 'putUserDefinedMetadata', method: 'PUT', access: 'write', handle: replace },
];

const missing = jsonText(404, 'Unable to find data element based on the given parameters.');

type Entry = { key: string; value: string };

function read(call: Call): Reply {
  const found = elementAt(call);
  if ('reply' in found) return found.reply;
  return json(200, { userDefinedMetadata: found.element.userDefinedMetadata });
}

function elementAt(
  call: Call,
): { element: StoredDataElement; instance: StoredInstance } | { reply: Reply } {
  const instance = instanceOf(call);
  if (instance === undefined) {
    const crashes = call.state.world.has(defects.tagsUnknownInstance);
    return { reply: crashes ? empty(500) : bareProblem(404, 'json') };
  }
  const element = elementOf(call, instance);
  return element === undefined ? { reply: missing } : { element, instance };
}

const shape = {
  type: 'Altinn.App.Api.Models.UserDefinedMetadataDto',
  members: {
    userDefinedMetadata: {
      list: {
        type: 'Altinn.Platform.Storage.Interface.Models.KeyValueEntry',
        members: { key: 'string', value: 'string' },
      },
    },
  },
} as const;

function replace(call: Call): Reply {
  const bound = bindBody(call, { shape, parameter: 'userDefinedMetadataDto', media: 'json' });
  if ('reply' in bound) return bound.reply;
  const entries = entriesIn(bound.value);
  const keys = entries.map((entry) => entry.key);
  const twice = [...new Set(keys.filter((key, i) => keys.indexOf(key) < i))];
  if (twice.length > 0) {
    return jsonText(400, `The following keys are duplicated: ${twice.join(', ')}`);
  }
  return stored(call, entries);
}

function stored(call: Call, entries: Entry[]): Reply {
  const found = elementAt(call);
  if ('reply' in found) return found.reply;
  const { element, instance } = found;
  const type = call.app.dataTypes.find((one) => one.id === element.dataType);
  if (type === undefined) return missing;
  const problem = call.state.rules.dataAccess('update', {
    instance,
    type,
    caller: callerOf(call),
    may: (action) => mayDo(call, action, instance),
  });
  if (problem !== undefined) return titledProblem(problem.status, problem, 'json');
  const foreign = call.state.rules.foreignKeys(
    type,
    entries.map((entry) => entry.key),
  );
  if (foreign.length > 0) {
    return jsonText(400, `The following keys are not allowed: ${foreign.join(', ')}`);
  }
  element.userDefinedMetadata = entries;
  touch(call.state, element, callerOf(call));
  return json(200, { userDefinedMetadata: entries });
}

function entriesIn(body: unknown): Entry[] {
  const holder: { userDefinedMetadata?: unknown } = Object(body);
  const list: readonly unknown[] = Array.isArray(holder.userDefinedMetadata)
    ? holder.userDefinedMetadata
    : [];
  return list.map((item) => {
    const entry: { key?: unknown; value?: unknown } = Object(item);
    return { key: textOf(entry.key), value: textOf(entry.value) };
  });
}
