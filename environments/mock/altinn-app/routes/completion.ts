import type { Reply } from '../../server/message.ts';
import { bindBody, type Bound } from '../bind-body.ts';
import type { Call } from '../call.ts';
import { defects } from '../defects.ts';
import { bareProblem, bindingProblem, empty, json, jsonText } from '../families.ts';
import { toInstance } from '../instances/instance-json.ts';
import { noteEvent } from '../instances/instance-log.ts';
import { instanceOf, touch } from '../instances/store.ts';
import { readXml, XmlError } from '../model/xml-reader.ts';
import { nowText } from '../timestamp.ts';

/** POST complete: the owner confirms once; running instances too (reference 11). */
export function completeInstance(call: Call): Reply {
  const instance = instanceOf(call);
  const { caller } = call;
  if (instance === undefined || caller?.org === undefined) return empty(403);
  const confirmed = instance.completeConfirmations ?? [];
  if (!confirmed.some((one) => one.stakeholderId === caller.org)) {
    const confirmedOn = nowText(call.state.world);
    instance.completeConfirmations = [...confirmed, { stakeholderId: caller.org, confirmedOn }];
    touch(call.state, instance, caller);
    noteEvent(call.state, instance, { type: 'ConfirmedComplete', caller });
  }
  return json(200, toInstance(call, instance));
}

interface Substatus {
  readonly label?: string | null;
  readonly description?: string | null;
}

const parameter = 'substatus';
const members = { label: 'string', description: 'string' } as const;
const shape = { type: 'Altinn.Platform.Storage.Interface.Models.Substatus', members };

const isXmlType = (type: string | undefined): boolean =>
  /^\s*((application|text)\/xml|application\/[\w.-]+\+xml)\s*(;|$)/i.test(type ?? '');

// Elements are named as the C# class has them; reference 1.1 says that XML is read, nothing more.
function substatusFromXml(body: Buffer): Bound {
  try {
    const root = readXml(body.toString('utf8').replace(/^\uFEFF/, ''), { dtd: false });
    const textAt = (name: string): string | undefined =>
      root.children.find((child) => child.name === name)?.text;
    if (root.name === 'Substatus')
      return { value: { label: textAt('Label'), description: textAt('Description') } };
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
  }
  const text = 'An error occurred while deserializing input data.';
  const missing = `The ${parameter} field is required.`;
  return { reply: bindingProblem({ '': [text], [parameter]: [missing] }, 'json') };
}

/** PUT substatus: label first, then who asks, then whether there is such an instance. */
export function putSubstatus(call: Call): Reply {
  const bound = isXmlType(call.request.header('content-type'))
    ? substatusFromXml(call.request.body)
    : bindBody(call, { shape, parameter, media: 'json' });
  if ('reply' in bound) return bound.reply;
  const sent = bound.value as Substatus;
  const substatus = { label: sent.label ?? null, description: sent.description ?? null };
  const { label, description } = substatus;
  if (label === null || label === '') {
    const text = `Invalid sub status: ${JSON.stringify(substatus)}. Substatus must be defined and include a label.`;
    return jsonText(400, text);
  }
  return stored(call, { label, description });
}

function stored(call: Call, substatus: { label: string; description: string | null }): Reply {
  const { caller } = call;
  if (caller === undefined || !call.state.rules.maySetSubstatus(call.app, caller))
    return empty(403);
  const instance = instanceOf(call);
  if (instance === undefined) {
    return call.state.world.has(defects.substatusUnknownInstance)
      ? empty(500)
      : bareProblem(404, 'json');
  }
  instance.status.substatus = substatus;
  touch(call.state, instance, caller);
  noteEvent(call.state, instance, { type: 'SubstatusUpdated', caller });
  call.state.platform.publish('app.instance.substatus.changed', instance);
  return json(200, toInstance(call, instance, { appLinks: false }));
}
