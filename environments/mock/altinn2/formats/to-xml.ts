import {
  isPart,
  isParts,
  type FieldValue,
  type Link,
  type Links,
  type Part,
  type Resource,
} from './resource.ts';

const declaration = '<?xml version="1.0" encoding="utf-8"?>';

/** HAL+XML: a resource with its address, links first, then members, then what it embeds. */
export function toHalXml(resource: Resource): string {
  return declaration + halElement(resource, 'self');
}

/** Plain XML: members as elements; a list is named after its relation. */
export function toXml(resource: Resource): string {
  return declaration + plainElement(resource, resource.name);
}

function halElement(part: Part, rel: string): string {
  const { links = [], embedded } = part;
  const self = links.find(([name]) => name === 'self')?.[1];
  const href = self !== undefined && 'href' in self ? attribute('href', self.href) : '';
  const items = embedded?.items.map((item) => halElement(item, embedded.rel)) ?? [];
  const inner = [linkElements(links), fieldElements(part, (one) => halInner(one)), ...items];
  return `<resource${attribute('rel', rel)}${href}>${inner.join('')}</resource>`;
}

function halInner(part: Part): string {
  if (part.embedded !== undefined) return halElement(part, 'self');
  return linkElements(part.links ?? []) + fieldElements(part, halInner);
}

function plainElement(part: Part, name: string): string {
  return `<${name}>${plainInner(part)}</${name}>`;
}

function plainInner(part: Part): string {
  const items = part.embedded?.items.map((item) => plainElement(item, 'item')) ?? [];
  return fieldElements(part, plainInner) + items.join('');
}

function fieldElements({ fields }: Part, inner: (part: Part) => string): string {
  return fields
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `<${name}>${valueText(value, inner)}</${name}>`)
    .join('');
}

function valueText(value: FieldValue, inner: (part: Part) => string): string {
  if (isPart(value)) return inner(value);
  if (isParts(value)) return value.map((one) => `<item>${inner(one)}</item>`).join('');
  if (Array.isArray(value))
    return value.map((one) => `<value>${escaped(String(one))}</value>`).join('');
  return escaped(String(value));
}

function linkElements(links: Links): string {
  const rows = links.flatMap(([rel, to]) =>
    ('href' in to ? [to] : to).map((one) => [rel, one] as const),
  );
  return rows.map(([rel, one]) => linkElement(rel, one)).join('');
}

function linkElement(rel: string, { href, attributes = {} }: Link): string {
  const more = Object.entries(attributes).map(([name, value]) => attribute(name, String(value)));
  return `<link${attribute('rel', rel)}${attribute('href', href)}${more.join('')} />`;
}

function attribute(name: string, value: string): string {
  return ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`;
}

/** Characters that XML 1.0 does not have are left out. */
const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function escaped(text: string): string {
  return text
    .replaceAll(illegal, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#xD;');
}
