import type { LiveExchange } from '#environments';
import type { SentLetter } from './bench/given.ts';
import {
  judgeSigning,
  signingInvariants,
  signingStatuses,
  waiting,
} from './claims/judge-signing.ts';
import { hours, type Act } from './bench/life.ts';
import { sentUnsound, toSign } from './letters/special-letters.ts';
import { onPaper, passes, settles } from './claims/life-paths.ts';
import { scenario, type FiksContext } from './bench/scenario.ts';
import { verifyEvents } from './claims/verify-events.ts';
import { isInstant, isText } from './claims/predicates.ts';

const needs = {
  parameters: ['kontoId', 'recipientAltinn', 'replyOrganisation'],
} as const;

const eventsOf = ({ on }: FiksContext, { id }: SentLetter): Promise<LiveExchange> =>
  on.send('hentSigneringshendelser', { of: id });

/** A forsendelse whose document waits for its signature. */
async function assignment(context: FiksContext, days?: number): Promise<SentLetter> {
  const sent = await context.given.sent(toSign(context, days));
  await settles(context, sent);
  const statuses = signingStatuses(await eventsOf(context, sent));
  if (statuses.includes('AVVIST_AV_SVARUT') && !statuses.includes(waiting))
    context.bench.untested('the service refuses the assignment for signing');
  return sent;
}

/** Looks at the events, judges what always holds, and says what is told last. */
async function judge(
  context: FiksContext,
  sent: SentLetter,
  { is, requirement }: { readonly is: string; readonly requirement: string },
): Promise<void> {
  const { on } = context;
  const answer = await eventsOf(context, sent);
  on.conform(answer, { status: 200 }, requirement);
  on.verify('what is told last of the signing', {
    actual: signingStatuses(answer).at(-1) ?? null,
    expected: is,
    exchange: answer,
    requirement,
  });
  judgeSigning(on, answer);
}

scenario(
  'GET signeringshendelser answers rows with a time, a text and a status',
  { requirement: ['FIKS-SIGN-001', ...signingInvariants], needs },
  async (context) => {
    const answer = await eventsOf(context, await assignment(context));
    verifyEvents(context, answer, { tidspunkt: isInstant, hendelse: isText, status: isText });
    judgeSigning(context.on, answer);
  },
);

scenario(
  'GET signeringshendelser is empty where nothing is to be signed',
  { requirement: 'FIKS-SIGN-002', needs: { parameters: ['kontoId', 'recipientAltinn'] } },
  async (context) => {
    const sent = await context.given.sent({ to: 'recipientAltinn' });
    await settles(context, sent);
    context.on.conform(await eventsOf(context, sent), { status: 200, body: { hendelser: [] } });
  },
);

scenario(
  'a signing assignment that was accepted waits for its signature',
  { requirement: ['FIKS-SIGN-003', ...signingInvariants], needs },
  async (context) =>
    judge(context, await assignment(context), { is: waiting, requirement: 'FIKS-SIGN-003' }),
);

interface End {
  readonly title: string;
  readonly requirement: string;
  readonly act: Act;
  readonly is: string;
}

const ends: readonly End[] = [
  {
    title: 'a document that the recipient signs is shown as signed, and that stays',
    requirement: 'FIKS-SIGN-004',
    act: 'sign',
    is: 'SIGNERT_AV_MOTTAKER',
  },
  {
    title: 'a signature that the recipient refuses is shown as refused, and that stays',
    requirement: 'FIKS-SIGN-005',
    act: 'refuse-signature',
    is: 'AVVIST_AV_MOTTAKER',
  },
];

for (const { title, requirement, act, is } of ends)
  scenario(
    title,
    { requirement: [requirement, ...signingInvariants], needs: { ...needs, control: true } },
    async (context) => {
      const { life } = context;
      const sent = await assignment(context, 2);
      await life.act(sent.id, act);
      await judge(context, sent, { is, requirement });
      // Neither another try nor the deadline ends it a second time.
      await life.attempt(sent.id, act === 'sign' ? 'refuse-signature' : 'sign');
      await life.pass(sent.id, hours(72));
      await judge(context, sent, { is, requirement });
    },
  );

scenario(
  'a signing assignment that nobody signs in time is shown as expired, and is not signed later',
  {
    requirement: ['FIKS-SIGN-006', ...signingInvariants],
    needs: { ...needs, control: true },
  },
  async (context) => {
    const requirement = 'FIKS-SIGN-006';
    const sent = await assignment(context, 2);
    await context.life.pass(sent.id, hours(24));
    await judge(context, sent, { is: waiting, requirement: 'FIKS-SIGN-003' });
    await context.life.pass(sent.id, hours(48));
    await judge(context, sent, { is: 'UTLOPT', requirement });
    await context.life.attempt(sent.id, 'sign');
    await judge(context, sent, { is: 'UTLOPT', requirement });
  },
);

scenario(
  'a document can be signed after the letter was printed, until the deadline',
  {
    requirement: ['FIKS-SIGN-008', ...signingInvariants],
    needs: { ...needs, control: true },
  },
  async (context) => {
    const { life, bench } = context;
    const sent = await assignment(context, 14);
    await passes(7 * 24)(context, sent);
    const { status } = await life.seen(sent.id);
    if (!onPaper.includes(status)) bench.inconclusive(`the letter is ${status}, not on paper`);
    await life.attempt(sent.id, 'sign');
    await judge(context, sent, { is: 'SIGNERT_AV_MOTTAKER', requirement: 'FIKS-SIGN-008' });
  },
);

scenario(
  'an assignment that SvarUt refuses for signing never waits for a signature',
  { requirement: ['FIKS-SIGN-009', ...signingInvariants], needs },
  async (context) => {
    const { on, bench } = context;
    const sent = await sentUnsound(context, toSign(context));
    await settles(context, sent);
    const answer = await eventsOf(context, sent);
    const statuses = signingStatuses(answer);
    if (!statuses.includes('AVVIST_AV_SVARUT'))
      bench.note('the assignment is told as refused', statuses.join(', '), answer);
    on.verify('it does not wait', {
      actual: statuses.includes(waiting),
      expected: false,
      exchange: answer,
    });
    judgeSigning(on, answer);
  },
);
