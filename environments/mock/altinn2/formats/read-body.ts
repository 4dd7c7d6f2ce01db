import { readXml, type XmlElement } from '../../altinn-app/model/xml-reader.ts';
import type { MockRequest } from '../../server/message.ts';
import { isRecord } from '../../server/narrow.ts';

/** What a request says, whether it was HAL+JSON or HAL+XML. */
export interface Sent {
  /** Members by name, as text; a member that is no text or number is left out. */
  readonly fields: Readonly<Record<string, string>>;
  /** The list embedded under a name, in any case (reference altinn2 4). */
  readonly embedded: (name: string) => readonly Sent[];
}

/** Reads a body by its media type; undefined where it is neither. */
export function readSent({ header, body }: MockRequest): Sent | undefined {
  const text = body.toString('utf8');
  const isXml = /[/+]xml\b/i.test(header('content-type') ?? '');
  try {
    return isXml ? ofXml(readXml(text, { dtd: false })) : ofJson(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function ofJson(value: unknown): Sent | undefined {
  if (!isRecord(value)) return undefined;
  const fields = Object.entries(value).flatMap(([name, one]) =>
    typeof one === 'string' || typeof one === 'number' ? [[name, String(one)] as const] : [],
  );
  const lists = isRecord(value['_embedded']) ? Object.entries(value['_embedded']) : [];
  return {
    fields: Object.fromEntries(fields),
    embedded: (name) => {
      const list = lists.find(([own]) => own.toLowerCase() === name)?.[1];
      return Array.isArray(list) ? list.flatMap((one: unknown) => ofJson(one) ?? []) : [];
    },
  };
}

function ofXml({ children }: XmlElement): Sent {
  const isList = ({ name }: XmlElement): boolean => name === 'resource';
  const fields = children.filter((one) => !isList(one)).map(({ name, text }) => [name, text]);
  return {
    fields: Object.fromEntries(fields) as Record<string, string>,
    embedded: (name) => {
      const list = children.find(
        (one) => isList(one) && one.attributes['rel']?.toLowerCase() === name,
      );
      return list?.children.filter(isList).map(ofXml) ?? [];
    },
  };
}
