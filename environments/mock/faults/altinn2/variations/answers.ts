import { sorted } from '../../../altinn2/odata/select.ts';
import { altinn2Rules } from '../../../altinn2/rules.ts';
import type { Altinn2Variation } from '../variation.ts';

const any = /./;
const { allowedOrigin, answersLoginless, vary } = altinn2Rules;
const norwegian = new Intl.Collator('nb', { sensitivity: 'base' });

/** Statuses, headers and ids that are not told, or told in two ways (reference altinn2 3, 8, 9). */
export const answerVariations: readonly Altinn2Variation[] = [
  {
    says: 'answers that depend on every origin',
    seenBy: any,
    answers: { rules: { vary: () => vary('https://x.invalid') } },
  },
  {
    says: 'answers that name all that they depend on, in one case',
    seenBy: any,
    answers: { rules: { vary: () => 'accept-encoding, accept, origin, cookie' } },
  },
  {
    says: 'a login page with a query of its own',
    seenBy: /^ALT2-(?:LOGIN|CONTRACT)-/,
    answers: {
      rules: {
        answersLoginless: (request) => {
          const reply = answersLoginless(request);
          const headers = reply.headers.map(
            ([name, value]) => [name, name === 'Location' ? `${value}&a=b` : value] as const,
          );
          return { ...reply, headers };
        },
      },
    },
  },
  {
    says: 'preflights without a body, as 204',
    seenBy: /^ALT2-CORS-/,
    answers: {
      unrouted: (reply, { method }) => (method === 'OPTIONS' ? { ...reply, status: 204 } : reply),
    },
  },
  {
    says: 'origins compared by their domain alone, as they are registered',
    seenBy: /^ALT2-CORS-/,
    answers: {
      rules: {
        allowedOrigin: (origin) =>
          /^https?:\/\/www\.samsvar\.invalid(?::\d+)?\/?$/.test(origin)
            ? origin
            : allowedOrigin(origin),
      },
    },
  },
  {
    says: 'texts sorted as Norwegian, without regard to case',
    seenBy: /^ALT2-ODATA-/,
    answers: {
      rules: {
        sorts: (items, keys) => sorted(items, keys, norwegian.compare),
      },
    },
  },
  {
    says: 'another name of the login cookie',
    seenBy: /^ALT2-LOGIN-/,
    answers: { rules: { cookieName: () => '.ASPXAUTHTT02' } },
  },
];
