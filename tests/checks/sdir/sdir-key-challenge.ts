import { headerOf } from '#specs';
import { textOf } from '../../har/json-parts.ts';
import { fail, type Check, type RawFinding } from '../check.ts';
import { refusalObject } from './answer-parts.ts';

/** How the gateway begins when it refuses the key; the rest differs between its page and the wire (reference sdir 8.1). */
const refusesKey = /^Access denied due to (?:missing|invalid) subscription key\./;
const place = 'header:www-authenticate';

/** A refusal of the key says by which header a key is shown (reference sdir 8.2). */
export const sdirKeyChallenge: Check = {
  id: 'sdir-key-challenge',
  demands: 'A 401 for the key carries WWW-Authenticate: AzureApiManagementKey with realm and name.',
  api: 'sdir',
  judge: (context) => {
    const { answer, exchange } = context;
    if (answer?.status !== 401 || !refusesKey.test(messageIn(context))) return 'inapplicable';
    const value = headerOf(answer.response.headers, 'www-authenticate');
    if (value === undefined) return [fail('WWW-Authenticate', 'absent', place)];
    return judgeChallenge(value, new URL(exchange.request.url).host);
  },
};

function messageIn(context: Parameters<Check['judge']>[0]): string {
  return textOf(refusalObject(context)?.['message']) ?? '';
}

function judgeChallenge(value: string, host: string): readonly RawFinding[] {
  const realm = /[\s,]realm="https?:\/\/([^/"]+)[^"]*"/i.exec(value)?.[1];
  const rows: readonly (readonly [expected: string, holds: boolean])[] = [
    ['the scheme AzureApiManagementKey', /^AzureApiManagementKey\s/i.test(value)],
    [`a realm of ${host}`, realm?.toLowerCase() === host.toLowerCase()],
    ['the name of the header', /[\s,]name="[\w-]+"/i.test(value)],
  ];
  return rows.filter(([, holds]) => !holds).map(([expected]) => fail(expected, value, place));
}
