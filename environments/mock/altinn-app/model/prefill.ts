import type { AppDefinition } from '../app/app-definition.ts';
import type { Model } from '../app/app-logic.ts';
import { dateTimeOf, numberOf } from './model-scalar.ts';
import { modelShape, type Shape } from './model-shape.ts';

/** A prefilled value that does not convert to its member's type: the service answers 500 E6. */
export class PrefillError extends Error {
  override readonly name = 'PrefillError';
}

/**
 * Sets prefilled values (reference 4): keys are dotted paths, any case, `-` dropped; unknown paths are
 * ignored, parents made, and only null members set. Throws PrefillError.
 */
export function prefillModel(
  app: AppDefinition,
  typeId: string,
  of: { readonly model: Model; readonly prefill: Readonly<Record<string, string>> },
): Model {
  const shape = modelShape(app, typeId).shape;
  const model: Record<string, unknown> = structuredClone({ ...of.model });
  for (const [key, text] of Object.entries(of.prefill)) {
    const steps = key.replaceAll('-', '').split('.');
    if (shape === undefined) setFree(model, steps, text);
    else setMember(model, { shape, steps, text });
  }
  return model;
}

interface Setting {
  readonly shape: Shape;
  readonly steps: readonly string[];
  readonly text: string;
}

function setMember(model: Record<string, unknown>, setting: Setting): void {
  const [step = '', ...rest] = setting.steps;
  const member = setting.shape.members.find((one) => one.name.toLowerCase() === step.toLowerCase());
  if (member === undefined) return;
  if (rest.length === 0) {
    if (model[member.name] == null) model[member.name] = converted(setting.text, member);
    return;
  }
  if (member.kind !== 'object') return;
  const child = Object.assign(emptyOf(member), model[member.name] ?? {});
  model[member.name] = child;
  setMember(child, { shape: member, steps: rest, text: setting.text });
}

const emptyOf = (shape: Shape): Record<string, unknown> =>
  Object.fromEntries(shape.members.map((member) => [member.name, null]));

function converted(text: string, member: Shape): unknown {
  const value = conversions[member.kind]?.(text.trim(), text);
  if (value === undefined) throw new PrefillError(`'${text}' does not convert to ${member.name}`);
  return value;
}

type Conversion = (trimmed: string, text: string) => unknown;

const conversions: Readonly<Partial<Record<Shape['kind'], Conversion>>> = {
  string: (_trimmed, text) => text,
  any: (_trimmed, text) => text,
  int32: (trimmed) => numberOf(trimmed.replace(/^\+/, ''), 'int32'),
  int64: (trimmed) => numberOf(trimmed.replace(/^\+/, ''), 'int64'),
  decimal: (trimmed) => numberOf(trimmed.replace(/^\+/, ''), 'decimal'),
  boolean: (trimmed) => ({ true: true, false: false })[trimmed.toLowerCase()],
  dateTime: (trimmed) => dateTimeOf(trimmed),
};

/** Without a schema every path is known: the names are kept as the key has them. */
function setFree(model: Record<string, unknown>, steps: readonly string[], text: string): void {
  const [step = '', ...rest] = steps;
  if (rest.length === 0) {
    model[step] ??= text;
    return;
  }
  const child: Record<string, unknown> = Object.assign({}, model[step] ?? {});
  model[step] = child;
  setFree(child, rest, text);
}
