import type { Correction } from './register.ts';
import { levels, type Defect, type DefectMatch, type Level, type Requirement } from './finding.ts';

/** One row of a register file as read, with its place for messages. */
export interface Row {
  readonly api: string;
  readonly where: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** The requirement of a row; what is wrong with it goes to `problems`. */
export function toRequirement(row: Row, problems: string[]): Requirement {
  const reader = readerOf(row, problems);
  reader.allow(['id', 'level', 'sentence', 'source', 'feature', 'check', 'excluded']);
  return {
    api: row.api,
    id: reader.text('id'),
    level: toLevel(reader.text('level'), reader),
    sentence: reader.text('sentence'),
    source: reader.text('source'),
    ...reader.optional('feature'),
    ...reader.optional('check'),
    ...reader.optional('excluded'),
  };
}

/** The defect of a row; what is wrong with it goes to `problems`. */
export function toDefect(row: Row, problems: string[]): Defect {
  const reader = readerOf(row, problems);
  const { match } = row.value;
  if (typeof match !== 'object' || match === null || Array.isArray(match)) {
    reader.complain('"match:" must say which findings it explains');
  }
  return {
    api: row.api,
    id: reader.text('id'),
    requirements: reader.texts('requirements'),
    operations: reader.texts('operations'),
    observed: reader.text('observed'),
    cases: reader.texts('cases'),
    effect: reader.text('effect'),
    match: toMatch(match),
  };
}

/** The correction of a row; what is wrong with it goes to `problems`. */
export function toCorrection(row: Row, problems: string[]): Correction {
  const reader = readerOf(row, problems);
  return {
    api: row.api,
    id: reader.text('id'),
    pointer: reader.line('pointer'),
    published: reader.line('published'),
    observed: reader.line('observed'),
    evidence: reader.line('evidence'),
    effect: reader.line('effect'),
  };
}

/** `register-problems` names the members that are not of DefectMatch. */
function toMatch(value: unknown): DefectMatch {
  return typeof value === 'object' && value !== null ? value : {};
}

function toLevel(text: string, reader: RowReader): Level {
  const level = levels.find((one) => one === text);
  if (level === undefined) reader.complain(`level "${text}" is none of ${levels.join(', ')}`);
  return level ?? 'must';
}

interface RowReader {
  readonly complain: (text: string) => void;
  readonly allow: (names: readonly string[]) => void;
  readonly text: (name: string) => string;
  /** A text, or a list of texts joined. */
  readonly line: (name: string) => string;
  readonly texts: (name: string) => readonly string[];
  readonly optional: <K extends string>(name: K) => Partial<Record<K, string>>;
}

function readerOf({ value, where }: Row, problems: string[]): RowReader {
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
