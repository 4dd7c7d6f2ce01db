import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import type { Exchange, HeaderLines } from '#specs';
import { toCurl } from './to-curl.ts';

interface Sent {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: HeaderLines;
  readonly body?: string | Uint8Array;
}

function exchange({ method = 'GET', url = 'http://x/a', headers = [], body }: Sent): Exchange {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return {
    id: 'x1',
    api: 'altinn-app',
    actor: 'user',
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 1,
    request: {
      method,
      url,
      headers: [['User-Agent', 'samsvar/0'], ['Accept', '*/*'], ...headers],
      ...(bytes === undefined ? {} : { body: bytes }),
      bodyBytes: bytes?.length ?? 0,
      bodySha256: 'abcdef0123456789',
      deliberatelyInvalid: false,
    },
  };
}

const prefix = `curl -sS -i --path-as-is -X`;
const common = `-H 'User-Agent: samsvar/0' -H 'Accept: */*'`;

const cases: readonly [title: string, sent: Sent, line: string][] = [
  ['no body', {}, `${prefix} GET http://x/a ${common}`],
  ['query', { url: 'http://x/a?b=1&c=2' }, `${prefix} GET 'http://x/a?b=1&c=2' ${common}`],
  [
    'token',
    { headers: [['Authorization', 'Bearer $SAMSVAR_TOKEN_USER']] },
    `${prefix} GET http://x/a ${common} -H "Authorization: Bearer $SAMSVAR_TOKEN_USER"`,
  ],
  [
    'special token',
    { headers: [['Authorization', 'Bearer ***']] },
    `${prefix} GET http://x/a ${common} -H "Authorization: Bearer $SAMSVAR_TOKEN_SPECIAL"`,
  ],
  [
    'JSON',
    { method: 'POST', headers: [['Content-Type', 'application/json']], body: `{"a":"it's"}` },
    `${prefix} POST http://x/a ${common} -H 'Content-Type: application/json' --data-raw '{"a":"it'\\''s"}'`,
  ],
  [
    'line ends, no Content-Type',
    { method: 'POST', body: 'a\r\nb\\' },
    `${prefix} POST http://x/a ${common} -H Content-Type: --data-raw $'a\\r\\nb\\\\'`,
  ],
  [
    'bytes',
    { method: 'POST', headers: [['Content-Type', 'a/b']], body: Uint8Array.of(0, 255) },
    `${prefix} POST http://x/a ${common} -H 'Content-Type: a/b' --data-binary @body-abcdef012345.bin # 2 bytes, SHA-256 abcdef0123456789`,
  ],
  ['empty header', { headers: [['X-A', '']] }, `${prefix} GET http://x/a ${common} -H 'X-A;'`],
];

test('a curl line repeats the request', () => {
  for (const [title, sent, line] of cases) expect(toCurl(exchange(sent)), title).toBe(line);
});

test('what looks like a secret is masked in the line too', () => {
  const body = '{"personNumber":"01829012345","password":"kanari"}';
  const line = toCurl(exchange({ method: 'POST', url: 'http://x/?access_token=kanari', body }));
  expect(line).not.toMatch(/kanari|01829012345/);
});

test('a shell reads back what was sent', () => {
  for (const text of [`it's`, 'a\r\nb\\n', '$HOME `x` "y"', '@file', '-d']) {
    const line = toCurl(exchange({ method: 'POST', body: text }));
    const words = execFileSync('bash', ['-c', line.replace('curl', `printf '%s\\0'`)], {
      encoding: 'utf8',
    });
    expect(words.split('\0').at(-2)).toBe(text);
  }
});
