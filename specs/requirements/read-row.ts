/** One row of a YAML list as read, with its place for messages. */
export interface Row {
  readonly api: string;
  readonly where: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Reads the members of a row; what is wrong with them goes to the list of problems. */
export interface RowReader {
  readonly complain: (text: string) => void;
  readonly allow: (names: readonly string[]) => void;
  readonly text: (name: string) => string;
  /** A text, or a list of texts joined. */
  readonly line: (name: string) => string;
  readonly texts: (name: string) => readonly string[];
  readonly optional: <K extends string>(name: K) => Partial<Record<K, string>>;
}

/** The reader of one row. */
export function readerOf({ value, where }: Row, problems: string[]): RowReader {
  const id = typeof value['id'] === 'string' ? ` (${value['id']})` : '';
  const complain = (text: string): void => void problems.push(`${where}${id}: ${text}`);
  const line = (name: string): string => {
    const found = value[name];
    const text = Array.isArray(found) ? found.join('; ') : found;
    if (typeof text === 'string' && text.trim() !== '') return text.trim();
    complain(`"${name}:" is missing or no text`);
    return '';
  };
  return {
    complain,
    line,
    text: line,
    allow: (names) => {
      for (const name of Object.keys(value))
        if (!names.includes(name)) complain(`unknown member "${name}"`);
    },
    texts: (name) => toTexts(value[name], () => complain(`"${name}:" must be a list of texts`)),
    optional: (name) => (value[name] === undefined ? {} : pick(name, line(name))),
  };
}

function toTexts(value: unknown, complain: () => void): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.filter((one): one is string => typeof one === 'string' && one !== '');
  if (texts.length === 0 || texts.length !== list.length) complain();
  return texts;
}

function pick<K extends string>(name: K, text: string): Partial<Record<K, string>> {
  const picked: Partial<Record<K, string>> = {};
  picked[name] = text;
  return picked;
}

/** True for a mapping. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
