import type { Texts } from '../register/rows.ts';

const longest = 255;
const languages = ['en', 'nb', 'nn'];

/** What the database says of a text that it has no room for; undefined where it takes it. */
export function refusedText(text: string): string | undefined {
  if (text.includes('\0')) return '22021: invalid byte sequence for encoding "UTF8": 0x00';
  if (text.length > longest) return `22001: value too long for type character varying(${longest})`;
  return undefined;
}

/** The first language that texts must have and do not. */
export function missingLanguage(texts: Texts): string | undefined {
  return languages.find((one) => !(one in texts));
}

/** What the database says of texts without a language. */
export function refusedTexts(language: string): string {
  const domain = 'business_application.translated_text';
  return `23514: value for domain ${domain} violates check constraint "translated_text_contains_${language}"`;
}
