import type { NegotiableType } from '#specs';
import { isObject } from '../../checks/read-links.ts';
import { readXml, type XmlNode } from '../../checks/read-xml.ts';

/** One text of an answer, under the name that it stands under and that of what holds it. */
interface Leaf {
  readonly name: string;
  readonly holder: string;
  readonly text: string;
  /** True where the form says that it is a number; XML says so of nothing. */
  readonly isNumber: boolean;
  /** Numbers of the objects or elements around it, from the inside. */
  readonly around: readonly number[];
}

/** What an answer tells, whatever it is written in: texts by name, without links and without what is empty. */
export interface Content {
  readonly leaves: readonly Leaf[];
  /** Names of members, where the form has members. */
  readonly names: ReadonlySet<string>;
  /** Those of them that hold numbers. */
  readonly numbers: ReadonlySet<string>;
}

/** The names under which two contents are compared. */
type Names = Pick<Content, 'names' | 'numbers'>;

/** Reads what a body tells. Throws what reading JSON or XML throws. */
export function contentOf(body: string, { form, isHypermedia }: NegotiableType): Content {
  const leaves = form === 'json' ? ofJson(JSON.parse(body)) : ofXml(readXml(body), isHypermedia);
  const namesOf = (some: readonly Leaf[]): ReadonlySet<string> =>
    new Set(form === 'json' ? some.map(({ name }) => name) : []);
  return {
    leaves: leaves.filter(({ text }) => text !== ''),
    names: namesOf(leaves),
    numbers: namesOf(leaves.filter(({ isNumber }) => isNumber)),
  };
}

/**
 * Where two contents differ, as `name=text`: nothing where they tell the same, in any order. The items of a
 * list have names of their own in XML, and none in JSON: there the name of the list counts.
 */
export function differences(one: Content, other: Content): readonly string[] {
  const known = {
    names: new Set([...one.names, ...other.names]),
    numbers: new Set([...one.numbers, ...other.numbers]),
  };
  const lines = between(linesOf(one, known), linesOf(other, known));
  // The same texts, and yet one item may have what belongs to another.
  return lines.length > 0 ? lines : between(groupsOf(one, known), groupsOf(other, known));
}

function between(left: readonly string[], right: readonly string[]): readonly string[] {
  return [
    ...without(left, right).map((line) => `- ${line}`),
    ...without(right, left).map((line) => `+ ${line}`),
  ];
}

function linesOf({ leaves }: Content, known: Names): readonly string[] {
  return leaves.map((leaf) => lineOf(leaf, known));
}

function lineOf({ name, holder, text }: Leaf, { names, numbers }: Names): string {
  const under = names.has(name) ? name : holder;
  return `${under}=${numbers.has(under) ? sameNumber(text) : text}`;
}

/** A number has no one way to be written: 1.50 is 1.5. Whole numbers stay as they are, however long. */
function sameNumber(text: string): string {
  return /^[+-]?\d+(?:\.\d*)?(?:e[+-]?\d+)?$/i.test(text) && !/^\d+$/.test(text)
    ? String(Number(text))
    : text;
}

/** The lines of each object: an item of a list of texts belongs to what holds the list. */
function groupsOf({ leaves }: Content, known: Names): readonly string[] {
  const groups = new Map<number, string[]>();
  for (const leaf of leaves) {
    const isItem = !known.names.has(leaf.name) || leaf.name === leaf.holder;
    const group = leaf.around[isItem ? 1 : 0] ?? 0;
    groups.set(group, [...(groups.get(group) ?? []), lineOf(leaf, known)]);
  }
  return [...groups.values()].map((lines) => lines.toSorted().join(', '));
}

function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

/** Where a value stands while it is read. */
interface Place {
  readonly name: string;
  readonly holder: string;
  readonly around: readonly number[];
  /** The next number. */
  readonly count: { next: number };
}

const top = (): Place => ({ name: '', holder: '', around: [], count: { next: 1 } });

/** The place of what an object or element of that name holds. */
function within({ around, count }: Place, holder: string): Place {
  count.next += 1;
  return { name: '', holder, around: [count.next, ...around], count };
}

function ofJson(value: unknown, place: Place = top()): readonly Leaf[] {
  if (Array.isArray(value)) return value.flatMap((one) => ofJson(one, place));
  if (isObject(value)) return ofMembers(value, place, within(place, place.name));
  const { name, holder, around } = place;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const isNumber = typeof value === 'number';
  return value === null ? [] : [{ name, holder, around, text: sameBreaks(text), isNumber }];
}

function ofMembers(
  value: Readonly<Record<string, unknown>>,
  place: Place,
  inside: Place,
): readonly Leaf[] {
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name === '_links') return [];
    return name === '_embedded'
      ? ofJson(Object.values(isObject(inner) ? inner : {}), place)
      : ofJson(inner, { ...inside, name });
  });
}

function ofXml(node: XmlNode, isHypermedia: boolean, place: Place = top()): readonly Leaf[] {
  const { name, children, text } = node;
  const inner = children.filter((child) => !(isHypermedia && child.name === 'link'));
  const members = Object.entries(node.attributes).filter(([one]) => isMember(one, isHypermedia));
  const inside = within(place, name);
  const leaf = (from: Place, named: string, told: string): Leaf => ({
    name: named,
    holder: from.holder,
    around: from.around,
    text: sameBreaks(told),
    isNumber: false,
  });
  return [
    ...members.map(([one, value]) => leaf(inside, one, value)),
    ...(inner.length === 0 ? [leaf(place, name, text)] : []),
    ...inner.flatMap((child) => ofXml(child, isHypermedia, inside)),
  ];
}

/** HAL's own attributes, and those of XML and its schemas (`xmlns`, `xsi:nil`), tell nothing of the resource. */
function isMember(attribute: string, isHypermedia: boolean): boolean {
  if (attribute === 'xmlns' || attribute.includes(':')) return false;
  return !(isHypermedia && ['rel', 'href'].includes(attribute));
}

/** XML has one kind of line break (XML 1.0, 2.11). */
function sameBreaks(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
