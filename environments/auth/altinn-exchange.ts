import { askIssuer, toRefusal, toToken, type IssuerAccess } from './ask-issuer.ts';

/** What is exchanged, and where. */
export interface ExchangeOptions {
  readonly exchangeUrl: string;
  readonly token: string;
  /** True: Digdir stands for the test owner `ttd`. */
  readonly asTestOwner?: boolean;
}

/**
 * Turns a token of Maskinporten into one of the platform; the answer may be raw or in quotes.
 * Throws `credentials-refused` or `issuer-unreachable`, both inconclusive.
 */
export async function exchangeToken(
  options: ExchangeOptions,
  access: IssuerAccess,
): Promise<string> {
  const { status, text } = await askIssuer(
    {
      url: toUrl(options),
      method: 'GET',
      headers: { authorization: `Bearer ${options.token}` },
    },
    access,
  );
  const token = toToken(text);
  if (status === 200 && /^[\w-]+\.[\w-]+\.[\w-]*$/.test(token)) return token;
  const reason = status === 200 ? 'with something that is no token' : `with ${status}`;
  throw toRefusal(
    `The platform's token exchange answered ${reason}. Does it trust this Maskinporten, and are the two of one environment?`,
    { status },
  );
}

function toUrl({ exchangeUrl, asTestOwner }: ExchangeOptions): string {
  if (asTestOwner !== true) return exchangeUrl;
  return `${exchangeUrl}${exchangeUrl.includes('?') ? '&' : '?'}test=true`;
}
