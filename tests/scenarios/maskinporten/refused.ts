import type { LiveExchange } from '#environments';
import { jsonOf, type MaskinportenBench } from './maskinporten-bench.ts';

/** How a grant is expected to be refused (reference altinn-platform 1.5). */
export interface Refusal {
  /** Codes of which one is told; absent: none is known for it. */
  readonly codes?: readonly string[];
  /** Values of `error` that were captured; others are a note. */
  readonly errors?: readonly string[];
  /** Values that were captured and are the only ones. */
  readonly onlyErrors?: readonly string[];
}

/** Judges a refusal: any 4xx with an OAuth error, no token, and the code where one is known. */
export function judgeRefusal(
  on: MaskinportenBench,
  exchange: LiveExchange,
  { codes, errors, onlyErrors }: Refusal,
): void {
  const told = on.conform(exchange, {
    status: '4xx',
    mediaType: 'application/json',
    body: { error: /./, access_token: isAbsent },
  });
  if (!told) return;
  const { error, error_uri: uri = '', error_description: text = '' } = jsonOf(exchange);
  const found = /MP-\d{3}/.exec(`${String(uri)} ${String(text)}`)?.[0];
  if (codes !== undefined) judgeCode(on, exchange, { codes, found });
  if (onlyErrors !== undefined)
    on.verify('the error', {
      actual: onlyErrors.includes(String(error)),
      expected: true,
      exchange,
    });
  if (errors?.includes(String(error)) === false)
    on.bench.note(`error ${errors.join(' or ')}`, String(error), exchange);
  if (exchange.status !== 400) on.bench.note('status 400', `status ${exchange.status}`, exchange);
}

function judgeCode(
  on: MaskinportenBench,
  exchange: LiveExchange,
  { codes, found }: { readonly codes: readonly string[]; readonly found: string | undefined },
): void {
  // Whether a code is always told is not known (reference altinn-platform 10.2).
  if (found === undefined) on.bench.note(`code ${codes.join(' or ')}`, 'no code', exchange);
  else on.verify('the code', { actual: found, expected: oneOf(codes), exchange });
}

function oneOf(codes: readonly string[]): RegExp {
  return new RegExp(`^(?:${codes.join('|')})$`);
}

function isAbsent(value: unknown): boolean {
  return value === undefined;
}
