/** Headers whose value is a secret whatever it says. */
const secretHeaders = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'ocp-apim-subscription-key',
  'apikey',
  'x-altinn-enterpriseuser-authentication',
  'platformaccesstoken',
  'integrasjonpassord',
  'x-api-key',
  'api-key',
]);

/** Names of parameters, form fields, JSON members, XML elements and multipart parts that hold a secret. */
const secretNames = [
  'access_?token',
  'refresh_?token',
  'id_?token',
  'assertion',
  'client_?assertion',
  'client_?secret',
  'api_?key',
  'subscription-key',
  'password',
  'passord',
  'passphrase',
  'private_?key',
  'secret',
  'token',
  'authorization',
  'cookie',
  'integrasjonPassord',
].join('|');

interface MaskPattern {
  readonly id: string;
  readonly pattern: RegExp;
  readonly replacement: string;
}

/** What is masked by its form alone, in this order: the table is the documentation. */
const maskPatterns: readonly MaskPattern[] = [
  {
    id: 'pem-private-key',
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
    replacement: '[private key]',
  },
  {
    id: 'jwt',
    pattern:
      /(?<![A-Za-z0-9])(?:eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){0,4}|e[wy][A-Za-z0-9_-]{10,}(?:\.[A-Za-z0-9_-]{8,}){2,4})/g,
    replacement: '[jwt]',
  },
  {
    id: 'jwk-private-member',
    pattern: /("(?:d|p|q|dp|dq|qi|k)"\s*:\s*")[A-Za-z0-9_-]{20,}/g,
    replacement: '$1***',
  },
  { id: 'basic', pattern: /\b(Basic\s+)[A-Za-z0-9+/=_-]{4,}/gi, replacement: '$1***' },
  { id: 'bearer', pattern: /\b(Bearer\s+)(?![$"[])[A-Za-z0-9+/=_.~-]{16,}/g, replacement: '$1***' },
  {
    id: 'json-member',
    pattern: new RegExp(`("(?:${secretNames})"\\s*:\\s*)(?:"(?:[^"\\\\]|\\\\.)*"?|[-\\d.]+)`, 'gi'),
    replacement: '$1"***"',
  },
  {
    id: 'escaped-json-member',
    pattern: new RegExp(`(\\\\"(?:${secretNames})\\\\"\\s*:\\s*\\\\")[^"\\\\]*`, 'gi'),
    replacement: '$1***',
  },
  {
    id: 'parameter',
    pattern: new RegExp(`((?:^|[?&;\\s])(?:${secretNames})=)[^&\\s"'<>;]+`, 'gim'),
    replacement: '$1***',
  },
  {
    id: 'multipart-part',
    pattern: new RegExp(
      `(name="?(?:${secretNames})"?[^\\r\\n]*(?:\\r?\\n[^\\r\\n]+)*\\r?\\n\\r?\\n)[\\s\\S]*?(?=\\r?\\n--|$)`,
      'gi',
    ),
    replacement: '$1***',
  },
  {
    id: 'xml-element',
    pattern: new RegExp(`(<(?:[\\w.-]+:)?(?:${secretNames})(?:\\s[^>]*)?>)[^<]+`, 'gi'),
    replacement: '$1***',
  },
  {
    id: 'trace-parent', // W3C Trace Context 3.2; it leads into the logs of a service
    pattern: /\b00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}\b/g,
    replacement: '[trace]',
  },
  {
    id: 'trace-id',
    pattern:
      /\b(trace_?id|correlation[ _]?id)((?:\\?")?\s*[:=]\s*(?:\\?")?)[0-9a-f][0-9a-f-]{15,}/gi,
    replacement: '$1$2***',
  },
  {
    id: 'session-member', // reference altinn-platform 7.3
    pattern: /("(?:jti|sid)"\s*:\s*")[^"\\]+/g,
    replacement: '$1***',
  },
  {
    id: 'national-identity-number',
    // Day (+40), month (+40, +65, +80), year, five digits; not the last group of a guid.
    pattern:
      /(?<!\d|[0-9a-f]{4}-[0-9a-f])(?:[04][1-9]|[1256]\d|[37][01])(?:[048][1-9]|[159][0-2]|6[6-9]|7[0-7])\d\d ?\d{5}(?!\d)(?!(?<=[0-9a-f]{4}-\d{11})[0-9a-f](?![0-9a-z]))/gi,
    replacement: '[fnr]',
  },
];

/** The text with everything masked that looks like a secret or a national identity number. */
export function maskText(text: string): string {
  let masked = text;
  for (const { pattern, replacement } of maskPatterns)
    masked = masked.replace(pattern, replacement);
  return masked;
}

/** True for a header whose value is a secret whatever it says. */
export function isSecretHeader(name: string): boolean {
  return secretHeaders.has(name.toLowerCase());
}

/** A header's value as it may be kept; a `$SAMSVAR_…` variable name that stands for a token stays. */
export function maskHeader(name: string, value: string): string {
  const lower = name.toLowerCase();
  if (!secretHeaders.has(lower)) return maskText(value);
  if (/^(?:\w+ )?\$SAMSVAR_\w+$/.test(value)) return value;
  if (lower === 'set-cookie') return value.replace(/^([^=;]*=)[^;]*/, '$1***');
  return maskScheme(value);
}

function maskScheme(value: string): string {
  const scheme = /^(?:Bearer|Basic|Digest)(?=\s|$)/i.exec(value)?.[0];
  if (scheme === undefined) return value === '' ? '' : '***';
  return value.length > scheme.length ? `${scheme} ***` : scheme;
}
