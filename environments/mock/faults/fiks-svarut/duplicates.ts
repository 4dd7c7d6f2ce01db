import type { FiksCall } from '../../fiks-svarut/call.ts';
import { json } from '../../fiks-svarut/replies.ts';
import type { Forsendelse } from '../../fiks-svarut/forsendelse/forsendelse.ts';
import { fiksRules, type FiksRules } from '../../fiks-svarut/rules.ts';
import type { Reply } from '../../server/message.ts';
import { boundaryOf } from '../../server/read-multipart.ts';
import { both, mapMember, setMember, withStatus } from '../change.ts';
import type { FiksChange, FiksFault } from './fault.ts';
import { keepsYetRefuses, typeOf } from './send-means.ts';

/** Changes the refusal of a repeat. */
const onRepeat = (change: FiksChange): Pick<FiksFault, 'replies'> => ({
  replies: { routes: ['send'], when: isRepeat, change },
});

function isRepeat({ status, body }: Reply): boolean {
  return status === 400 && body?.includes('forsøkt sendt tidligere') === true;
}

/** Forgets what makes two forsendelser differ. */
const blind = (
  change: (sent: Forsendelse['sent']) => Partial<Forsendelse['sent']>,
): Partial<FiksRules> => ({
  comparesContent: (accountId, sent, documents) =>
    fiksRules.comparesContent(accountId, { ...sent, ...change(sent) }, documents),
});

/** Takes a body as ended where its client hung up. */
function endedEarly(call: FiksCall): FiksCall {
  const { request } = call;
  return { ...call, request: { ...request, stream: closed(call) } };
}

async function* closed(call: FiksCall): AsyncGenerator<Buffer> {
  try {
    yield* call.request.stream ?? [];
  } catch {
    yield Buffer.from(`\r\n--${boundaryOf(typeOf(call)) ?? ''}--\r\n`);
  }
}

/** Faults of what is sent twice, and of connections that are cut (reference fiks 2.2, 2.3). */
export const duplicateFaults: readonly FiksFault[] = [
  {
    id: 'fiks-repeat-answers-409',
    breaks: 'A repeat is answered 409, which no document knows.',
    aimedAt: 'FIKS-DUP-001',
    ...onRepeat(both(withStatus(409), setMember(['status'], 409))),
  },
  {
    id: 'fiks-repeat-answers-500',
    breaks: 'A repeat is answered 500.',
    aimedAt: 'FIKS-DUP-001',
    ...onRepeat(both(withStatus(500), setMember(['status'], 500))),
  },
  {
    id: 'fiks-repeat-answers-first-id',
    breaks: 'A repeat is answered with the id of another forsendelse.',
    aimedAt: 'FIKS-DUP-001',
    ...onRepeat((_reply, { state }) => json({ id: [...state.forsendelser.keys()].at(-1) })),
  },
  {
    id: 'fiks-repeat-is-taken',
    breaks: 'The same content is taken twice.',
    aimedAt: 'FIKS-DUP-002',
    rules: { refusesDuplicate: () => undefined },
  },
  {
    id: 'fiks-repeat-is-unexplained',
    breaks: 'The refusal of a repeat does not say why.',
    aimedAt: 'FIKS-DUP-003',
    ...onRepeat(mapMember(['message'], () => 'Ugyldig forsendelse')),
  },
  {
    id: 'fiks-repeat-by-title-and-recipient',
    breaks: 'Other files under the same title are taken for a repeat.',
    aimedAt: 'FIKS-DUP-004',
    rules: { comparesContent: (accountId, sent) => fiksRules.comparesContent(accountId, sent, []) },
  },
  {
    id: 'fiks-repeat-whoever-receives-it',
    breaks: 'The same letter to another recipient is taken for a repeat.',
    aimedAt: 'FIKS-DUP-004',
    rules: blind(({ mottaker }) => ({ mottaker: { ...mottaker, digitalId: 'alle' } })),
  },
  {
    id: 'fiks-repeat-whatever-its-title',
    breaks: 'The same files under another title are taken for a repeat.',
    aimedAt: 'FIKS-DUP-004',
    rules: blind(() => ({ tittel: '' })),
  },
  {
    id: 'fiks-repeat-whoever-sends-it',
    breaks: 'The same letter from another account is taken for a repeat.',
    aimedAt: 'FIKS-DUP-005',
    rules: {
      comparesContent: (_accountId, sent, documents) =>
        fiksRules.comparesContent('', sent, documents),
    },
  },
  {
    id: 'fiks-repeat-is-kept',
    breaks: 'A repeat is kept although it is refused.',
    aimedAt: 'FIKS-DUP-006',
    ...keepsRepeats(),
  },
  {
    id: 'fiks-keeps-half-a-letter',
    breaks: 'What came before a client hung up is kept as a forsendelse.',
    aimedAt: 'FIKS-DUP-007',
    rules: { refusesCount: () => undefined },
    requests: { routes: ['send'], change: endedEarly },
  },
  {
    id: 'fiks-lookup-tells-ids-twice',
    breaks: 'The lookup by reference tells every id twice.',
    aimedAt: 'FIKS-DUP-008',
    replies: {
      routes: ['finnForsendelserKnyttetTilEksternRef'],
      change: mapMember(['forsendelseIds'], (ids) =>
        Array.isArray(ids) ? ids.flatMap((id) => [id, id]) : ids,
      ),
    },
  },
  {
    id: 'fiks-lookup-knows-only-accepted',
    breaks: 'The lookup by reference knows a forsendelse when it is accepted.',
    aimedAt: 'FIKS-DUP-009',
    rules: {
      hasReference: (one, reference) =>
        one.status !== 'MOTTATT' && fiksRules.hasReference(one, reference),
    },
  },
];

/** Every second of the same content is kept and refused. */
function keepsRepeats(): Pick<FiksFault, 'rules' | 'replies'> {
  const repeats = new Set<unknown>();
  return keepsYetRefuses(
    (note) => ({
      refusesDuplicate: (content, earlier) => {
        if (earlier.some((one) => one.content === content)) repeats.add(content);
        return repeats.has(content) ? note(content) : undefined;
      },
    }),
    ({ content }) => content,
  );
}
