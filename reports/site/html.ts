/** Text that may stand in a page as it is: everything from outside in it is escaped. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

type Part = string | number | Html | readonly Html[];

/** Builds Html from a template: plain values are escaped, Html stands as it is. */
export function safe(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const texts = strings.map((text, place) => text + toText(parts[place] ?? ''));
  return new Html(texts.join(''));
}

/** The text with the five characters escaped that mean something in HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function toText(part: Part): string {
  if (part instanceof Html) return part.toString();
  if (typeof part === 'object') return part.map((one) => one.toString()).join('');
  return escapeHtml(String(part));
}
