import { expect, test } from '@playwright/test';
import type { Exchange } from '#specs';
import { createRedactor } from './redact.ts';

const canary = 'Kanarif/ugl+9?"æ';
const jwt =
  'eyJhbGciOiJSUzI1NiIsImtpZCI6ImEifQ.eyJzdWIiOiJrYW5hcmlmdWdsIiwicGlkIjoiMSJ9.c2lnbmF0dXJlLXNpZ25hdHVyZQ';
const [, claims = '', signature = ''] = jwt.split('.');
const person = '01829012345';

/** Where a registered secret turns up, by form. */
const registered: Readonly<Record<string, string>> = {
  raw: `it said ${canary} aloud`,
  json: JSON.stringify({ any: { name: [canary] } }),
  'url-encoded': `http://x/?q=${encodeURIComponent(canary)}&b=1`,
  form: new URLSearchParams({ q: canary }).toString(),
  base64: Buffer.from(canary).toString('base64'),
  base64url: Buffer.from(canary).toString('base64url'),
  'base64 within more': Buffer.from(`a:${canary}:b`).toString('base64'),
  'base64 within yet more': Buffer.from(`ab:${canary}`).toString('base64'),
  hex: Buffer.from(canary).toString('hex'),
  'error text': `Error: connect failed for "${canary}"\n    at send`,
};

test('a registered secret stays in no form', () => {
  const redactor = createRedactor();
  redactor.register(canary);
  for (const [form, text] of Object.entries(registered)) {
    const masked = redactor.text(text);
    expect(masked, form).not.toContain(canary);
    expect(masked, form).toContain('***');
    expect(
      Buffer.from(redactor.bytes(Buffer.from(text))).toString('utf8'),
      `${form} as bytes`,
    ).toContain('***');
  }
  expect(redactor.text(Buffer.from(`x:${canary}`).toString('base64'))).not.toContain(
    Buffer.from(canary).toString('base64').slice(4, 12),
  );
});

test('the parts of a registered token are masked apart from each other', () => {
  const redactor = createRedactor();
  redactor.register(jwt);
  for (const part of [jwt, claims, signature])
    expect(redactor.text(`kept: ${part}.`)).not.toContain(part);
});

/** Masked by form or name alone: text, and what must be gone. */
const patterns: readonly [title: string, text: string, gone: string][] = [
  ['JWT', `token ${jwt}`, signature],
  ['JWT without signature', `${jwt.split('.').slice(0, 2).join('.')}.`, claims],
  ['Basic', 'Authorization: Basic a2FuYXJpOmZ1Z2w=', 'a2FuYXJp'],
  ['Bearer', 'sent Bearer abcdefghijklmnopqrstuvwxyz', 'abcdefgh'],
  ['PEM', '-----BEGIN PRIVATE KEY-----\nMIIEkanari\n-----END PRIVATE KEY-----', 'MIIEkanari'],
  ['PEM that is cut', '-----BEGIN RSA PRIVATE KEY-----\nMIIEkanari', 'MIIEkanari'],
  [
    'PEM in JSON',
    JSON.stringify({ key: '-----BEGIN PRIVATE KEY-----\nMIIEkanari\n-----END PRIVATE KEY-----' }),
    'MIIEkanari',
  ],
  ['JWK', '{"kty":"RSA","d":"kanarikanarikanarikanari"}', 'kanarikanari'],
  ['assertion', 'grant_type=x&assertion=kanari.fugl.ja&b=1', 'kanari'],
  ['query', 'http://x/a?access_token=kanari&b=1', 'kanari'],
  ['first of a form', 'password=kanari&b=1', 'kanari'],
  ['JSON member', '{"a":[{"Password" : "kan\\"ari"}]}', 'ari'],
  ['JSON member of Fiks', '{"integrasjonPassord":"kanari"}', 'kanari'],
  ['JSON number', '{"password":123454321}', '123454321'],
  ['JSON in JSON', JSON.stringify({ text: '{"access_token":"kanari"}' }), 'kanari'],
  ['JSON that is cut', '{"access_token":"kanari', 'kanari'],
  ['XML element', '<s:Password Type="x">kanari</s:Password>', 'kanari'],
  [
    'multipart part',
    '--b\r\nContent-Disposition: form-data; name="password"\r\nContent-Type: text/plain\r\n\r\nkanari\r\n--b--',
    'kanari',
  ],
  [
    'trace',
    '{"traceId":"00-7aa0278384ef93ad850464337210cbc4-4bfc7b5872325ff0-00"}',
    '7aa0278384ef93ad850464337210cbc4',
  ],
  ['trace id in words', 'refused (trace_id: 7aa0278384ef93ad850464337210cbc4)', '7aa0278384ef93ad'],
  [
    'trace id in JSON',
    JSON.stringify({ text: '{"trace_id":"7aa0278384ef93ad8504"}' }),
    '7aa0278384',
  ],
  ['correlation id', 'correlation id: 0be455e3-b6da-41c4-a084-728506b9b99f', '728506b9b99f'],
  ['id of a token', '{"jti":"kanari","sid":"fugl"}', 'kanari'],
  ['identity number', `{"personNumber":"${person}"}`, person],
  ['identity number in a path', `/parties/person-${person}/x`, person],
  ['identity number in two', `born ${person.slice(0, 6)} ${person.slice(6)}`, person.slice(6)],
  ['identity number glued to a word', `pid${person}fnr`, person],
];

/** Looks alike and stays. */
const harmless: readonly string[] = [
  '{"token_type":"Bearer","expires_in":119}',
  '/instances/501337/0f9d9c10-9a1b-4c7f-8d39-018290123456',
  '{"partyId":"501337","organisationNumber":"991825827"}',
  '{"size":12345678901234}',
  'Bearer $SAMSVAR_TOKEN_USER',
  '{"continuationToken":null}',
];

test('secrets are masked by their form and by their name', () => {
  const redactor = createRedactor();
  for (const [title, text, gone] of patterns) {
    expect(redactor.text(text), title).not.toContain(gone);
    expect(Buffer.from(redactor.bytes(Buffer.from(text))).toString('utf8'), title).not.toContain(
      gone,
    );
  }
  for (const text of harmless) expect(redactor.text(text)).toBe(text);
});

test('bytes without a secret come back as they were', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
  expect(createRedactor().bytes(bytes)).toBe(bytes);
});

test('an identity number leaves its kind and nothing of itself', () => {
  expect(createRedactor().text(`{"pid":"${person}"}`)).toBe('{"pid":"[fnr]"}');
});

test('secret headers are masked whatever they say, variables stay', () => {
  const lines = createRedactor().headers([
    ['authorization', 'Bearer kanari'],
    ['Authorization', 'Bearer $SAMSVAR_TOKEN_USER'],
    ['Authorization', 'kanari'],
    ['Cookie', 'a=kanari'],
    ['Set-Cookie', 'AltinnStudioRuntime=kanari; path=/; HttpOnly'],
    ['Ocp-Apim-Subscription-Key', 'kanari'],
    ['PlatformAccessToken', 'kanari'],
    ['ApiKey', 'kanari'],
    ['X-Altinn-EnterpriseUser-Authentication', 'kanari'],
    ['IntegrasjonPassord', 'kanari'],
    ['Location', 'http://x/?access_token=kanari'],
  ]);
  expect(lines.map(([, value]) => value)).toEqual([
    'Bearer ***',
    'Bearer $SAMSVAR_TOKEN_USER',
    '***',
    '***',
    'AltinnStudioRuntime=***; path=/; HttpOnly',
    '***',
    '***',
    '***',
    '***',
    '***',
    'http://x/?access_token=***',
  ]);
});

test('a stored exchange holds no secret anywhere', () => {
  const redactor = createRedactor();
  redactor.register(canary);
  const body = Buffer.from(JSON.stringify({ a: canary, pid: person, access_token: jwt }));
  const exchange: Exchange = {
    id: 'x1',
    api: 'altinn-app',
    actor: 'user',
    operationId: 'getInstance',
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 1,
    request: {
      method: 'POST',
      url: `http://x/${person}?token=${jwt}`,
      headers: [
        ['Cookie', canary],
        ['X-Other', canary],
      ],
      body,
      bodyBytes: body.length,
      bodySha256: 'f'.repeat(64),
      deliberatelyInvalid: false,
    },
    response: {
      status: 200,
      reason: `${canary} of ${person}`,
      headers: [['Set-Cookie', `a=${canary}`]],
      body,
    },
    fault: { kind: 'reset', message: `failed with ${canary}` },
  };
  const stored = redactor.exchange(exchange);
  const all = JSON.stringify(stored, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
  );
  for (const secret of [canary, JSON.stringify(canary).slice(1, -1), person, claims, signature]) {
    expect(all).not.toContain(secret);
  }
  expect(Object.keys(stored)).toEqual(
    expect.arrayContaining(['id', 'operationId', 'request', 'response', 'fault']),
  );
});
