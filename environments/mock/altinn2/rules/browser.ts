import type { Lines, MockRequest } from '../../server/message.ts';

/** Origins that were registered with keys of browser applications. */
const registered = ['https://www.samsvar.invalid', 'https://app.samsvar.invalid:8443'];

/** Calls from browsers (reference altinn2 9). */
export const browserRules = {
  /** The origin that is told back; undefined tells nothing. */
  allowedOrigin: (origin: string): string | undefined => registered.find((one) => one === origin),

  /** What an answer says of the origin that it allows. */
  corsHeaders: (origin: string | undefined): Lines =>
    origin === undefined
      ? []
      : [
          ['Access-Control-Allow-Origin', origin],
          ['Access-Control-Allow-Credentials', 'true'],
        ],

  /** What the answer depends on. */
  vary: (origin: string | undefined): string =>
    origin === undefined ? 'Accept-Encoding' : 'Accept-Encoding, Origin',

  isPreflight: ({ method, header }: MockRequest): boolean =>
    method === 'OPTIONS' &&
    header('origin') !== undefined &&
    header('access-control-request-method') !== undefined,

  /** What a preflight is allowed; nothing for an origin that is not. */
  preflightHeaders: (origin: string | undefined, { header }: MockRequest): Lines =>
    origin === undefined
      ? []
      : [
          ['Access-Control-Allow-Methods', header('access-control-request-method') ?? 'GET'],
          ['Access-Control-Allow-Headers', header('access-control-request-headers') ?? 'ApiKey'],
        ],
};
