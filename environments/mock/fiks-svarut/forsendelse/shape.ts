import { isRecord } from '../../server/narrow.ts';

/** What a value of a request may be. `null` on what is not required stands for leaving it out (reference fiks 5.6). */
export type Shape =
  | TextShape
  | { readonly kind: 'flag' }
  | { readonly kind: 'integer'; readonly bits: 32 | 64 }
  | ObjectShape
  | ListShape;

/** A text; lengths count characters. */
export interface TextShape {
  readonly kind: 'text';
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: Pick<RegExp, 'test'>;
  readonly values?: readonly string[];
}

/** An object; members that it does not name are passed over (reference fiks 3). */
export interface ObjectShape {
  readonly kind: 'object';
  readonly members: Readonly<Record<string, Shape>>;
  readonly required: readonly string[];
}

/** A list; `unique`: no item twice. */
export interface ListShape {
  readonly kind: 'list';
  readonly of: Shape;
  readonly unique?: boolean;
  readonly min?: number;
  readonly max?: number;
}

/** The first thing in which a value is not of its shape, with its place; undefined: it is. */
export function shapeProblem(value: unknown, shape: Shape, place = ''): string | undefined {
  if (shape.kind === 'text') return textProblem(value, shape, place);
  if (shape.kind === 'list') return listProblem(value, shape, place);
  if (shape.kind === 'object') return objectProblem(value, shape, place);
  if (shape.kind === 'flag')
    return typeof value === 'boolean' ? undefined : `${place} må være true eller false`;
  return isInteger(value, shape.bits) ? undefined : `${place} må være et heltall`;
}

function isInteger(value: unknown, bits: 32 | 64): boolean {
  return Number.isInteger(value) && (bits === 64 || Math.abs(Number(value)) <= 2_147_483_647);
}

function textProblem(value: unknown, shape: TextShape, place: string): string | undefined {
  if (typeof value !== 'string') return `${place} må være en tekst`;
  const length = Array.from(value).length;
  const { min = 0, max = Infinity, pattern, values } = shape;
  if (length < min) return `${place} kan ikke være tom`;
  if (length > max) return `${place} kan ikke være lengre enn ${max} tegn`;
  if (pattern !== undefined && !pattern.test(value)) return `${place} har ugyldig format`;
  if (values?.includes(value) === false) return `${place} må være en av ${values.join(', ')}`;
  return undefined;
}

function listProblem(value: unknown, shape: ListShape, place: string): string | undefined {
  if (!Array.isArray(value)) return `${place} må være en liste`;
  const items = value.map((item, at) => [`${place}[${at}]`, item, shape.of] as const);
  return sizeProblem(value, shape, place) ?? firstProblem(items);
}

function sizeProblem(
  list: readonly unknown[],
  shape: ListShape,
  place: string,
): string | undefined {
  const { min = 0, max = Infinity, unique = false } = shape;
  if (list.length < min) return `${place} må ha minst ${min} element`;
  if (list.length > max) return `${place} kan ikke ha flere enn ${max} elementer`;
  const texts = new Set(list.map((item) => JSON.stringify(sorted(item))));
  return unique && texts.size < list.length ? `${place} har like elementer` : undefined;
}

// Objects are alike whatever the order of their members.
function sorted(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function objectProblem(value: unknown, shape: ObjectShape, place: string): string | undefined {
  if (!isRecord(value)) return `${place === '' ? 'Innholdet' : place} må være et objekt`;
  const prefix = place === '' ? '' : `${place}.`;
  const given = Object.entries(value).filter(([, member]) => member !== null);
  const present = new Map(given);
  const missing = shape.required.find((name) => !present.has(name));
  if (missing !== undefined) return `${prefix}${missing} er påkrevd`;
  const members = Object.entries(shape.members).filter(([name]) => present.has(name));
  return firstProblem(members.map(([name, of]) => [`${prefix}${name}`, present.get(name), of]));
}

type Member = readonly [place: string, value: unknown, shape: Shape];

function firstProblem(members: readonly Member[]): string | undefined {
  for (const [place, value, shape] of members) {
    const problem = shapeProblem(value, shape, place);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
