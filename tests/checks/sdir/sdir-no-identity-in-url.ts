import { headerOf } from '#specs';
import { fail, type Check, type RawFinding } from '../check.ts';

/** The last group of a uuid may be eleven digits beside a letter. */
const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;
/** So may the middle of a key of the gateway, in a query. */
const key = /(?<![\da-z])[\da-f]{32,}(?![\da-z])/gi;
/** Eleven digits of a day (D-numbers add 40) and a month (synthetic numbers add 40, 65 or 80), or what is left of them masked. */
const identity =
  /(?<!\d)(?:[04][1-9]|[1256]\d|[37][01])(?:[048][1-9]|[159][0-2]|6[6-9]|7[0-7])\d{7}(?!\d)|\[fnr\]|%5Bfnr%5D/i;

/** Addresses stand in logs, so none holds a national identity number (reference sdir 6.3, S17); the number is never repeated. */
export const sdirNoIdentityInUrl: Check = {
  id: 'sdir-no-identity-in-url',
  demands: 'Neither the address asked nor one in Location holds a national identity number.',
  api: 'sdir',
  judge: ({ exchange }) => [
    ...judgeUrl(exchange.request.url, 'request:url'),
    ...judgeUrl(headerOf(exchange.response?.headers ?? [], 'location') ?? '', 'header:location'),
  ],
};

function judgeUrl(url: string, place: string): readonly RawFinding[] {
  if (!identity.test(url.replaceAll(uuid, '').replaceAll(key, ''))) return [];
  return [fail('an address without an identity number', 'eleven digits that are one', place)];
}
