import type { Reply } from '../../server/message.ts';
import { mayDo } from '../access/access.ts';
import type { Model } from '../app/app-logic.ts';
import type { Call } from '../call.ts';
import { lockedReply, modelOf, saveModel } from '../data/data-change.ts';
import { defects } from '../defects.ts';
import {
  callerOf,
  instanceTarget,
  missingElement,
  unknownType,
  type DataTarget,
} from '../data/data-target.ts';
import { empty, handMadeProblem, json, titledProblem } from '../families.ts';
import type { StoredInstance } from '../instances/instance.ts';
import { toInstance } from '../instances/instance-json.ts';
import { boundPatch, boundPatches, type PatchRequest } from '../data/patch-request.ts';
import { modelFromValue, UnknownMemberError } from '../model/model-json.ts';
import { isFormData, modelShape, normaliseModel } from '../model/model.ts';
import { ModelError } from '../model/model-xml.ts';
import { validateChanges, type SourceIssues } from '../data/validation.ts';

/** One element's change, not yet stored. */
interface Change {
  readonly target: DataTarget;
  readonly before: Model;
  readonly after: Model;
}

interface Patched {
  readonly instance: StoredInstance;
  readonly issues: readonly SourceIssues[];
  readonly models: readonly { readonly dataElementId: string; readonly data: Model }[];
}

const jsonPatchType = 'https://datatracker.ietf.org/doc/html/rfc6902/';

/** PATCH data: JSON Patches of several elements (reference 1.2 D5). */
export function patchData(call: Call): Reply {
  const bound = boundPatches(call);
  if ('reply' in bound) return bound.reply;
  const result = patch(call, bound.request);
  if ('reply' in result) return result.reply;
  return json(200, {
    validationIssues: result.issues,
    newDataModels: result.models,
    instance: shownInstance(call, result.instance),
  });
}

/** PATCH data/{id}: the older form for one element (D6). */
export function patchElement(call: Call): Reply {
  const bound = boundPatch(call);
  if ('reply' in bound) return bound.reply;
  const result = patch(call, bound.request);
  if ('reply' in result) return result.reply;
  return json(200, {
    validationIssues: Object.fromEntries(result.issues.map((one) => [one.source, one.issues])),
    newDataModel: result.models[0]?.data ?? null,
    instance: shownInstance(call, result.instance),
  });
}

const shownInstance = (call: Call, instance: StoredInstance): Record<string, unknown> =>
  toInstance(call, instance, { appLinks: false, data: 'readable' });

function patch(call: Call, request: PatchRequest): Patched | { readonly reply: Reply } {
  const found = instanceTarget(call);
  if ('reply' in found) return found;
  const instance = found.target;
  const targets: DataTarget[] = [];
  for (const { dataElementId } of request.patches) {
    const target = targetOf(call, instance, dataElementId);
    if ('reply' in target) return target;
    targets.push(target);
  }
  const refused = refusalOf(call, targets);
  if (refused !== undefined) return { reply: refused };
  const changes: Change[] = [];
  for (const [index, target] of targets.entries()) {
    const change = changeOf(call, target, request.patches[index]?.patch);
    if ('reply' in change) return change;
    changes.push(change);
  }
  return applied(call, { instance, changes, ignored: request.ignored });
}

function targetOf(
  call: Call,
  instance: StoredInstance,
  id: string,
): DataTarget | { readonly reply: Reply } {
  const element = instance.data.find((candidate) => candidate.id === id);
  if (element === undefined) return { reply: missingElement(instance, id) };
  const type = call.app.dataTypes.find((candidate) => candidate.id === element.dataType);
  return type === undefined
    ? { reply: unknownType(element.dataType) }
    : { instance, element, type };
}

function refusalOf(call: Call, targets: readonly DataTarget[]): Reply | undefined {
  for (const target of targets) {
    const problem = call.state.rules.dataAccess('update', {
      ...target,
      caller: callerOf(call),
      may: (action) => mayDo(call, action, target.instance),
    });
    if (problem !== undefined) return titledProblem(problem.status, problem);
  }
  const { world } = call.state;
  if (new Set(targets.map((target) => target.element.id)).size < targets.length) {
    return world.has(defects.patchSameElementTwice)
      ? empty(500)
      : badPatch('An element has two patches.');
  }
  if (targets.every((target) => isFormData(target.type))) return undefined;
  return world.has(defects.patchOfAttachment)
    ? empty(500)
    : badPatch('Only form data can be patched.');
}

const badPatch = (detail: string): Reply => titledProblem(400, { title: 'Invalid patch', detail });

function changeOf(
  call: Call,
  target: DataTarget,
  operations: unknown,
): Change | { readonly reply: Reply } {
  const before = modelOf(call, target);
  const shown = withRows(call, target, before);
  const outcome = call.state.rules.patchesModel(shown, operations);
  if ('failed' in outcome) {
    const { index, isTest, detail } = outcome.failed;
    const [status, title] = isTest
      ? [409, 'Precondition in patch failed']
      : [422, 'Patch Operation Failed'];
    const where = { dataElementId: target.element.id, patchOperationIndex: index };
    const members = { type: jsonPatchType, title, status, detail, previousModel: shown, ...where };
    return { reply: handMadeProblem(status, members) };
  }
  return deserialised(call, target, { before, value: outcome.value });
}

function deserialised(
  call: Call,
  target: DataTarget,
  of: { readonly before: Model; readonly value: unknown },
): Change | { readonly reply: Reply } {
  const typeId = target.type.id;
  try {
    const shape = modelShape(call.app, typeId);
    const sent = modelFromValue(shape, of.value, { refuseUnknown: true });
    const calculated = call.state.rules.calculates(call.app, typeId, sent) ?? sent;
    return { target, before: of.before, after: normaliseModel(call.app, typeId, calculated) };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { reply: notDeserialised(call, error) };
  }
}

function notDeserialised(call: Call, error: ModelError): Reply {
  const isUnknown = error instanceof UnknownMemberError;
  if (!isUnknown && call.state.world.has(defects.patchWrongType)) return empty(500);
  const title = 'Patch operation did not deserialize';
  return handMadeProblem(422, { type: jsonPatchType, title, status: 422, detail: error.message });
}

function applied(
  call: Call,
  of: {
    readonly instance: StoredInstance;
    readonly changes: readonly Change[];
    readonly ignored: readonly string[];
  },
): Patched | { readonly reply: Reply } {
  const changed = of.changes.filter(isChanged);
  const locked = changed.find((change) => call.state.rules.isLocked(change.target.element));
  if (locked !== undefined) return { reply: lockedReply(call, locked.target, locked.after) };
  for (const change of changed) saveModel(call, change.target, change.after);
  const forValidation = of.changes.map(({ target, before, after }) => ({
    elementId: target.element.id,
    dataType: target.type.id,
    before,
    after,
  }));
  const issues = validateChanges(call, forValidation, of.ignored);
  const models = of.changes.map(({ target, after }) => ({
    dataElementId: target.element.id,
    data: withRows(
      call,
      target,
      isChanged({ target, before: {}, after }) ? modelOf(call, target) : after,
    ),
  }));
  return { instance: of.instance, issues, models };
}

const isChanged = (change: Change): boolean =>
  JSON.stringify(change.before) !== JSON.stringify(change.after);

const withRows = (call: Call, target: DataTarget, model: Model): Model =>
  call.state.rules.showsModel(call.app, target.type.id, { model, includeRowId: true });
