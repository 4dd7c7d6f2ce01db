import type { MockRequest } from '../../server/message.ts';
import { serviceAddress } from '../shapes/instance.ts';

const address = `${serviceAddress}/instances`;
const tokenName = 'continuationtoken';

/** `self`: the query as it was sent; with a token its other values encoded anew, and the token last, as sent. */
export function selfLink({ rawTarget }: MockRequest): string {
  const { raw, token } = queryOf(rawTarget);
  if (token === undefined) return `${address}${raw === '' ? '' : `?${raw}`}`;
  return linkWith(rawTarget, token);
}

/** `next`: the query without its token, encoded anew, and the token of the next page. */
export function nextLink({ rawTarget }: MockRequest, token: string): string {
  return linkWith(rawTarget, token);
}

function linkWith(rawTarget: string, token: string): string {
  const { others } = queryOf(rawTarget);
  return `${address}?${[...others, `continuationToken=${token}`].join('&')}`;
}

function queryOf(rawTarget: string): {
  readonly raw: string;
  readonly others: readonly string[];
  readonly token: string | undefined;
} {
  const at = rawTarget.indexOf('?');
  const raw = at < 0 ? '' : rawTarget.slice(at + 1);
  const pairs = raw.split('&').filter(Boolean);
  const isToken = (pair: string): boolean => pair.split('=')[0]?.toLowerCase() === tokenName;
  const token = pairs.find(isToken)?.split('=').slice(1).join('=');
  const others = [...new URLSearchParams(pairs.filter((pair) => !isToken(pair)).join('&'))].map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return { raw, others, token };
}
