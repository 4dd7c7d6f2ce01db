/** Three parts of which one of the first two is no JSON: the platform's handler of tokens breaks on it (reference altinn-platform 12, "everywhere"). */
export function isUndecodable(token: string | undefined): boolean {
  const parts = (token ?? '').split('.');
  if (parts.length !== 3) return false;
  try {
    JSON.parse(Buffer.from(parts[0] ?? '', 'base64url').toString('utf8'));
    JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'));
    return false;
  } catch {
    return true;
  }
}
