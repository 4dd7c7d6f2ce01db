import { textMediaType } from '../../altinn-app/negotiate.ts';
import { cookieOf } from '../../altinn-app/access/authenticate.ts';
import type { MockRequest } from '../../server/message.ts';

const providers = ['maskinporten', 'id-porten', 'altinnstudio'] as const;

/** Who may have issued the token that is exchanged. */
export type Provider = (typeof providers)[number];

/** What a request asks for and shows (reference altinn-platform 2.1, 11.2). */
export const requestRules = {
  /** The only Bearer token of a request; two headers are none. */
  bearerOf: (request: MockRequest): string | undefined => {
    const lines = request.lines.filter(([name]) => name.toLowerCase() === 'authorization');
    const [first] = lines;
    return lines.length === 1 && first !== undefined
      ? /^bearer +(\S+)\s*$/i.exec(first[1])?.[1]
      : undefined;
  },
  /** What the exchange takes: the header alone. */
  exchangedTokenOf: (request: MockRequest): string | undefined => requestRules.bearerOf(request),
  /** What refresh takes: the header, else a cookie of the platform. */
  refreshedTokenOf: (request: MockRequest): string | undefined =>
    requestRules.bearerOf(request) ??
    cookieOf(request, '.ALTINNTOKEN') ??
    cookieOf(request, 'AltinnStudioRuntime'),
  /** The provider of a path, in any case. */
  providerOf: (name: string): Provider | undefined =>
    providers.find((one) => one === name.toLowerCase()),
  /** A flag of the query: absent or empty is false; undefined is neither. */
  flagOf: (text: string | null): boolean | undefined => {
    if (text === null || text === '') return false;
    const flag = /^\s*(true|false)\s*$/i.exec(text)?.[1]?.toLowerCase();
    return flag === undefined ? undefined : flag === 'true';
  },
  /** Media type of a token or sentence for an Accept header. */
  textTypeFor: (accept: string | undefined): string => textMediaType(accept),
  /** Whether the header asks for an enterprise user, who went with Altinn 2. */
  asksForEnterpriseUser: (request: MockRequest): boolean =>
    request.header('x-altinn-enterpriseuser-authentication') !== undefined,
};
