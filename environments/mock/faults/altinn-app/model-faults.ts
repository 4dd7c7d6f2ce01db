import type { Model } from '../../altinn-app/app/app-logic.ts';
import {
  emptyModel,
  loadModel,
  storedModel,
  type ModelBody,
} from '../../altinn-app/model/model.ts';
import type { Rules } from '../../altinn-app/rules.ts';
import { dataRules } from '../../altinn-app/rules/data.ts';
import { formOf, type Kept, type Touched } from './effect.ts';

type ReadsModel = Rules['readsModel'];

/** A body that is read instead; `empty` is an empty form; undefined leaves the refusal. */
export type Instead = (sent: ModelBody) => ModelBody | 'empty' | undefined;

/** Reads what the service refuses. */
export function readsAlso(instead: Instead): Pick<Rules, 'readsModel'> {
  const readsModel: ReadsModel = (app, typeId, sent) => {
    const reading = dataRules.readsModel(app, typeId, sent);
    const other = 'error' in reading ? instead(sent) : undefined;
    if (other === undefined) return reading;
    if (other === 'empty') return { model: emptyModel(app, typeId) };
    return dataRules.readsModel(app, typeId, other);
  };
  return { readsModel };
}

/** Refuses what the service reads. */
export function refusesAlso(
  when: (...reading: Parameters<ReadsModel>) => boolean,
  status = 400,
): Pick<Rules, 'readsModel'> {
  const error = { status, title: 'Refused', detail: 'The form is not readable.' };
  const readsModel: ReadsModel = (...reading) =>
    when(...reading) ? { error } : dataRules.readsModel(...reading);
  return { readsModel };
}

/** Reads another form than was sent. */
export function readsAs(map: (model: Model, sent: ModelBody) => Model): Pick<Rules, 'readsModel'> {
  const readsModel: ReadsModel = (app, typeId, sent) => {
    const reading = dataRules.readsModel(app, typeId, sent);
    return 'error' in reading ? reading : { model: map(reading.model, sent) };
  };
  return { readsModel };
}

/** Keeps the values of the former form that the new one leaves out. */
export function mergesForm(now: Touched, before: Kept): void {
  const form = formOf(now);
  const old = before.data.find((one) => one.id === form?.id);
  if (form === undefined || old === undefined) return;
  const { app } = now.call;
  const fresh = Object.entries(loadModel(app, form.dataType, form.content));
  const sent = Object.fromEntries(fresh.filter(([, value]) => value !== null));
  const merged = { ...loadModel(app, form.dataType, old.content), ...sent };
  form.content = storedModel(app, form.dataType, merged);
}

/** Makes another text of every text in a form. */
export function mapTexts(model: Model, map: (text: string) => string): Model {
  const entries = Object.entries(model).map(([name, value]) => [name, mapValue(value, map)]);
  return Object.fromEntries(entries) as Model;
}

/** Makes another list of every list in a form. */
export function mapRows(
  model: Model,
  map: (rows: readonly unknown[]) => readonly unknown[],
): Model {
  const entries = Object.entries(model).map(([name, value]) => [
    name,
    Array.isArray(value) ? map(value) : value,
  ]);
  return Object.fromEntries(entries) as Model;
}

function mapValue(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((one) => mapValue(one, map));
  return typeof value === 'object' && value !== null ? mapTexts({ ...value }, map) : value;
}
