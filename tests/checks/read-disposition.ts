import { headerOf, type HeaderLines } from '#specs';

/** Parameters in the order written: names in lower case, repeats kept, quotes undone, nothing else decoded. */
export type DispositionParameters = readonly (readonly [name: string, value: string])[];

/** What Content-Disposition says of a part. */
export interface Disposition {
  readonly parameters: DispositionParameters;
  readonly name?: string;
  readonly filename?: string;
}

const PARAMETER = /;\s*([^\s;="]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;"]*))/g;
const BOUNDARY = /^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/;

/** The boundary of a multipart media type; undefined where it is another type, or a boundary that RFC 2046 section 5.1.1 forbids. */
export function boundaryOf(contentType: string): string | undefined {
  if (!/^\s*multipart\/[^\s;]+\s*(?:;|$)/i.test(contentType)) return undefined;
  const value = valueOf(parametersOf(contentType), 'boundary');
  return value !== undefined && BOUNDARY.test(value) ? value : undefined;
}

/** The parameters of Content-Disposition (RFC 7578 section 4.2); `filename*` is RFC 8187's form. */
export function dispositionOf(headers: HeaderLines): Disposition {
  const parameters = parametersOf(headerOf(headers, 'content-disposition') ?? '');
  const name = valueOf(parameters, 'name');
  const filename = valueOf(parameters, 'filename') ?? decodeExtended(parameters);
  return {
    parameters,
    ...(name === undefined ? {} : { name }),
    ...(filename === undefined ? {} : { filename }),
  };
}

/** Only a quote and a backslash are escaped by a backslash: browsers write others as they are. */
function parametersOf(value: string): DispositionParameters {
  return [...value.matchAll(PARAMETER)].map(([, name = '', quoted, plain = '']) => [
    name.toLowerCase(),
    quoted === undefined ? plain.trim() : quoted.replaceAll(/\\(["\\])/g, '$1'),
  ]);
}

function valueOf(parameters: DispositionParameters, wanted: string): string | undefined {
  return parameters.find(([name]) => name === wanted)?.[1];
}

/** `UTF-8'nb'Bl%C3%A5.pdf`; undefined where the charset or the percent signs cannot be read. */
function decodeExtended(parameters: DispositionParameters): string | undefined {
  const value = valueOf(parameters, 'filename*');
  const text = /^utf-8'[^']*'(.*)$/i.exec(value ?? '')?.[1];
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
