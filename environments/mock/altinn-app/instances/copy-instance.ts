import type { Party } from '../../identities.ts';
import type { Reply } from '../../server/message.ts';
import type { CallerCall } from './create-instance.ts';
import { defects } from '../defects.ts';
import { jsonText } from '../families.ts';
import type { StoredDataElement, StoredInstance } from './instance.ts';
import { isFormData, loadModel, storedModel } from '../model/model.ts';
import { newDataElement, plainGuid } from './store.ts';

type Json = Readonly<Record<string, unknown>>;

/** 400 where the app does not let instances be copied. */
export function copyRefusal(call: CallerCall): Reply | undefined {
  if (settingsOf(call)['enabled'] === true) return undefined;
  return jsonText(
    400,
    'Creating instance based on a copy from an archived instance is not enabled for this app.',
  );
}

/** 400 where the source is not the new owner's; an id without `/` is compared as a whole. */
export function ownerRefusal(party: Party, sourceId: string): Reply | undefined {
  if (sourceId.split('/')[0] === String(party.partyId)) return undefined;
  return jsonText(400, 'It is not possible to copy instances between instance owners.');
}

/** What puts the source's data on the new instance, or the refusal. */
export function copyFill(
  call: CallerCall,
  sourceId: string,
): { fill: (instance: StoredInstance) => undefined } | { reply: Reply } {
  const source = call.state.instances.get(plainGuid(sourceId.split('/')[1] ?? ''));
  if (source === undefined) {
    const status = call.state.world.has(defects.copyUnknownSource) ? 500 : 404;
    const text = 'Retrieving source instance failed with status code NotFound';
    return { reply: jsonText(status, text) };
  }
  if (!source.status.isArchived) {
    const text = "It is not possible to copy an instance that isn't archived.";
    return { reply: jsonText(400, text) };
  }
  return {
    fill: (instance) => {
      for (const element of copiedElements(call, source)) copyElement(call, instance, element);
    },
  };
}

function copiedElements(call: CallerCall, source: StoredInstance): readonly StoredDataElement[] {
  const settings = settingsOf(call);
  const excluded = listOf(settings['excludedDataTypes']);
  const firstTask = firstTaskOf(call);
  return source.data.filter((element) => {
    const type = call.app.dataTypes.find((one) => one.id === element.dataType);
    if (type === undefined || excluded.includes(type.id)) return false;
    // Only what belongs to the task that the copy starts in: no signatures, no receipts.
    if (type.taskId !== firstTask) return false;
    return isFormData(type) || settings['includeAttachments'] === true;
  });
}

function firstTaskOf(call: CallerCall): string | undefined {
  const definition = call.app.process;
  const [from = ''] = definition.startEvents;
  return call.state.rules.nextElement({ definition, from, holds: () => true }).id;
}

function copyElement(call: CallerCall, instance: StoredInstance, element: StoredDataElement): void {
  const { dataType, contentType, filename } = element;
  newDataElement(call.state, instance, {
    app: call.app,
    caller: call.caller,
    dataType,
    contentType,
    filename,
    content: copiedContent(call, element),
  });
}

function copiedContent(call: CallerCall, element: StoredDataElement): Buffer {
  const fields = listOf(settingsOf(call)['excludedDataFields']);
  const type = call.app.dataTypes.find((one) => one.id === element.dataType);
  if (fields.length === 0 || type === undefined || !isFormData(type)) return element.content;
  const model = structuredClone({ ...loadModel(call.app, type.id, element.content) });
  for (const field of fields) clearField(model, field.split('.'));
  return storedModel(call.app, type.id, model);
}

function clearField(model: Record<string, unknown>, [step = '', ...rest]: readonly string[]): void {
  const name = Object.keys(model).find((key) => key.toLowerCase() === step.toLowerCase());
  if (name === undefined) return;
  const value = model[name];
  if (rest.length === 0) model[name] = null;
  else if (typeof value === 'object' && value !== null) {
    clearField(value as Record<string, unknown>, rest);
  }
}

function settingsOf(call: CallerCall): Json {
  const settings = call.app.metadata['copyInstanceSettings'];
  return typeof settings === 'object' && settings !== null ? (settings as Json) : {};
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
