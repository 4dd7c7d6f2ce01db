import { isRange, parseMediaType, type MediaType } from './media-type.ts';

/**
 * The entry of `content` that describes a body of this Content-Type: exact before `application/*+json` before
 * `application/*` before any; parameters that the entry names must be there, others do not matter. Undefined where none does.
 */
export function matchMedia<Entry extends { readonly mediaType: string }>(
  content: readonly Entry[],
  contentType: string | undefined,
): Entry | undefined {
  const given = contentType === undefined ? undefined : parseMediaType(contentType);
  if (given === undefined) return undefined;
  const ranked = content.map((entry) => ({
    entry,
    rank: rankOf(parseMediaType(entry.mediaType), given),
  }));
  const best = ranked
    .filter(({ rank }) => rank > 0)
    .toSorted((one, other) => other.rank - one.rank)[0];
  return best?.entry;
}

/** 0 = no match; more is more exact. */
function rankOf(declared: MediaType | undefined, given: MediaType): number {
  if (declared === undefined) return 0;
  const names = nameRank(declared, given);
  return names > 0 && parametersMatch(declared, given) ? names * 10 + declared.parameters.size : 0;
}

function nameRank(declared: MediaType, given: MediaType): number {
  if (declared.type === '*') return 1;
  if (declared.type !== given.type) return 0;
  if (declared.subtype === given.subtype) return 4;
  if (!isRange(declared)) return 0;
  if (declared.subtype === '*') return 2;
  return given.subtype.endsWith(declared.subtype.slice(1)) ? 3 : 0;
}

/** A charset that the answer leaves out is no contradiction; its name has no case (RFC 9110 section 8.3.2). */
function parametersMatch(declared: MediaType, given: MediaType): boolean {
  return [...declared.parameters].every(([name, value]) => {
    const actual = given.parameters.get(name);
    if (name === 'charset')
      return actual === undefined || actual.toLowerCase() === value.toLowerCase();
    return actual === value;
  });
}
