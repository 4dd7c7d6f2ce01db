import { fail, type Answer, type RawFinding } from '../check.ts';
import { readXml, type XmlNode } from '../read-xml.ts';
import { alt2Check } from './alt2-check.ts';

const looksLikeTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const localTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,7})?(?:[+-]\d\d:\d\d)?$/;

/** Shown in full up to this many: a list has as many as it has items. */
const most = 5;

/** Times are local: none is in UTC (reference altinn2 5.1, A12). */
export const alt2LocalTime = alt2Check({
  id: 'alt2-local-time',
  demands: 'Every time is local, with at most seven digits of fraction and without Z.',
  judge: ({ answer }) => {
    if (answer === undefined || answer.status >= 300) return 'inapplicable';
    const times = textsIn(answer).filter(({ text }) => looksLikeTime.test(text));
    if (times.length === 0) return 'inapplicable';
    return times
      .filter(({ text }) => !localTime.test(text))
      .slice(0, most)
      .map(({ text, place }): RawFinding => fail('a local time without Z', text, place));
  },
});

interface Told {
  readonly text: string;
  readonly place: string;
}

function textsIn({ body, contentType = '' }: Answer): readonly Told[] {
  if (body.kind === 'json') return ofJson(body.value, '');
  if (body.kind !== 'text' || !/[/+]xml\b/i.test(contentType)) return [];
  try {
    return ofXml(readXml(body.text), '');
  } catch {
    // What is no XML belongs to another check.
    return [];
  }
}

function ofJson(value: unknown, place: string): readonly Told[] {
  if (typeof value === 'string') return [{ text: value, place }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => ofJson(inner, `${place}/${name}`));
}

function ofXml({ name, text, children }: XmlNode, place: string): readonly Told[] {
  const here = `${place}/${name}`;
  return [{ text, place: here }, ...children.flatMap((child) => ofXml(child, here))];
}
