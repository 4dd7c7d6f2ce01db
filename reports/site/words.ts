import { safe, type Html } from './html.ts';
import { sectionTexts } from './texts-sections.ts';
import { texts } from './texts.ts';

/** The one catalogue of the page's words. */
export const catalogue = { ...texts, ...sectionTexts };

/** Name of a text. */
export type TextKey = keyof typeof catalogue;

type Values = Readonly<Record<string, string | number>>;

/** A text in both languages: the page shows the one that its root element names. */
export function say(key: TextKey, values: Values = {}): Html {
  const { en, nb } = catalogue[key];
  if (en === nb) return safe`${fill(en, values)}`;
  return safe`<span class="t" lang="en">${fill(en, values)}</span><span class="t" lang="nb">${fill(nb, values)}</span>`;
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
