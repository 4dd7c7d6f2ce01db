import type { Forsendelse, Hendelse, SigningStatus, Status } from '../forsendelse/forsendelse.ts';
import { isSigningOrder } from '../forsendelse/forsendelse.ts';
import type { FiksRules } from '../rules.ts';
import { textOfSigning, textOfStatus, validatedText } from './texts.ts';

/** Something that happens to a forsendelse by itself, when its own clock gets there. */
interface Due {
  readonly ownMs: number;
  readonly happen: (moment: Date) => void;
}

/** Lets happen what is due at this moment; each at the moment at which it was due. */
export function settle(forsendelse: Forsendelse, rules: FiksRules, now: Date): void {
  for (;;) {
    const due = nextDue(forsendelse, rules);
    if (due === undefined) return;
    const moment = notBefore(due.ownMs - forsendelse.aheadMs, forsendelse);
    if (moment.getTime() > now.getTime()) return;
    due.happen(moment);
  }
}

/**
 * Moves one forsendelse's own clock. What happens by it carries the moment of the move, which must be after
 * its status by as many milliseconds as it can change in one move (`changesPerMove`).
 */
export function moveOwnClock(
  forsendelse: Forsendelse,
  rules: FiksRules,
  { advanceMs, now }: { readonly advanceMs: number; readonly now: Date },
): void {
  settle(forsendelse, rules, now);
  const { status, hendelser, signing } = forsendelse;
  const before = { status, hendelser: hendelser.length, signing: signing.length };
  forsendelse.aheadMs += advanceMs;
  settle(forsendelse, rules, now);
  if (forsendelse.status !== before.status)
    forsendelse.statusMoment = rules.stampsStatus(now, forsendelse.statusMoment);
  if (hendelser.length > before.hendelser) stampLast(hendelser, now);
  if (signing.length > before.signing) stampLast(signing, now);
}

/** More than the statuses that one move can pass. */
export const changesPerMove = 8;

/** Gives a forsendelse another status, and writes it along. */
export function changeStatus(
  forsendelse: Forsendelse,
  rules: FiksRules,
  change: {
    readonly to: Status;
    readonly at: Date;
    readonly text: string;
    readonly ownMs?: number;
  },
): void {
  const { to, at, text, ownMs = at.getTime() + forsendelse.aheadMs } = change;
  forsendelse.status = to;
  forsendelse.statusMoment = rules.stampsStatus(at, forsendelse.statusMoment);
  forsendelse.statusOwnMs = ownMs;
  forsendelse.hendelser.push({ moment: at, text });
}

/** Gives its signing order another status, and writes it along. */
export function changeSigning(forsendelse: Forsendelse, status: SigningStatus, moment: Date): void {
  forsendelse.signing.push({ moment, status, text: textOfSigning(status, forsendelse) });
}

const nextStatus: Readonly<
  Partial<Record<Status, (forsendelse: Forsendelse, rules: FiksRules) => Status>>
> = {
  MOTTATT: (forsendelse, rules) =>
    rules.findsBuildProblem(forsendelse) === undefined ? 'AKSEPTERT' : 'AVVIST',
  AKSEPTERT: (forsendelse, rules) =>
    rules.findsSystem(forsendelse) === undefined
      ? rules.choosesDelivery(forsendelse)
      : 'KLAR_FOR_MOTTAK',
  VARSLET: (forsendelse, rules) => rules.choosesAfterDeadline(forsendelse),
  SENDT_SDP: () => 'LEVERT_SDP',
  SENDT_PRINT: () => 'PRINTET',
};

function nextDue(forsendelse: Forsendelse, rules: FiksRules): Due | undefined {
  const dues = [
    readDue(forsendelse, rules) ?? statusDue(forsendelse, rules),
    expiryDue(forsendelse, rules),
  ];
  return dues
    .filter((due): due is Due => due !== undefined)
    .toSorted((a, b) => a.ownMs - b.ownMs)[0];
}

function statusDue(forsendelse: Forsendelse, rules: FiksRules): Due | undefined {
  const waitMs = rules.waitsMs(forsendelse.status);
  const next = nextStatus[forsendelse.status];
  if (waitMs === undefined || next === undefined) return undefined;
  const ownMs = forsendelse.statusOwnMs + waitMs;
  return {
    ownMs,
    happen: (moment) => become(forsendelse, rules, { to: next(forsendelse, rules), moment, ownMs }),
  };
}

function become(
  forsendelse: Forsendelse,
  rules: FiksRules,
  { to, moment, ownMs }: { readonly to: Status; readonly moment: Date; readonly ownMs: number },
): void {
  if (to === 'AKSEPTERT') forsendelse.hendelser.push({ moment, text: validatedText });
  const reason = to === 'AVVIST' ? rules.findsBuildProblem(forsendelse) : undefined;
  changeStatus(forsendelse, rules, { to, at: moment, text: textOfStatus(to, reason), ownMs });
  const isDecided = to === 'AKSEPTERT' || to === 'AVVIST';
  if (isDecided && isSigningOrder(forsendelse))
    changeSigning(forsendelse, rules.beginsSigning(to === 'AKSEPTERT'), moment);
}

// Word that it was read elsewhere came before it was delivered, and waited.
function readDue(forsendelse: Forsendelse, rules: FiksRules): Due | undefined {
  const { readElsewhere: text, status, statusOwnMs: ownMs } = forsendelse;
  if (text === undefined) return undefined;
  const to = rules.takesRead(status) ? rules.becomesOnRead(status) : undefined;
  if (to === undefined) return undefined;
  return {
    ownMs,
    happen: (at) => {
      delete forsendelse.readElsewhere;
      if (to !== status) changeStatus(forsendelse, rules, { to, at, text, ownMs });
    },
  };
}

function expiryDue(forsendelse: Forsendelse, rules: FiksRules): Due | undefined {
  const ownMs = rules.expiresMs(forsendelse);
  if (ownMs === undefined) return undefined;
  return { ownMs, happen: (moment) => changeSigning(forsendelse, 'UTLOPT', moment) };
}

// After the status that it ends, and not before what was written last.
function notBefore(ms: number, { statusMoment, hendelser }: Forsendelse): Date {
  const written = hendelser.at(-1)?.moment.getTime() ?? 0;
  return new Date(Math.max(ms, written, statusMoment.getTime() + 1));
}

function stampLast(hendelser: readonly Hendelse[], moment: Date): void {
  const last = hendelser.at(-1);
  if (last !== undefined) last.moment = moment;
}
