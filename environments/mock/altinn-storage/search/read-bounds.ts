import type { Reply } from '../../server/message.ts';
import type { World } from '../../server/world.ts';
import type { StorageRules } from '../rules.ts';
import { defects } from '../defects.ts';
import { text } from '../replies.ts';
import type { DateBound } from './dates.ts';
import { dateMembers, type DateBounds, type DateMember, type Search } from './search.ts';

interface Reader {
  readonly rules: Pick<StorageRules, 'readsDate'>;
  readonly world: World;
}

/** The bounds of all date filters, or the first refusal. */
export function readBounds({ dates }: Search, reader: Reader): DateBounds | { reply: Reply } {
  const read: [DateMember, readonly DateBound[]][] = [];
  for (const member of dateMembers) {
    const bounds = boundsOf(member, dates[member], reader);
    if ('reply' in bounds) return bounds;
    read.push([member, bounds]);
  }
  return Object.fromEntries(read) as DateBounds;
}

function boundsOf(
  member: DateMember,
  expressions: readonly string[],
  reader: Reader,
): readonly DateBound[] | { readonly reply: Reply } {
  const bounds: DateBound[] = [];
  for (const expression of expressions) {
    const reading = reader.rules.readsDate(expression);
    const isTwice =
      reading.kind === 'bound' &&
      bounds.some(({ operator }) => operator === reading.bound.operator);
    const problem = reading.kind === 'bound' ? (isTwice ? 'twice' : undefined) : reading.kind;
    if (problem === undefined && reading.kind === 'bound') bounds.push(reading.bound);
    else if (problem !== 'unknown operator' || !reader.world.has(defects.unknownOperator))
      return { reply: refused({ member, expression, problem: problem ?? 'twice' }, reader.world) };
  }
  return bounds;
}

interface Refused {
  readonly member: DateMember;
  readonly expression: string;
  readonly problem: keyof typeof defectOf;
}

const defectOf = {
  'no operator': defects.dateWithoutOperator,
  'unknown operator': defects.unknownOperator,
  'not a date': defects.notADate,
  twice: defects.operatorTwice,
} as const;

// A raw plus arrives as a space, and is a defect of its own.
function refused({ member, expression, problem }: Refused, world: World): Reply {
  const isPlus = problem === 'not a date' && / \d\d:?\d\d$/.test(expression);
  const isCrash = world.has(isPlus ? defects.rawPlus : defectOf[problem]);
  return text(
    isCrash ? 500 : 400,
    `Invalid date expression: ${expression} for query key: ${member}`,
  );
}
