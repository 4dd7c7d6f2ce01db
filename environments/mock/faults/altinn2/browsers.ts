import { altinn2Rules } from '../../altinn2/rules.ts';
import { dropHeader, withHeader } from '../change.ts';
import type { Altinn2Fault } from './fault.ts';

const { allowedOrigin, corsHeaders } = altinn2Rules;
const registered = 'https://www.samsvar.invalid';
const { host } = new URL(registered);

/** Takes more origins than are registered. */
const allows = (more: (origin: string) => boolean): Pick<Altinn2Fault, 'rules'> => ({
  rules: { allowedOrigin: (origin) => (more(origin) ? origin : allowedOrigin(origin)) },
});

/** Faults of calls from browsers. */
export const browserFaults: readonly Altinn2Fault[] = [
  {
    id: 'alt2-registered-origin-is-not-told',
    breaks: 'An origin that is registered is told nothing.',
    aimedAt: 'ALT2-CORS-001',
    rules: { allowedOrigin: () => undefined },
  },
  {
    id: 'alt2-origin-is-told-with-a-slash',
    breaks: 'An origin is told back with a slash behind it.',
    aimedAt: 'ALT2-CORS-001',
    rules: { corsHeaders: (origin) => corsHeaders(origin === undefined ? origin : `${origin}/`) },
  },
  {
    id: 'alt2-origin-is-told-twice',
    breaks: 'An origin is told back in two lines.',
    aimedAt: 'ALT2-CORS-001',
    rules: { corsHeaders: (origin) => [...corsHeaders(origin), ...corsHeaders(origin)] },
  },
  {
    id: 'alt2-any-origin-is-told-back',
    breaks: 'Any origin is told back.',
    aimedAt: 'ALT2-CORS-002',
    ...allows(() => true),
  },
  {
    id: 'alt2-unregistered-origin-is-refused',
    breaks: 'An origin that is not registered is refused with 403.',
    aimedAt: 'ALT2-CORS-002',
    bypass: ({ request }) => {
      const origin = request.header('origin');
      const isStrange = origin !== undefined && allowedOrigin(origin) === undefined;
      return isStrange ? { status: 403, headers: [] } : undefined;
    },
  },
  {
    id: 'alt2-origin-is-compared-by-its-beginning',
    breaks: 'An origin that begins like a registered one is allowed.',
    aimedAt: 'ALT2-CORS-003',
    ...allows((origin) => origin.startsWith(registered)),
  },
  {
    id: 'alt2-origin-is-compared-by-its-end',
    breaks: 'An origin that ends like a registered one is allowed.',
    aimedAt: 'ALT2-CORS-003',
    ...allows((origin) => origin.endsWith(host)),
  },
  {
    id: 'alt2-origin-is-compared-by-its-host',
    breaks: 'The scheme of an origin is not looked at.',
    aimedAt: 'ALT2-CORS-010',
    ...allows((origin) => origin === `http://${host}`),
  },
  {
    id: 'alt2-port-of-origin-is-not-read',
    breaks: 'The port of an origin is not looked at.',
    aimedAt: 'ALT2-CORS-010',
    ...allows((origin) => origin === `${registered}:4443`),
  },
  {
    id: 'alt2-origin-below-a-registered-one-is-allowed',
    breaks: 'An origin below a registered domain is allowed.',
    aimedAt: 'ALT2-CORS-003',
    ...allows((origin) => origin.endsWith(`.${host}`)),
  },
  {
    id: 'alt2-null-origin-is-allowed',
    breaks: 'The origin null is allowed.',
    aimedAt: 'ALT2-CORS-003',
    ...allows((origin) => origin === 'null'),
  },
  {
    id: 'alt2-every-origin-is-allowed',
    breaks: 'Every origin is allowed by an asterisk.',
    aimedAt: 'ALT2-CORS-004',
    rules: { corsHeaders: () => [['Access-Control-Allow-Origin', '*']] },
  },
  {
    id: 'alt2-cors-without-origin',
    breaks: 'A call without Origin is told of a registered one.',
    aimedAt: 'ALT2-CORS-005',
    rules: { corsHeaders: (origin) => corsHeaders(origin ?? registered) },
  },
  {
    id: 'alt2-cors-on-metadata-alone',
    breaks: 'Only metadata tell of the origin.',
    aimedAt: 'ALT2-CORS-006',
    replies: {
      routes: ['listReportees', 'getProfile'],
      change: dropHeader('Access-Control-Allow-Origin'),
    },
  },
  {
    id: 'alt2-cors-for-anybody-who-is-logged-in',
    breaks: 'Who is logged in is told of any origin.',
    aimedAt: 'ALT2-CORS-006',
    replies: {
      routes: ['listReportees'],
      when: (_, { request }) => request.header('origin') !== undefined,
      change: (reply, call) =>
        withHeader('Access-Control-Allow-Origin', call.request.header('origin') ?? '')(reply, call),
    },
  },
  {
    id: 'alt2-vary-without-origin',
    breaks: 'Vary does not name the origin.',
    aimedAt: 'ALT2-CORS-007',
    rules: { vary: () => 'Accept-Encoding' },
  },
  {
    id: 'alt2-preflight-forbids-the-key',
    breaks: 'A preflight does not allow the key.',
    aimedAt: 'ALT2-CORS-008',
    rules: { preflightHeaders: () => [['Access-Control-Allow-Methods', 'GET']] },
  },
  {
    id: 'alt2-preflight-allows-anybody',
    breaks: 'A preflight from any origin is allowed.',
    aimedAt: 'ALT2-CORS-009',
    unrouted: (reply, request) =>
      request.method === 'OPTIONS'
        ? withHeader('Access-Control-Allow-Origin', request.header('origin') ?? '')(
            reply,
            undefined,
          )
        : reply,
  },
];
