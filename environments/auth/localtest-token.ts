import { askIssuer, toRefusal, toToken, withoutQuery, type IssuerAccess } from './ask-issuer.ts';

/**
 * Fetches a token that the local test platform hands out.
 * Throws `credentials-refused` or `issuer-unreachable`, both inconclusive.
 */
export async function fetchLocaltestToken(url: string, access: IssuerAccess): Promise<string> {
  const { status, text } = await askIssuer({ url, method: 'GET' }, access);
  const token = toToken(text);
  if (status === 200 && token.split('.').length === 3) return token;
  throw toRefusal(
    `${withoutQuery(url)} answered ${status}, not a token. Is the local test platform up, and does it know this identity?`,
    { status },
  );
}
