import type { Parameter } from '../bench/fiks-bench.ts';
import type { LetterOptions, SentLetter } from '../bench/given.ts';
import { judgeLife, lifeInvariants } from './judge-life.ts';
import { sentUnsound } from '../letters/special-letters.ts';
import { hours, type Act } from '../bench/life.ts';
import { setRead } from '../bench/sender-acts.ts';
import { scenario, type FiksContext } from '../bench/scenario.ts';

/** Something that happens on the way, after which the status is looked at. */
export type Move = (context: FiksContext, sent: SentLetter) => Promise<unknown>;

/** One stretch of a path. */
export interface Step {
  readonly after: Move;
  /** Every status that is right behind it: a service may be further on than was seen. */
  readonly becomes: readonly string[];
  /** The requirement that says so. */
  readonly judges: string;
}

/** A life of a forsendelse that scenarios follow. */
export interface Path {
  readonly title: string;
  readonly to: Parameter;
  /** True: it is sent as purely digital, so never printed. */
  readonly purelyDigital?: boolean;
  readonly fields?: (context: FiksContext) => LetterOptions['fields'];
  /** True: its file says that it is a PDF and is none. */
  readonly isUnsound?: boolean;
  /** Parameters beside the recipient that the letter needs. */
  readonly parameters?: readonly Parameter[];
  /** True where only a mock can be told to go on. */
  readonly control?: boolean;
  readonly steps: readonly Step[];
}

/** Neither delivered nor given up yet. */
const passing = ['MOTTATT', 'AKSEPTERT'];

/** States of a person who has been reached in a digital channel; the later names of the first among them (reference fiks 3.3). */
export const notified = ['VARSLET', 'SENDT_ALTINN', 'LEVERT_ALTINN'];

/** States of paper. */
export const onPaper = ['SENDT_PRINT', 'PRINTET'];

/** States of what was not taken; later copies tell a failure of reception apart. */
export const rejected = ['AVVIST', 'FEILET_UNDER_MOTTAK'];

/** Waits for the first state that lasts. */
export const settles = async (
  { life, bench }: FiksContext,
  { id }: { readonly id: string },
): Promise<void> => {
  const { status } = await life.settled(id, passing);
  // A service that takes longer is slow, not wrong; a mock is not slow.
  if (passing.includes(status) && bench.session.control === undefined)
    bench.inconclusive(`the forsendelse is ${status} still after a minute`);
};

/** A forsendelse that has come to its recipient. */
export async function delivered(context: FiksContext): Promise<SentLetter> {
  const sent = await context.given.sent({ to: 'recipientAltinn' });
  await settles(context, sent);
  return sent;
}

/** Lets hours pass. */
export const passes =
  (count: number): Move =>
  ({ life }, { id }) =>
    life.pass(id, hours(count));

/** More than any deadline that a source names (reference fiks 3.3). */
export const aWeek = passes(7 * 24);

/** Lets somebody outside act. */
export const acts =
  (act: Act): Move =>
  ({ life }, { id }) =>
    life.act(id, act);

/** An external system tells that it was read there. */
export const isReadElsewhere: Move = async (context, sent) => {
  const answer = await setRead(context, sent);
  if (answer.status === 204) await context.life.until(sent.id, ({ status }) => status === 'LEST');
};

/** Registers the scenario that follows a path and judges all that was seen on it. */
export function follow(path: Path): void {
  const judged = path.steps.map(({ judges }) => judges);
  const print = path.purelyDigital === true ? ['FIKS-LIFE-009'] : [];
  scenario(
    path.title,
    {
      requirement: [...new Set([...judged, ...lifeInvariants, ...print])],
      needs: {
        parameters: ['kontoId', path.to, ...(path.parameters ?? [])],
        ...(path.control === true ? { control: true } : {}),
      },
    },
    (context) => walk(context, path),
  );
}

async function walk(context: FiksContext, path: Path): Promise<void> {
  const { on, life } = context;
  const sent = await send(context, path);
  const first = await life.look(sent.id);
  on.verify('status-sok tells the status of what was just sent', {
    actual: first !== undefined,
    expected: true,
    requirement: 'FIKS-LIFE-001',
  });
  for (const [at, { after, becomes, judges }] of path.steps.entries()) {
    await after(context, sent);
    const { status, exchange } = await life.seen(sent.id);
    on.verify(`the status after step ${at + 1}`, {
      actual: status,
      expected: oneOf(becomes),
      exchange,
      requirement: judges,
    });
  }
  // Reading leaves the status and its time as they are.
  await on.send('hentMetadata', { of: sent.id });
  await on.send('hentHendelser', { of: sent.id });
  await life.seen(sent.id);
  judgeLife(context, sent);
}

function send(context: FiksContext, path: Path): Promise<SentLetter> {
  const options: LetterOptions = {
    to: path.to,
    fields: {
      ...(path.purelyDigital === true ? { kunDigitalLevering: true } : {}),
      ...path.fields?.(context),
    },
  };
  return path.isUnsound === true ? sentUnsound(context, options) : context.given.sent(options);
}

/** A text that is one of these. */
export function oneOf(values: readonly string[]): RegExp {
  const escaped = values.map((value) => value.replaceAll(/[.+*?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^(?:${escaped.join('|')})$`);
}
