import { isRecord, type Json } from '../../har/json-parts.ts';

/** The text of a member; undefined where it is absent, null, blank or no text (types are judged by request-conforms). */
export function textIn(json: Json | undefined, name: string): string | undefined {
  const value = json?.[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** True where the member is true: absent and null mean false (reference fiks 3.1). */
export function isTrue(json: Json | undefined, name: string): boolean {
  return json?.[name] === true;
}

/** The object of a member; undefined where it is absent, null or no object. */
export function objectIn(json: Json, name: string): Json | undefined {
  const value = json[name];
  return isRecord(value) ? value : undefined;
}

/** The list of a member; empty where it is absent, null or no list. */
export function listIn(json: Json, name: string): readonly unknown[] {
  const value = json[name];
  return Array.isArray(value) ? value : [];
}

/** Whether a digitalId is the number of a person (11 digits) or an organisation (9); undefined where it is neither. */
export function kindOfId(digitalId: string): 'person' | 'organisation' | undefined {
  if (/^\d{11}$/.test(digitalId)) return 'person';
  return /^\d{9}$/.test(digitalId) ? 'organisation' : undefined;
}

/** Whether an address is Norwegian: no `land` means Norway (reference fiks 3.1 R6). */
export function isNorwegian(address: Json): boolean {
  const country = textIn(address, 'land')?.toLowerCase();
  return country === undefined || /^(?:norge|noreg|norga|norway|no|nor)$/.test(country);
}

/** Whether a document says that it is a PDF. */
export function isPdf(document: Json): boolean {
  return /^application\/pdf\s*(?:;|$)/i.test(textIn(document, 'mimeType') ?? '');
}
