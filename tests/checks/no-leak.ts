import { headerOf } from '#specs';
import { fail, type Answer, type Check } from './check.ts';

/** What an error body must not show; only the kind is ever repeated in a finding. */
const leaks: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  { kind: 'a stack trace', pattern: /\bat [\w.<>`[\],+$]+\(.{0,300}?\) in .{1,300}?:line \d+/s },
  { kind: 'a stack trace', pattern: /(?:\r?\n|\\r?\\n|\\n)\s*at [\w.$<>`+[\], ]{1,200}\(/ },
  { kind: 'a stack trace', pattern: /Traceback \(most recent call last\)/ },
  { kind: 'a stack trace', pattern: /--- End of (?:inner exception )?stack trace/ },
  { kind: 'an exception type', pattern: /\b(?:[A-Za-z_]\w*\.){1,10}\w*Exception\b/ },
  {
    kind: 'SQL text',
    pattern:
      /\b(?:select\s.{1,300}?\sfrom\s\S|insert\s+into\s\S|update\s+\S{1,80}\s+set\s|delete\s+from\s\S)/is,
  },
  { kind: 'a database error', pattern: /\b(?:SQLSTATE|ORA-\d{5}|PG::\w|duplicate key value)\b/ },
  {
    kind: 'a database error',
    pattern:
      /\bviolates (?:check|unique|foreign key|not-null) constraint\b|\bvalue too long for type\b/,
  },
  { kind: 'a token', pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.?/ },
  { kind: 'a token', pattern: /\bBearer\s+[\w-]{20,}/ },
  { kind: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  {
    kind: 'a secret',
    pattern:
      /\b(?:password|pwd|client_secret|accountkey)=[^\s"',;}]{3,}|"client_?secret"\s*:\s*"[^"]/i,
  },
];

/** An error tells the caller nothing of the service's inside: no stack trace, SQL or secret. */
export const noLeak: Check = {
  id: 'no-leak',
  demands: 'An error body shows no stack trace, exception type, SQL text, token or secret.',
  judge: ({ answer, exchange }) => {
    if (answer === undefined || answer.status < 400) return 'inapplicable';
    const text = textOf(answer);
    if (text === undefined) return 'inapplicable';
    const kinds = leaks.filter(({ pattern }) => pattern.test(text)).map(({ kind }) => kind);
    if (echoesToken(text, headerOf(exchange.request.headers, 'authorization')))
      kinds.push('a token');
    return [...new Set(kinds)].map((kind) => fail(`an error body without ${kind}`, kind));
  },
};

function textOf({ body }: Answer): string | undefined {
  if (body.kind === 'json') return `${body.text}\n${stringsOf(body.value).join('\n')}`;
  return 'text' in body ? body.text : undefined;
}

/** Masked tokens are too short to be looked for. */
function echoesToken(text: string, authorization = ''): boolean {
  const token = authorization.replace(/^\w+\s+/, '');
  return token.length >= 20 && text.includes(token);
}

/** The decoded strings too: `\n` in JSON text hides line starts. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((item) => stringsOf(item));
}
