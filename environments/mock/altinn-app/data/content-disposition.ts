/** The parts of a Content-Disposition header that the service reads. */
export interface Disposition {
  readonly type: string;
  /** Decoded `filename*`. */
  readonly fileNameStar?: string;
  /** `filename` without its quotes. */
  readonly fileName?: string;
  /** Every parameter, names in lower case, values as written (quotes kept). */
  readonly parameters: Readonly<Record<string, string>>;
}

const token = String.raw`[!#$%&'*+\-.^_\u0060|~0-9A-Za-z]+`;
const parameter = new RegExp(
  String.raw`\s*;\s*(?:(${token})\s*=\s*(${token}|"(?:[^"\\]|\\.)*"))?\s*`,
  'y',
);
const start = new RegExp(`\\s*(${token})\\s*`, 'y');

/** Reads a Content-Disposition header; undefined where it does not follow the grammar. */
export function parseDisposition(header: string): Disposition | undefined {
  start.lastIndex = 0;
  const type = start.exec(header)?.[1];
  if (type === undefined) return undefined;
  const parameters: Record<string, string> = {};
  let at = start.lastIndex;
  while (at < header.length) {
    parameter.lastIndex = at;
    const found = parameter.exec(header);
    if (found === null) return undefined;
    const [, name, value] = found;
    if (name !== undefined && value !== undefined) parameters[name.toLowerCase()] ??= value;
    at = parameter.lastIndex;
  }
  return withFileNames(type, parameters);
}

function withFileNames(type: string, parameters: Record<string, string>): Disposition {
  const star = parameters['filename*'];
  const decoded = star === undefined ? undefined : decodeExtended(star);
  const plain = parameters['filename'];
  return {
    type,
    parameters,
    ...(decoded === undefined ? {} : { fileNameStar: decoded }),
    ...(plain === undefined ? {} : { fileName: withoutQuotes(plain) }),
  };
}

/** RFC 5987 value, e.g. `UTF-8''s%C3%B8knad.txt`. */
function decodeExtended(value: string): string | undefined {
  const [charset, , text] = value.split("'");
  if (charset?.toLowerCase() !== 'utf-8' || text === undefined) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Drops one pair of surrounding quotes. */
function withoutQuotes(value: string): string {
  return value.length >= 2 && value.startsWith('"') && value.endsWith('"')
    ? value.slice(1, -1)
    : value;
}

/** A file name as the service stores it: quotes trimmed, `/` and NUL become `_`; `filename*` wins. */
export function storedFileName(disposition: Disposition): string | undefined {
  const name = disposition.fileNameStar ?? disposition.fileName;
  return name?.replace(/^"+|"+$/g, '').replace(/[/\0]/g, '_');
}

/** The header of a download: an ASCII name and an RFC 5987 name. */
export function downloadDisposition(fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]/g, '_');
  const plain = new RegExp(`^${token}$`).test(ascii)
    ? ascii
    : `"${ascii.replace(/["\\]/g, '\\$&')}"`;
  return `attachment; filename=${plain}; filename*=UTF-8''${encodeExtended(fileName)}`;
}

const encodeExtended = (text: string): string =>
  Array.from(text, (char) => (/[A-Za-z0-9!#$&+\-.^_`|~]/.test(char) ? char : percent(char))).join(
    '',
  );

const percent = (char: string): string =>
  [...Buffer.from(char)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
