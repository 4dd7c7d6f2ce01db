import { toRow, type Row } from '../state-machine/row.ts';

/** One object of a capabilities.yaml as read, and what its rows may refer to. */
export interface Part extends Row {
  readonly requirements: ReadonlySet<string>;
}

/** The rule of a capability by name, and the requirement of the API that says it. */
export type Rules<Rule extends string> = Readonly<Partial<Record<Rule, string>>>;

/** The part in that member; what is no object has no members. */
export function partIn(part: Part, name: string, place = name): Part {
  return within(part, part.value[name], place);
}

/** The parts of a list that must be there and not be empty, each placed by its member `label`. */
export function partsIn(part: Part, name: string, label: string): readonly Part[] {
  const value = part.value[name];
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  if (list.length === 0) part.complain(`"${name}:" must be a list with at least one row`);
  return list.map((one, index) => within(part, one, `${name} ${labelOf(one, label) ?? index + 1}`));
}

/** The rules that the API promises; a rule that it leaves out is not asked. */
export function rulesIn<Rule extends string>(
  part: Part,
  name: string,
  rules: readonly Rule[],
): Rules<Rule> {
  const rows = partIn(part, name);
  const given = Object.entries(rows.value).filter(([rule]) => isOneOf(rules, rule, rows));
  return Object.fromEntries(
    given.map(([rule, id]) => [rule, toRequirement(rows, rule, id)]),
  ) as Rules<Rule>;
}

/** The requirement named by a member; complains where the API's register has none of that id. */
export function toRequirement(part: Part, rule: string, id: unknown): string {
  if (typeof id === 'string' && part.requirements.has(id)) return id;
  part.complain(`"${rule}: ${String(id)}" is no requirement of the API`);
  return '';
}

/** One of a closed list of words. */
export function wordIn<Word extends string>(
  part: Part,
  name: string,
  words: readonly Word[],
): Word {
  const found = words.find((word) => word === part.value[name]);
  if (found === undefined)
    part.complain(`"${name}: ${String(part.value[name])}" is none of ${words.join(', ')}`);
  return found ?? (words[0] as Word);
}

/** HTTP statuses, of which there must be one; `2xx` and `4xx` stand for every status of the class. */
export function statusesIn(part: Part, name: string): readonly number[] {
  const value = part.value[name];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const statuses = list.flatMap((one) => toStatuses(one) ?? []);
  if (list.length === 0 || list.some((one) => toStatuses(one) === undefined))
    part.complain(`"${name}:" must be statuses (100-599, 2xx or 4xx), one or a list`);
  return statuses;
}

/** JSON pointers, possibly none; `''` is the whole value. */
export function pointersIn(part: Part, name: string): readonly string[] {
  const value = part.value[name] ?? [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const pointers = list.filter((one): one is string => typeof one === 'string' && isPointer(one));
  if (pointers.length !== list.length) part.complain(`"${name}:" must be JSON pointers ("/a/b")`);
  return pointers;
}

/** One JSON pointer; absent: the whole value. */
export function pointerIn(part: Part, name: string): string {
  return pointersIn(part, name)[0] ?? '';
}

/** A text that may be absent. */
export function optionalTextIn(part: Part, name: string): string | undefined {
  const value = part.value[name];
  if (value === undefined || (typeof value === 'string' && value.trim() !== ''))
    return value?.trim();
  part.complain(`"${name}:" must be a text`);
  return undefined;
}

/** Names, possibly none. */
export function namesIn(part: Part, name: string): readonly string[] {
  const value = part.value[name] ?? [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const names = list.filter((one): one is string => typeof one === 'string' && one.trim() !== '');
  if (names.length !== list.length) part.complain(`"${name}:" must be a text or a list of texts`);
  return names;
}

function within(part: Part, value: unknown, place: string): Part {
  return { ...toRow(value, place, part.complain), requirements: part.requirements };
}

function labelOf(value: unknown, label: string): string | undefined {
  const name = toRow(value, '', () => undefined).value[label];
  return typeof name === 'string' ? name : undefined;
}

function isOneOf(rules: readonly string[], rule: string, part: Part): boolean {
  if (rules.includes(rule)) return true;
  part.complain(`unknown rule "${rule}" (known: ${rules.join(', ')})`);
  return false;
}

function toStatuses(value: unknown): readonly number[] | undefined {
  if (value === '2xx' || value === '4xx')
    return Array.from({ length: 100 }, (_, index) => Number(value[0]) * 100 + index);
  return typeof value === 'number' && value >= 100 && value < 600 && Number.isInteger(value)
    ? [value]
    : undefined;
}

function isPointer(text: string): boolean {
  return text === '' || text.startsWith('/');
}
