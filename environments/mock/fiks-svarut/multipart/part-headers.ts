/** The header lines of one part that the service looks at. */
export interface PartHeaders {
  readonly name: string;
  /** Absent: the part is no file. */
  readonly fileName?: string;
  /** As sent; absent: none was. */
  readonly mediaType?: string;
}

const maxLines = 32;
const token = /^[!#$%&'*+\-.^_`|~\w]+$/;

/**
 * The headers of a part; undefined where they are none: a line without a name, no `form-data` disposition,
 * or one without `name` (RFC 7578 4.2). Names of headers are read in any case and order.
 */
export function readPartHeaders(block: Buffer): PartHeaders | undefined {
  const lines = linesOf(block.toString('utf8'));
  const disposition = lines?.get('content-disposition');
  if (lines === undefined || disposition === undefined) return undefined;
  const parameters = dispositionOf(disposition);
  const name = parameters?.get('name');
  if (parameters === undefined || name === undefined) return undefined;
  const fileName = decodedName(parameters.get('filename*')) ?? parameters.get('filename');
  const mediaType = lines.get('content-type');
  return {
    name,
    ...(fileName === undefined ? {} : { fileName }),
    ...(mediaType === undefined ? {} : { mediaType }),
  };
}

function linesOf(text: string): ReadonlyMap<string, string> | undefined {
  const lines = new Map<string, string>();
  // A line that begins with a blank goes on with the one before it (RFC 5322 2.2.3).
  const unfolded = text.replaceAll(/\r\n[ \t]+/g, ' ');
  const all = unfolded === '' ? [] : unfolded.split('\r\n');
  if (all.length > maxLines) return undefined;
  for (const line of all) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0));
    if (!token.test(name) || /[\r\n]/.test(line)) return undefined;
    const key = name.toLowerCase();
    if (!lines.has(key)) lines.set(key, line.slice(colon + 1).trim());
  }
  return lines;
}

// A quoted value keeps everything but a backslash before a quote or a backslash; a bare one ends at ; or a blank.
const parameter = /^\s*;\s*([^=\s;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s"]*))/;

function dispositionOf(value: string): ReadonlyMap<string, string> | undefined {
  const type = /^\s*form-data\s*(?=;|$)/i.exec(value);
  if (type === null) return undefined;
  const parameters = new Map<string, string>();
  let rest = value.slice(type[0].length);
  while (rest.trim() !== '') {
    const found = parameter.exec(rest);
    if (found === null) return undefined;
    const [whole, name = '', quoted, bare = ''] = found;
    const text = quoted === undefined ? bare : quoted.replaceAll(/\\(["\\])/g, '$1');
    if (!parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), text);
    rest = rest.slice(whole.length);
  }
  return parameters;
}

// RFC 8187: charset, language and percent-encoded bytes.
function decodedName(value: string | undefined): string | undefined {
  const encoded = /^utf-8'[^']*'(.*)$/i.exec(value ?? '')?.[1];
  if (encoded === undefined) return undefined;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
