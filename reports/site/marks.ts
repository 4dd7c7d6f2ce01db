import type { Level, Verdict } from '#specs';
import type { Conformance } from '../conformance.ts';
import { safe, type Html } from './html.ts';
import { say } from './words.ts';

/** A verdict as a coloured word: never by colour alone. */
export function verdictMark(verdict: Verdict): Html {
  return safe`<span class="mark ${verdict}">${say(verdict)}</span>`;
}

/** The level of a requirement. */
export function levelMark(level: Level): Html {
  return safe`<span class="level">${say(level)}</span>`;
}

const rfcs = /RFC (\d+), ([A-Z]?[\d.]+\d|\d)/g;

/** A source statement: a section of an RFC is a link to it, any other statement to where its publisher has it. */
export function sourceText(
  source: string,
  { sources }: Pick<Conformance, 'sources'>,
  api: string,
): Html {
  const parts: Html[] = [];
  let from = 0;
  for (const found of source.matchAll(rfcs)) {
    const [text, rfc = '', section = ''] = found;
    parts.push(
      safe`${source.slice(from, found.index)}<a href="https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section}">${text}</a>`,
    );
    from = found.index + text.length;
  }
  const [address] = sources.find((one) => one.api === api)?.addresses ?? [];
  if (parts.length === 0 && address !== undefined && isOfWeb(address))
    return safe`<a lang="en" href="${address}">${source}</a>`;
  return safe`<span lang="en">${parts}${source.slice(from)}</span>`;
}

/** A stored report may come from anywhere: only an address of the web becomes a link. */
export function linkTo(address: string): Html {
  return isOfWeb(address) ? safe`<a href="${address}">${address}</a>` : safe`${address}`;
}

function isOfWeb(address: string): boolean {
  return /^https?:\/\//.test(address);
}

/** Ids in a row, each a link to where the page tells of it. */
export function idLinks(ids: readonly string[]): Html {
  return safe`${ids.map((id, at) => safe`${at > 0 ? ', ' : ''}<a href="#${id}">${id}</a>`)}`;
}
