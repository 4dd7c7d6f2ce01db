import { safe, type Html } from './html.ts';
import { reasonTexts } from './texts-reasons.ts';
import { sectionTexts } from './texts-sections.ts';
import { texts } from './texts.ts';

/** The one catalogue of the page's words. */
export const catalogue = { ...texts, ...sectionTexts, ...reasonTexts };

/** Name of a text. */
export type TextKey = keyof typeof catalogue;

type Values = Readonly<Record<string, string | number>>;

/** A text in both languages: the page shows the one that its root element names. */
export function say(key: TextKey, values: Values = {}): Html {
  const { en, nb } = catalogue[key];
  if (en === nb) return safe`${fill(en, values)}`;
  return safe`<span class="t" lang="en">${fill(en, values)}</span><span class="t" lang="nb">${fill(nb, values)}</span>`;
}

const reasons = Object.values(reasonTexts).map((words) => ({
  words,
  pattern: patternOf(words.en),
}));

/** A sentence that the suite words itself in both languages; any other as it was written. */
export function sayReason(text: string): Html {
  for (const { words, pattern } of reasons) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const nb = fill(words.nb, found.groups ?? {});
    return safe`<span class="t" lang="en">${text}</span><span class="t" lang="nb">${nb}</span>`;
  }
  return safe`<span lang="en">${text}</span>`;
}

/** What the suite puts in the place of a name may be anything. */
function patternOf(template: string): RegExp {
  const parts = template.split(/\{(\w+)\}/);
  const pattern = parts.map((part, at) =>
    at % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`) : `(?<${part}>.+?)`,
  );
  return new RegExp(`^${pattern.join('')}$`, 's');
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
