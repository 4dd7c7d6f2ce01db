import { nowOf } from './bench/life.ts';
import { lookUp, withReference } from './bench/lookup.ts';
import { notified, oneOf, settles } from './claims/life-paths.ts';
import { scenario } from './bench/scenario.ts';
import { foundIds, lookupRows, sameId } from './bench/seen-lists.ts';

// What the lookup tells beside the id.

const toPrint = { parameters: ['kontoId', 'recipientPrint'] } as const;
const avgivendeSystem = 'Samsvar fagsystem';

scenario(
  'GET forsendelser/metadata tells id, date and system of what the plain lookup finds',
  { requirement: ['FIKS-REF-009', 'FIKS-REF-010', 'FIKS-REF-011'], needs: toPrint },
  async (context) => {
    const { on, given } = context;
    const eksternReferanse = given.unique();
    const sent = await given.sent({ fields: { eksternReferanse, avgivendeSystem } });
    const plain = foundIds(await lookUp(context, eksternReferanse));
    const answer = await lookUp(context, eksternReferanse, { by: 'withMetadata' });
    on.conform(answer, { status: 200, mediaType: 'application/json' });
    on.verify('the ids of the plain lookup', {
      actual: foundIds(answer).toSorted().join(' '),
      expected: plain.toSorted().join(' '),
      exchange: answer,
    });
    const row = lookupRows(answer).find(({ id }) => sameId(id, sent.id));
    on.verify('a row with a date', {
      actual: Number.isNaN(Date.parse(row?.dato ?? '')),
      expected: false,
      exchange: answer,
    });
    on.verify('avgivendeSystem', {
      actual: row?.avgivendeSystem ?? null,
      expected: avgivendeSystem,
      exchange: answer,
      requirement: 'FIKS-REF-010',
    });
    on.verify('the date lies between send and now', {
      actual: row?.dato ?? '',
      expected: between(sent.sentMs, nowOf(answer)),
      exchange: answer,
      requirement: 'FIKS-REF-011',
    });
  },
);

/** How far the clocks of service and suite may lie apart, and what a time loses that is cut to its second. */
const skewMs = 6000;

function between(fromMs: number, toMs: number): (value: unknown) => boolean {
  return function betweenSendAndNow(value) {
    const ms = Date.parse(String(value));
    return ms >= fromMs - skewMs && ms <= toMs + skewMs;
  };
}

scenario(
  'GET forsendelser/metadata tells the status that status-sok tells',
  {
    requirement: ['FIKS-REF-012', 'FIKS-REF-013'],
    needs: { parameters: ['kontoId', 'recipientAltinn'] },
  },
  async (context) => {
    const { on, given, life } = context;
    const reference = given.unique();
    const sent = await given.sent({ to: 'recipientAltinn', ...withReference(reference) });
    await settles(context, sent);
    const before = await life.seen(sent.id);
    const answer = await lookUp(context, reference, { by: 'withMetadata' });
    const after = await life.seen(sent.id);
    const told = lookupRows(answer).find(({ id }) => sameId(id, sent.id))?.status ?? undefined;
    on.verify('a status', {
      actual: told !== undefined,
      expected: true,
      exchange: answer,
      requirement: 'FIKS-REF-013',
    });
    if (told === undefined) return;
    // It may change between the questions.
    const legal = [before.status, after.status].map(plainName);
    on.verify('the status that status-sok tells', {
      actual: plainName(told),
      expected: oneOf(legal),
      exchange: answer,
    });
  },
);

/** A recipient in whose inbox it lies has several names in copies of different age (reference fiks 3.3). */
function plainName(status: string): string {
  return notified.includes(status) ? 'VARSLET' : status;
}
