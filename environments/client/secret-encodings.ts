/**
 * Every form in which a secret may turn up in kept text: raw, as Latin-1 bytes, JSON-escaped,
 * URL-encoded, hex, base64 and base64url at each of the three alignments, and the parts of a JWT.
 */
export function encodingsOf(secret: string): ReadonlySet<string> {
  const forms = new Set<string>();
  for (const part of [secret, ...jwtParts(secret)]) addForms(part, forms);
  return forms;
}

const shortestPart = 16;

/** The header of a JWT is no secret; its claims and signature are. */
function jwtParts(secret: string): string[] {
  const parts = secret.split('.');
  if (parts.length !== 3 || !secret.startsWith('ey')) return [];
  return parts.slice(1).filter((part) => part.length >= shortestPart);
}

function addForms(secret: string, forms: Set<string>): void {
  const bytes = Buffer.from(secret, 'utf8');
  const encoded = encodeURIComponent(secret);
  const texts = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encoded,
    encoded.replaceAll('%20', '+'),
    encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    new URLSearchParams({ a: secret }).toString().slice(2),
    bytes.toString('hex'),
  ];
  // Bodies are looked through as Latin-1, in which UTF-8 looks different.
  for (const text of texts) forms.add(text).add(Buffer.from(text, 'utf8').toString('latin1'));
  for (const offset of [0, 1, 2]) addAligned({ bytes, offset }, forms);
}

/** Base64 of a secret inside a longer text: the characters that its neighbours cannot change. */
function addAligned(
  { bytes, offset }: { bytes: Buffer; offset: number },
  forms: Set<string>,
): void {
  const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
  const from = Math.ceil((offset * 8) / 6);
  const to = Math.floor((padded.length * 8) / 6);
  for (const encoding of ['base64', 'base64url'] as const) {
    const stable = padded.toString(encoding).slice(from, to);
    if (stable.length >= 6) forms.add(stable);
  }
}
