import type { Reply } from '../../server/message.ts';
import type { World } from '../../server/world.ts';
import { defects } from '../defects.ts';
import { text } from '../replies.ts';
import type { StorageRules } from '../rules.ts';
import type { Cursor } from './continuation.ts';
import type { Search } from './search.ts';

/** Where a page begins; a token that is none begins at the end. */
export type Begin =
  { readonly isEnd: boolean; readonly cursor: Cursor | undefined } | { readonly reply: Reply };

interface Reader {
  readonly rules: Pick<StorageRules, 'readsToken'>;
  readonly world: World;
}

/** Where the page that is asked for begins, or why there is none (reference altinn-platform 4.3). */
export function beginOf({ size, token }: Pick<Search, 'size' | 'token'>, reader: Reader): Begin {
  const refused = sizeRefusal(size, reader.world);
  if (refused !== undefined) return { reply: refused };
  return token === undefined ? { isEnd: false, cursor: undefined } : behind(token, reader);
}

function sizeRefusal(size: number, world: World): Reply | undefined {
  if (size > 0) return undefined;
  if (size < 0 && world.has(defects.sizeNegative))
    return text(500, '2201W: LIMIT must not be negative');
  const isEndless = size === 0 && world.has(defects.sizeZeroEndless);
  return isEndless ? undefined : text(400, 'The size must be greater than 0.');
}

function behind(token: string, { rules, world }: Reader): Begin {
  const reading = rules.readsToken(token);
  if (reading.kind === 'cursor') return { isEnd: false, cursor: reading.cursor };
  if (reading.kind === 'start') return { isEnd: false, cursor: undefined };
  const defect = reading.kind === 'no numbers' ? defects.tokenNotNumbers : defects.tokenUnreadable;
  if (!world.has(defect)) return { reply: text(400, 'The continuation token is not valid.') };
  if (reading.kind === 'no semicolon') return { isEnd: true, cursor: undefined };
  return { reply: text(500, `The input string '${token}' was not in a correct format.`) };
}
