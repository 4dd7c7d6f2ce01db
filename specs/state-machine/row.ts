/** One object of a data file as read, with its place and where mistakes are told. */
export interface Row {
  readonly value: Readonly<Record<string, unknown>>;
  readonly place: string;
  readonly complain: (text: string) => void;
}

/** A row of any value; what is no object has no members. */
export function toRow(value: unknown, place: string, complain: (text: string) => void): Row {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const members = isObject ? (value as Readonly<Record<string, unknown>>) : {};
  return { value: members, place, complain: (text) => complain(`${place}: ${text}`) };
}

/** Complains of members that mean nothing. */
export function allow(row: Row, members: readonly string[]): void {
  for (const name of Object.keys(row.value))
    if (!members.includes(name)) row.complain(`unknown member "${name}"`);
}

/** A text that must be there. */
export function textIn(row: Row, name: string): string {
  const value = row.value[name];
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  row.complain(`"${name}:" is missing or no text`);
  return '';
}

/** One text or a list of texts, of which there must be one. */
export function textsIn(row: Row, name: string): readonly string[] {
  const value = row.value[name];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.filter((one): one is string => typeof one === 'string' && one !== '');
  if (texts.length === 0 || texts.length !== list.length)
    row.complain(`"${name}:" must be a text or a list of texts`);
  return texts;
}

/** A list that must be there, of rows. */
export function listIn(row: Row, name: string): readonly unknown[] {
  const value = row.value[name];
  if (Array.isArray(value)) return value;
  row.complain(`"${name}:" must be a list`);
  return [];
}

/** True or false; false where it is absent. */
export function flagIn(row: Row, name: string): boolean {
  const value = row.value[name];
  if (value !== undefined && typeof value !== 'boolean')
    row.complain(`"${name}:" must be true or false`);
  return value === true;
}
