import type { NegotiableType } from '#specs';
import { isObject } from '../../checks/read-links.ts';
import { readXml, type XmlNode } from '../../checks/read-xml.ts';

/** One text of an answer, under the name that it stands under and that of what holds it. */
interface Leaf {
  readonly name: string;
  readonly holder: string;
  readonly text: string;
}

/** What an answer tells, whatever it is written in: texts by name, without links and without what is empty. */
export interface Content {
  readonly leaves: readonly Leaf[];
  /** Names of members, where the form has members. */
  readonly names: ReadonlySet<string>;
}

/** Reads what a body tells. Throws what reading JSON or XML throws. */
export function contentOf(body: string, { form, isHypermedia }: NegotiableType): Content {
  const leaves = form === 'json' ? ofJson(JSON.parse(body)) : ofXml(readXml(body), isHypermedia);
  const names = form === 'json' ? leaves.map(({ name }) => name) : [];
  return { leaves: leaves.filter(({ text }) => text !== ''), names: new Set(names) };
}

/**
 * Where two contents differ, as `name=text`: nothing where they tell the same, in any order. The items of a
 * list have names of their own in XML, and none in JSON: there the name of the list counts.
 */
export function differences(one: Content, other: Content): readonly string[] {
  const names = new Set([...one.names, ...other.names]);
  const [left, right] = [linesOf(one, names), linesOf(other, names)];
  return [
    ...without(left, right).map((line) => `- ${line}`),
    ...without(right, left).map((line) => `+ ${line}`),
  ];
}

function linesOf({ leaves }: Content, names: ReadonlySet<string>): readonly string[] {
  return leaves.map(({ name, holder, text }) => `${names.has(name) ? name : holder}=${text}`);
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

function ofJson(value: unknown, name = '', holder = ''): readonly Leaf[] {
  if (Array.isArray(value)) return value.flatMap((one) => ofJson(one, name, holder));
  if (isObject(value))
    return Object.entries(value).flatMap(([key, inner]) => {
      if (key === '_links') return [];
      return key === '_embedded'
        ? ofJson(Object.values(isObject(inner) ? inner : {}), name, holder)
        : ofJson(inner, key, name);
    });
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return value === null ? [] : [{ name, holder, text: sameBreaks(text) }];
}

function ofXml(
  { name, children, text }: XmlNode,
  isHypermedia: boolean,
  holder = '',
): readonly Leaf[] {
  const inner = children.filter((child) => !(isHypermedia && child.name === 'link'));
  if (inner.length === 0) return [{ name, holder, text: sameBreaks(text) }];
  return inner.flatMap((child) => ofXml(child, isHypermedia, name));
}

/** XML has one kind of line break (XML 1.0, 2.11). */
function sameBreaks(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
