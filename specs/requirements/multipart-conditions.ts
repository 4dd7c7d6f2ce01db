import { headerOf, type Exchange } from '../compiler/exchange.ts';
import { bodyText, parse } from './request-body.ts';

interface Part {
  readonly name: string | undefined;
  readonly headers: readonly string[];
  readonly text: string;
}

type Judge = (wanted: unknown, exchange: Exchange) => boolean;

/** Words of `match.request.multipart`: what they say of the parts that were sent. */
export const multipartConditions: Readonly<Record<string, Judge>> = {
  /** Name of a part whose JSON does not parse. */
  malformedJson: (wanted, exchange) => {
    const part = partsOf(exchange).find(({ name }) => name === wanted);
    return part !== undefined && parse(part.text) === undefined;
  },
  /** Name that several parts have. */
  repeated: (wanted, exchange) =>
    partsOf(exchange).filter(({ name }) => name === wanted).length > 1,
  /** Number of header lines that some part has at least. */
  headerLinesAtLeast: (wanted, exchange) =>
    typeof wanted === 'number' && partsOf(exchange).some(({ headers }) => headers.length >= wanted),
  /** Whether a data part's media type carries a parameter. */
  typeParameter: (wanted, exchange) =>
    partsOf(exchange).some(
      ({ name, headers }) => name !== 'instance' && headers.some(hasTypeParameter),
    ) === wanted,
  /** `lf`: lines end without carriage return. */
  lineEnds: (wanted, exchange) => wanted === 'lf' && /--[^\r\n]+\n/.test(bodyText(exchange)),
};

function hasTypeParameter(line: string): boolean {
  return /^content-type:[^;]+;/i.test(line);
}

/** Parts by the announced boundary, or by the first line where none is announced; forgiving about line ends. */
function partsOf(exchange: Exchange): readonly Part[] {
  const text = bodyText(exchange).replaceAll('\r\n', '\n');
  const boundary = boundaryOf(exchange, text);
  return text
    .split(`--${boundary}`)
    .slice(1)
    .filter((piece) => !piece.startsWith('--'))
    .map(toPart);
}

function boundaryOf({ request }: Exchange, text: string): string {
  const type = headerOf(request.headers, 'content-type') ?? '';
  const announced = /boundary="?([^";]+)/i.exec(type)?.[1];
  return announced ?? /^--([^\n]+)/.exec(text)?.[1] ?? 'none';
}

function toPart(piece: string): Part {
  const [head = '', ...rest] = piece.replace(/^\n/, '').split('\n\n');
  const headers = head.split('\n').filter((line) => line !== '');
  const disposition = headers.find((line) => /^content-disposition:/i.test(line)) ?? '';
  return {
    name: /[; ]name="?([^";]*)/i.exec(disposition)?.[1],
    headers,
    text: rest.join('\n\n').trim(),
  };
}
