import type { LiveExchange } from '#environments';
import { hasArrived } from './verify-arrived.ts';
import type { FiksRequest } from '../bench/fiks-bench.ts';
import type { LetterOptions } from '../bench/given.ts';
import type { Letter } from '../letters/letter.ts';
import { findByReference } from '../bench/lookup.ts';
import { fateOf, type Fate } from './fate.ts';
import type { FiksContext } from '../bench/scenario.ts';
import { messageOf } from '../bench/seen.ts';

/** A letter that breaks something on purpose, and how it is sent. */
export interface BrokenCase {
  /** Names the case; begins its claims. */
  readonly says: string;
  /** What it describes: where it is taken, every document of it must be there. */
  readonly letter: Letter;
  /** What differs from the publisher's form, in which it is sent else. */
  readonly request?: FiksRequest;
}

/** What else than a refusal at once conforms: rejected later, taken with every document as sent, or not to be signed. */
type Otherwise = 'rejected' | 'whole' | 'unsigned';

/** What broken cases may come to, and which requirements say so. */
export interface BrokenTerms {
  /** Default: the scenario's first. */
  readonly requirement?: string;
  /** Statuses of a refusal; default 400. */
  readonly status?: RegExp;
  readonly or: readonly Otherwise[];
  /** That it is refused at once, with 400 and an error message. */
  readonly atOnce?: string;
  /** That it is never taken with data missing. */
  readonly whole?: string;
  /** That nothing is left of what was refused. */
  readonly left: string;
}

/** Makes the letters of one group of cases: all have the reference that the group is looked up by. */
export type MakeLetter = (options?: LetterOptions) => Letter;

/** What the cases of a group are made of. */
export type MakeCases = (letter: MakeLetter, context: FiksContext) => readonly BrokenCase[];

/** Sends each case, claims what may become of it, and that what was refused is not found by its reference. */
export async function verifyBroken(
  context: FiksContext,
  terms: BrokenTerms,
  make: MakeCases,
): Promise<void> {
  const reference = context.given.unique();
  const marked: MakeLetter = (options = {}) =>
    context.given.letter({
      ...options,
      fields: { eksternReferanse: reference, ...options.fields },
    });
  const taken: string[] = [];
  for (const one of make(marked, context)) {
    const request = { deliberatelyInvalid: true, ...one.request };
    const fate = await fateOf(context, await context.given.post(one.letter, request));
    if ('id' in fate) taken.push(fate.id);
    await claim(context, { one, fate, terms });
  }
  await verifyNothingLeft(context, { reference, taken, requirement: terms.left });
}

/** Claims that the lookup finds no other forsendelse of a reference than those that were taken (reference fiks 2.3). */
export async function verifyNothingLeft(
  context: FiksContext,
  of: {
    readonly reference: string;
    readonly taken: readonly string[];
    readonly requirement?: string;
  },
): Promise<void> {
  const { reference, taken, requirement } = of;
  const { exchange, ids } = await findByReference(context, reference);
  if (exchange.status !== 200 && exchange.status !== 404)
    context.on.bench.inconclusive(`the lookup by reference answered ${exchange.status}`);
  const found = ids.filter((id) => !taken.includes(id));
  context.on.verify('the lookup finds none of those that were refused', {
    actual: found,
    expected: [],
    exchange,
    ...(requirement === undefined ? {} : { requirement }),
  });
}

interface Judged {
  readonly one: BrokenCase;
  readonly fate: Fate;
  readonly terms: BrokenTerms;
}

async function claim(context: FiksContext, judged: Judged): Promise<void> {
  const { on } = context;
  const { one, fate, terms } = judged;
  const actual = await outcomeOf(context, judged);
  const exchange = fate.answer;
  const { requirement, status = /^refused with 400$/, or, whole, atOnce } = terms;
  on.verify(`${one.says}: ${wordsOf(or)}`, {
    actual,
    expected: anyOf(status, or),
    exchange,
    ...(requirement === undefined ? {} : { requirement }),
  });
  if (whole !== undefined)
    on.verify(`${one.says}: is never taken with data missing`, {
      actual,
      expected: /^(?!taken, documents missing|answered)/,
      exchange,
      requirement: whole,
    });
  if (atOnce !== undefined)
    on.verify(`${one.says}: is refused at once, with a message`, {
      actual: `${actual}${hasMessage(exchange) ? ' and a message' : ''}`,
      expected: 'refused with 400 and a message',
      exchange,
      requirement: atOnce,
    });
}

function hasMessage(answer: LiveExchange): boolean {
  return messageOf(answer) !== '';
}

async function outcomeOf(context: FiksContext, { one, fate, terms }: Judged): Promise<string> {
  const { answer } = fate;
  if (!('id' in fate))
    return fate.kind === 'refused'
      ? `refused with ${answer.status}`
      : `answered ${answer.status} without an id`;
  const { id, status } = fate;
  if (fate.kind === 'rejected') return `rejected later, ${status}`;
  if (terms.or.includes('unsigned') && (await isRefusedForSigning(context, id)))
    return 'taken, not to be signed';
  return (await hasArrived(context, { id, letter: one.letter }))
    ? `taken, every document as sent, ${status}`
    : `taken, documents missing or others, ${status}`;
}

async function isRefusedForSigning({ on }: FiksContext, id: string): Promise<boolean> {
  const answer = await on.send('hentSigneringshendelser', { of: id });
  return answer.status === 200 && answer.text().includes('AVVIST_AV_SVARUT');
}

const patternOf: Readonly<Record<Otherwise, RegExp>> = {
  rejected: /^rejected later/,
  whole: /^taken, every document as sent/,
  unsigned: /^taken, not to be signed/,
};

function anyOf(status: RegExp, or: readonly Otherwise[]): RegExp {
  return new RegExp(
    [status, ...or.map((one) => patternOf[one])].map((one) => one.source).join('|'),
  );
}

function wordsOf(or: readonly Otherwise[]): string {
  const words = { rejected: 'rejected', whole: 'taken whole', unsigned: 'not to be signed' };
  return ['refused', ...or.map((one) => words[one])].join(' or ');
}
