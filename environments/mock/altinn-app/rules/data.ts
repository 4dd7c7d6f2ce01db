import type { AppDefinition, DataType } from '../app/app-definition.ts';
import type { Model } from '../app/app-logic.ts';
import { accessProblem } from '../data/data-access.ts';
import type { StoredDataElement } from '../instances/instance.ts';
import { applyJsonPatch } from '../model/json-patch.ts';
import { fieldValues, readModel, storedModel, toJson } from '../model/model.ts';
import { prefillModel } from '../model/prefill.ts';

/** Decisions about data elements and form data. */
export const dataRules = {
  /** The access step A1-A11 that refuses. */
  dataAccess: accessProblem,
  /** Form data from what a client sent. */
  readsModel: readModel,
  /** The bytes that form data are stored as. */
  storesModel: storedModel,
  /** Form data as a client gets them. */
  showsModel: toJson,
  /** A model with prefilled values; throws PrefillError. */
  prefills: prefillModel,
  /** What the app's own code changes, or undefined. */
  calculates: (app: AppDefinition, typeId: string, model: Model): Model | undefined =>
    app.logic.calculate?.(typeId, model),
  /** Applies a JSON Patch to a model. */
  patchesModel: applyJsonPatch,
  /** Presentation or data fields that a model gives. */
  fieldValues,
  /** Whether Storage refuses to change the element. */
  isLocked: (element: StoredDataElement): boolean => element.locked,
  /** Whether the type that a path names is the element's. */
  isOfType: (type: DataType, named: string | undefined): boolean =>
    named === undefined || named === type.id,
  /** Whether a tag's name is allowed. */
  allowsTag: (tag: string): boolean => /^[\p{L}\-_]+$/u.test(tag),
  /** Keys that a type does not allow in user-defined metadata. */
  foreignKeys: (type: DataType, keys: readonly string[]): readonly string[] => {
    const allowed = type.allowedKeysForUserDefinedMetadata ?? [];
    return allowed.length === 0 ? [] : keys.filter((key) => !allowed.includes(key));
  },
};
