// A page of Allure 3 loads an analytics script in the browser of whoever reads it, and no setting of Allure's leaves it out.

/** Names that analytics are known by, in code or in an address. */
const analytics =
  /googletagmanager|google-analytics|\bgtag\s*\(|\bdataLayer\b|mc\.yandex|\bym\(\d|posthog|plausible\.io|matomo|sentry\.io|sendBeacon/i;
const script = /<script\b([^>]*)>([^]*?)<\/script\s*>/gi;
/** What a browser fetches by itself; a link that somebody clicks is none. */
const asset = /<(?:script|link|img|iframe|frame|embed|object|source|video|audio|track)\b[^>]*>/gi;
const address = /\s(?:src|href|data|poster|srcset)\s*=\s*(?:"\s*([^"]*)"|'\s*([^']*)'|([^\s>]*))/gi;
const isAbroad = (given: string): boolean => /^(?:https?:|wss?:)?\/\//i.test(given);

/** Nothing but what stands in the page itself may be loaded, and nothing may be sent: the browser sees to it. */
const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' data: blob:",
  "style-src 'unsafe-inline' data:",
  'img-src data: blob:',
  'font-src data:',
  'media-src data: blob:',
  'connect-src data: blob:',
  'frame-src data: blob:',
  'worker-src blob:',
  "form-action 'none'",
].join('; ');
const policyTag = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;

/** The page without scripts of analytics and without anything that another host would give; its policy forbids the rest. */
export function stripHomeCalls(html: string): string {
  const own = html
    .replaceAll(script, (whole, attributes: string, body: string) =>
      addressesOf(`<script ${attributes}>`).some(isAbroad) || analytics.test(body) ? '' : whole,
    )
    .replaceAll(asset, (tag) => (addressesOf(tag).some(isAbroad) ? '' : tag));
  if (own.includes(policyTag)) return own;
  return own.replace(/<head\b[^>]*>/i, (head) => `${head}\n${policyTag}`);
}

/** What of a page would call another host: the addresses that it loads, and the words of analytics in its code. Empty: nothing. */
export function findHomeCalls(html: string): readonly string[] {
  const loaded = [...html.matchAll(asset)].flatMap(([tag]) => addressesOf(tag).filter(isAbroad));
  const styled = [
    ...html.matchAll(/url\(\s*["']?((?:https?:)?\/\/[^"')]+)|@import\s+["']([^"']+)/gi),
  ].flatMap(([, url = '', imported = '']) => [url, imported].filter(isAbroad));
  const counted = codeOf(html).flatMap((code) => analytics.exec(code)?.[0] ?? []);
  const open = html.includes(policyTag) ? [] : ['no policy that forbids other hosts'];
  return [...new Set([...loaded, ...styled, ...counted, ...open])];
}

/** Every script as text, those too that stand in the page as data: addresses. */
function codeOf(html: string): readonly string[] {
  return [...html.matchAll(script)].flatMap(([, attributes = '', body = '']) => [
    body,
    ...addressesOf(`<script ${attributes}>`).map(toCode),
  ]);
}

function toCode(given: string): string {
  const [, isBase64, data = ''] = /^data:[^,]*?(;base64)?,([^]*)$/.exec(given) ?? [];
  return isBase64 === undefined ? data : Buffer.from(data, 'base64').toString();
}

function addressesOf(tag: string): readonly string[] {
  return [...tag.matchAll(address)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}
