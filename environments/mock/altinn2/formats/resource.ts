/** A value without parts. */
export type Scalar = string | number | boolean | null;

/** The value of a member; undefined leaves it out. */
export type FieldValue = Scalar | readonly Scalar[] | Part | readonly Part[] | undefined;

/** Where a relation leads. */
export interface Link {
  readonly href: string;
  /** Further attributes by name: `isTemplated`, `mime-type`, `name` … */
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
}

/** Relations in their order. */
export type Links = readonly (readonly [rel: string, to: Link | readonly Link[]])[];

/** What one resource says, however it is written. */
export interface Part {
  readonly fields: readonly (readonly [name: string, value: FieldValue])[];
  readonly links?: Links;
  readonly embedded?: Embedded;
}

/** The list that a resource holds. */
export interface Embedded {
  readonly rel: string;
  readonly items: readonly Part[];
}

/** A whole answer. */
export interface Resource extends Part {
  /** Name of the element in plain XML. */
  readonly name: string;
}

/** A link without attributes. */
export const link = (href: string): Link => ({ href });

/** A link that has to be filled in. */
export const template = (href: string): Link => ({ href, attributes: { isTemplated: true } });

/** Whether a value is a part. */
export function isPart(value: FieldValue): value is Part {
  return typeof value === 'object' && value !== null && 'fields' in value;
}

/** Whether a value is a list of parts. */
export function isParts(value: FieldValue): value is readonly Part[] {
  return Array.isArray(value) && value.length > 0 && isPart(value[0] as FieldValue);
}

/** The value of a member that has no parts; undefined for others and for null. */
export function scalarOf(part: Part, name: string): Exclude<Scalar, null> | undefined {
  const value = part.fields.find(([own]) => own === name)?.[1];
  return typeof value === 'object' ? undefined : value;
}
