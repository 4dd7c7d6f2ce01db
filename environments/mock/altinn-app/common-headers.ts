import { kestrelLines } from '../server/kestrel-lines.ts';
import type { Lines, Reply } from '../server/message.ts';
import type { World } from '../server/world.ts';
import { defects } from './defects.ts';

const everywhere: Lines = [
  ['Cache-Control', 'no-store,no-cache'],
  ['X-Frame-Options', 'deny'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-XSS-Protection', '0'],
  ['Referrer-Policy', 'no-referrer'],
];

const challenge: Lines = [['WWW-Authenticate', 'Bearer']];

/**
 * Adds the headers of every answer, without overriding the operation's own; an empty 500 has only
 * `Date` and `Server` (reference 12, row "0.4, 6 headers").
 */
export function withCommonHeaders(reply: Reply, world: World): Reply {
  const own = new Set(reply.headers.map(([name]) => name.toLowerCase()));
  const bare = reply.status === 500 && (reply.body?.length ?? 0) === 0;
  const shared = bare ? [] : everywhere.filter(([name]) => !own.has(name.toLowerCase()));
  const named = reply.status === 401 && !world.has(defects.unnamedChallenge) ? challenge : [];
  return { ...reply, headers: [...reply.headers, ...kestrelLines(world), ...shared, ...named] };
}
