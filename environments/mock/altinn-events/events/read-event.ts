import { isRecord } from '../../server/narrow.ts';
import type { CloudEvent } from './cloud-event.ts';
import { toUtc } from './times.ts';

/** An event that was read, or what is wrong with it in the words of the SDK (recorded EV-54 to EV-149). */
export type EventReading = { readonly event: CloudEvent } | { readonly fault: string };

const required = ['id', 'source', 'type'];
const nonEmpty = ['id', 'source', 'type', 'subject', 'dataschema', 'datacontenttype'];
const known = [...nonEmpty, 'time'];
const contentMembers = new Set(['specversion', 'data', 'data_base64']);

/** Reads one event in structured mode, with the checks and changes of the CloudEvents SDK. */
export function readEvent(value: unknown): EventReading {
  if (!isRecord(value)) {
    return { fault: `Cannot decode JSON element of kind '${kindOf(value)}' as CloudEvent` };
  }
  const version = value['specversion'];
  if (typeof version !== 'string') {
    return { fault: 'Structured mode content does not represent a CloudEvent' };
  }
  if (version !== '1.0') return { fault: `Unsupported CloudEvents spec version '${version}'` };
  return withAttributes(value);
}

function withAttributes(value: Readonly<Record<string, unknown>>): EventReading {
  const attributes: Record<string, string> = {};
  for (const [name, one] of Object.entries(value)) {
    if (contentMembers.has(name) || one === null) continue;
    const read = known.includes(name) ? readKnown(name, one) : readExtension(name, one);
    if ('fault' in read) return read;
    attributes[name] = read.text;
  }
  const missing = required.filter((name) => attributes[name] === undefined);
  if (missing.length > 0) {
    const names = missing.join(', ');
    return { fault: `CloudEvent is missing required attributes: ${names} (Parameter 'data')` };
  }
  return withData(attributes, value);
}

type TextReading = { readonly text: string } | { readonly fault: string };

function readKnown(name: string, value: unknown): TextReading {
  if (typeof value !== 'string') {
    const type = name === 'time' ? 'Timestamp' : 'String';
    const text = `Invalid token type '${kindOf(value)}' for CloudEvent attribute '${name}' with type '${type}'`;
    return { fault: text };
  }
  if (name === 'time') {
    const utc = toUtc(value);
    const fault = `Text for attribute 'time' is invalid: Invalid timestamp (Parameter 'text')`;
    return utc === undefined ? { fault } : { text: utc };
  }
  if (value === '' && nonEmpty.includes(name)) return invalid(name, 'Value must be non-empty');
  return checked(name, value);
}

function readExtension(name: string, value: unknown): TextReading {
  const odd = /[^a-z0-9]/.exec(name)?.[0];
  if (odd !== undefined) {
    return { fault: `Invalid character '${odd}' in attribute name '${name}' (Parameter 'name')` };
  }
  if (typeof value === 'string') return checked(name, value);
  if (typeof value === 'boolean') return { text: String(value) };
  if (typeof value !== 'number') {
    return { fault: `Invalid token type '${kindOf(value)}' for CloudEvent attribute` };
  }
  const isInt = Number.isInteger(value) && Math.abs(value) < 2 ** 31;
  if (isInt) return { text: String(value) };
  return { fault: 'One of the identified items was in an invalid format.' };
}

function checked(name: string, text: string): TextReading {
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  const control = /[\u0000-\u001f\u007f-\u009f]/.exec(text)?.[0];
  if (control === undefined) return { text };
  const code = control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return invalid(name, `Control character U+${code} is not permitted in string attributes`);
}

function invalid(name: string, why: string): TextReading {
  return { fault: `Value for attribute '${name}' is invalid: ${why} (Parameter 'value')` };
}

function withData(
  attributes: Readonly<Record<string, string>>,
  value: Readonly<Record<string, unknown>>,
): EventReading {
  const { data, data_base64: base64 } = value;
  const hasData = data !== undefined && data !== null;
  if (base64 !== undefined && base64 !== null) {
    if (hasData) {
      return {
        fault: "Structured mode content cannot contain both 'data' and 'data_base64' properties.",
      };
    }
    if (typeof base64 !== 'string') {
      return { fault: "Structured mode property 'data_base64' must be a string, when present." };
    }
    return { event: { attributes, dataBase64: base64 } };
  }
  if (!hasData) return { event: { attributes } };
  const datacontenttype = attributes['datacontenttype'] ?? 'application/json';
  if (!/json/i.test(datacontenttype) && typeof data !== 'string') {
    return {
      fault: 'CloudEvents with a non-JSON datacontenttype can only have string data values.',
    };
  }
  return { event: { attributes: { ...attributes, datacontenttype }, data } };
}

function kindOf(value: unknown): string {
  if (value === null) return 'Null';
  if (Array.isArray(value)) return 'Array';
  const name = typeof value;
  return name === 'boolean'
    ? value === true
      ? 'True'
      : 'False'
    : name[0]?.toUpperCase() + name.slice(1);
}
