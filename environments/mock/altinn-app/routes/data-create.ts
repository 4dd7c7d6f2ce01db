import { setTimeout as wait } from 'node:timers/promises';
import type { Reply } from '../../server/message.ts';
import { mayDo } from '../access/access.ts';
import type { DataType } from '../app/app-definition.ts';
import type { Model } from '../app/app-logic.ts';
import type { Call } from '../call.ts';
import { updateFields } from '../data/data-change.ts';
import { defects } from '../defects.ts';
import { callerOf, instanceTarget, unknownTypeText } from '../data/data-target.ts';
import { bindingProblem, json, plainText, titledProblem } from '../families.ts';
import type { StoredDataElement, StoredInstance } from '../instances/instance.ts';
import { toDataElement, toInstance } from '../instances/instance-json.ts';
import { emptyModel, isFormData, loadModel, storedContentType } from '../model/model.ts';
import { newDataElement, touch } from '../instances/store.ts';
import { brokenRule, unsizedRefusal, uploadOf, uploadRefusal } from '../data/upload.ts';
import { validateChanges } from '../data/validation.ts';

/** What was made, or why not. */
type Outcome = Made | Refusal;

interface Made {
  readonly instance: StoredInstance;
  readonly element: StoredDataElement;
  /** Of form data, as stored. */
  readonly model?: Model;
}

interface Refusal {
  readonly reply: Reply;
  /** The same as the obsolete operation words it (E7). */
  readonly text: string;
}

const refused = (status: number, title: string, detail: string): Refusal => ({
  reply: titledProblem(status, { title, detail }),
  text: detail,
});

/** POST data/type/{type} and data/{type}: 200, not 201, and no Location (reference 1.2 D2). */
export async function createData(call: Call): Promise<Reply> {
  const outcome = await create(call, call.params['dataType'] ?? '');
  if ('reply' in outcome) return outcome.reply;
  const { instance, element, model } = outcome;
  return json(200, {
    newDataElementId: element.id,
    instance: toInstance(call, instance),
    validationIssues: issuesOf(call, outcome),
    newDataModels: model === undefined ? [] : [{ dataElementId: element.id, data: model }],
  });
}

/** POST data?dataType=: 201 with Location; refusals as raw text (D1). */
export async function createDataObsolete(call: Call): Promise<Reply> {
  const dataType = call.request.query.get('dataType') ?? '';
  if (dataType === '') {
    return bindingProblem({ dataType: ['The dataType field is required.'] });
  }
  const outcome = await create(call, dataType);
  if ('reply' in outcome) return plainText(outcome.reply.status, outcome.text);
  const { instance, element } = outcome;
  const shown = toDataElement(call, element, { instance });
  return json(201, shown, [['Location', linkOf(shown)]]);
}

/** `selfLinks.apps` of an element as shown. */
export function linkOf(shown: Readonly<Record<string, unknown>>): string {
  const links = shown['selfLinks'];
  const apps = typeof links === 'object' && links !== null && 'apps' in links ? links.apps : '';
  return typeof apps === 'string' ? apps : '';
}

async function create(call: Call, dataType: string): Promise<Outcome> {
  const found = instanceTarget(call);
  if ('reply' in found) return { reply: found.reply, text: 'Instance Not Found' };
  const instance = found.target;
  const type = call.app.dataTypes.find((one) => one.id === dataType);
  if (type === undefined) return refused(400, 'Data Type Not Found', unknownTypeText(dataType));
  const problem = call.state.rules.dataAccess('create', {
    type,
    instance,
    caller: callerOf(call),
    may: (action) => mayDo(call, action, instance),
  });
  if (problem !== undefined) return refused(problem.status, problem.title, problem.detail);
  await racing(call, type);
  return createOf(call, instance, type);
}

// The count is read before the write, without a lock: uploads at once all pass (recorded XM-1 to 6).
async function racing(call: Call, type: DataType): Promise<void> {
  const isOpen = type.maxCount > 1 && call.state.world.has(defects.maxCountRace);
  if (!isOpen) return;
  const latestMs = performance.now() + raceMs;
  do await wait(8);
  while (call.request.expectsPeers?.() === true && performance.now() < latestMs);
}

// Longer than uploads that were sent at once are apart on a busy machine.
const raceMs = 60;

function createOf(call: Call, instance: StoredInstance, type: DataType): Outcome {
  if (instance.process?.currentTask == null) {
    const detail = 'Cannot create data element without a current task';
    return refused(409, 'No current task', detail);
  }
  return isFormData(type)
    ? createFormData(call, instance, type)
    : createAttachment(call, instance, type);
}

function createFormData(call: Call, instance: StoredInstance, type: DataType): Outcome {
  const { rules, world } = call.state;
  const contentType = call.request.header('content-type');
  const dtd = world.has(defects.entitiesExpanded);
  const reading =
    contentType === undefined
      ? { model: emptyModel(call.app, type.id) }
      : rules.readsModel(call.app, type.id, { body: call.request.body, contentType, dtd });
  if ('error' in reading)
    return refused(reading.error.status, reading.error.title, reading.error.detail);
  const calculated = rules.calculates(call.app, type.id, reading.model) ?? reading.model;
  const content = rules.storesModel(call.app, type.id, calculated);
  const stored = storedContentType(call.app, type.id);
  const element = added(call, instance, { type, content, contentType: stored, filename: null });
  const model = loadModel(call.app, type.id, element.content);
  updateFields(call, instance, { typeId: type.id, model });
  const shown = rules.showsModel(call.app, type.id, { model, includeRowId: true });
  return { instance, element, model: shown };
}

function createAttachment(call: Call, instance: StoredInstance, type: DataType): Outcome {
  const { rules } = call.state;
  const problem = brokenRule(call, type);
  if (problem !== undefined) return { reply: uploadRefusal(problem), text: problem.description };
  const contentType = call.request.header('content-type');
  if (contentType === undefined) {
    return refused(400, 'Missing content type', 'The request is missing a content type header.');
  }
  const unsized = unsizedRefusal(call);
  if (unsized !== undefined) return { reply: unsized, text: 'The request needs a Content-Length.' };
  if (rules.isEmptyUpload(call.request.body)) {
    return refused(400, 'Invalid data', 'Invalid data provided. Error: The file is zero bytes.');
  }
  const content = rules.storesUpload(call.request.body);
  const filename = rules.uploadName(uploadOf(call)) ?? null;
  return { instance, element: added(call, instance, { type, content, contentType, filename }) };
}

interface Wanted {
  readonly type: DataType;
  readonly content: Buffer;
  readonly contentType: string;
  readonly filename: string | null;
}

function added(call: Call, instance: StoredInstance, wanted: Wanted): StoredDataElement {
  const caller = callerOf(call);
  const element = newDataElement(call.state, instance, {
    app: call.app,
    caller,
    dataType: wanted.type.id,
    content: wanted.content,
    contentType: wanted.contentType,
    filename: wanted.filename,
  });
  touch(call.state, instance, caller);
  return element;
}

function issuesOf(call: Call, made: Made): unknown[] {
  const ignored = ignoredSources(call);
  if (ignored === undefined || made.model === undefined) return [];
  const { element, model } = made;
  const change = { elementId: element.id, dataType: element.dataType, before: {}, after: model };
  return validateChanges(call, [change], ignored);
}

/** Sources to leave out, from the query; undefined where the caller wants no validation at all. */
export function ignoredSources(call: Call): readonly string[] | undefined {
  const text = call.request.query.get('ignoredValidators');
  return text === null ? undefined : text.split(',').filter(Boolean);
}
