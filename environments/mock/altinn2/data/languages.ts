/** Languages of the API by their numbers (reference altinn2 7). */
export const languages = { english: 1033, bokmal: 1044, nynorsk: 2068 } as const;
export type Language = (typeof languages)[keyof typeof languages];

/** A text in each language. */
export type Text = Readonly<Record<Language, string>>;

/** The same text in three languages. */
export function text(bokmal: string, english: string, nynorsk = bokmal): Text {
  return { 1033: english, 1044: bokmal, 2068: nynorsk };
}

/** The language of a query; undefined for one that is none of ours. */
export function toLanguage(value: string | null): Language | undefined {
  return Object.values(languages).find((one) => String(one) === value);
}

/** Words for the states of messages (reference altinn2 5.1). */
export const statusWords = {
  unread: text('Ulest', 'Unread', 'Ulesen'),
  read: text('Lest', 'Read', 'Lesen'),
  filling: text('Utfylling', 'Completion'),
  signing: text('Signering', 'Signing'),
  sent: text('Sendt og arkivert', 'Sent and archived', 'Send og arkivert'),
  archived: text('Arkivert', 'Archived'),
  deleted: text('Slettet', 'Deleted', 'Sletta'),
} as const;

/** Kinds of reportees. */
export const reporteeTypes = {
  person: text('Person', 'Person'),
  organization: text('Foretak', 'Enterprise', 'Føretak'),
} as const;
