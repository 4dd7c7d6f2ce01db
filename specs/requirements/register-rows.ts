import { readerOf, type Row, type RowReader } from './read-row.ts';
import type { Correction } from './register.ts';
import { levels, type Defect, type DefectMatch, type Level, type Requirement } from './finding.ts';

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
