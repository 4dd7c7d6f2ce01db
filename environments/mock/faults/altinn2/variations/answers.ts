import { altinn2Rules } from '../../../altinn2/rules.ts';
import type { Altinn2Variation } from '../variation.ts';

const any = /./;
const { answersLoginless, vary } = altinn2Rules;

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
    says: 'another name of the login cookie',
    seenBy: /^ALT2-LOGIN-/,
    answers: { rules: { cookieName: () => '.ASPXAUTHTT02' } },
  },
];
