import type { LiveExchange } from '#environments';
import type { SentLetter } from './bench/given.ts';
import { judgeLife, lifeInvariants } from './claims/judge-life.ts';
import { delivered, isReadElsewhere } from './claims/life-paths.ts';
import { scenario, type FiksContext } from './bench/scenario.ts';
import { seenRows } from './bench/seen.ts';
import { deleteFiles, setRead } from './bench/sender-acts.ts';

const needs = { parameters: ['kontoId', 'recipientAltinn'] } as const;
const kinds = ['ORIGINALDOKUMENTER', 'ALLE', undefined] as const;

/** A forsendelse that was delivered and read, so that its status stays as it is. */
async function read(context: FiksContext): Promise<SentLetter> {
  const sent = await delivered(context);
  await isReadElsewhere(context, sent);
  return sent;
}

const metadataOf = ({ on }: FiksContext, { id }: SentLetter): Promise<LiveExchange> =>
  on.send('hentMetadata', { of: id });

/** What a deletion may change: the answer of metadata, what it lists, and the status. */
async function standingOf(context: FiksContext, sent: SentLetter): Promise<string> {
  const metadata = await metadataOf(context, sent);
  const { status } = await context.life.seen(sent.id);
  return `${status}; metadata ${metadata.status} with ${documentsOf(metadata).length}`;
}

interface DocumentRow {
  readonly filnavn?: string;
  readonly sha256Hash?: string;
  readonly storrelse?: number;
}

function documentsOf(metadata: LiveExchange): readonly DocumentRow[] {
  return seenRows(metadata, 'dokumenter');
}

function shown(metadata: LiveExchange): string {
  const rows = documentsOf(metadata).map(
    ({ filnavn, sha256Hash, storrelse }) => `${filnavn} ${sha256Hash} ${storrelse}`,
  );
  return `${metadata.status}: ${rows.join(', ')}`;
}

for (const kind of kinds)
  scenario(
    `DELETE dokumenter ${kind === undefined ? 'without slettetype' : `with ${kind}`} answers 204 and leaves the forsendelse`,
    { requirement: ['FIKS-SLETT-001', 'FIKS-SLETT-003', 'FIKS-SLETT-008'], needs },
    async (context) => {
      const { on, life } = context;
      const sent = await read(context);
      const before = await life.seen(sent.id);
      on.conform(await deleteFiles(context, sent, kind), { status: 204, empty: true });
      const after = await life.look(sent.id);
      on.verify('status-sok knows the forsendelse', {
        actual: after !== undefined,
        expected: true,
        exchange: after?.exchange,
        requirement: 'FIKS-SLETT-003',
      });
      on.verify('the status stays or is deleted', {
        actual: after?.status ?? null,
        expected: new RegExp(`^(?:${before.status}|SLETTET)$`),
        exchange: after?.exchange,
        requirement: 'FIKS-SLETT-008',
      });
    },
  );

scenario(
  'DELETE dokumenter with a slettetype that is not documented is refused and deletes nothing',
  { requirement: 'FIKS-SLETT-002', needs },
  async (context) => {
    const { on } = context;
    const sent = await read(context);
    const before = shown(await metadataOf(context, sent));
    const answer = await on.send('slettFiler', {
      of: sent.id,
      query: { slettetype: 'FORSIDE' },
      deliberatelyInvalid: true,
    });
    on.conform(answer, { status: '4xx' });
    const after = await metadataOf(context, sent);
    on.verify('metadata', { actual: shown(after), expected: before, exchange: after });
    const { status, exchange } = await context.life.seen(sent.id);
    on.verify('the status', { actual: status, expected: 'LEST', exchange });
  },
);

scenario(
  'DELETE dokumenter without slettetype has the effect of ORIGINALDOKUMENTER',
  { requirement: 'FIKS-SLETT-004', needs },
  async (context) => {
    const [named, bare] = [await read(context), await read(context)];
    await deleteFiles(context, named, 'ORIGINALDOKUMENTER');
    const answer = await deleteFiles(context, bare);
    context.on.verify('what is left', {
      actual: await standingOf(context, bare),
      expected: await standingOf(context, named),
      exchange: answer,
    });
  },
);

scenario(
  'DELETE dokumenter leaves the documents of another forsendelse as they were',
  { requirement: 'FIKS-SLETT-005', needs },
  async (context) => {
    const [kept, emptied] = [await read(context), await read(context)];
    const before = shown(await metadataOf(context, kept));
    await deleteFiles(context, emptied, 'ALLE');
    const after = await metadataOf(context, kept);
    context.on.verify('metadata of the other', {
      actual: shown(after),
      expected: before,
      exchange: after,
    });
  },
);

scenario(
  'DELETE dokumenter is answered 204 again, or refused',
  { requirement: 'FIKS-SLETT-006', needs },
  async (context) => {
    const sent = await read(context);
    await deleteFiles(context, sent, 'ALLE');
    const again = await deleteFiles(context, sent, 'ALLE');
    context.on.conform(again, again.status === 204 ? { empty: true } : { status: '4xx' });
  },
);

scenario(
  'GET metadata after DELETE shows no documents, or them still, or answers 404',
  { requirement: 'FIKS-SLETT-007', needs },
  async (context) => {
    const sent = await read(context);
    await deleteFiles(context, sent, 'ALLE');
    context.on.conform(await metadataOf(context, sent), { status: [200, 404] });
  },
);

scenario(
  'DELETE dokumenter before delivery is answered 204, or refused',
  { requirement: 'FIKS-SLETT-009', needs },
  async (context) => {
    const sent = await context.given.sent({ to: 'recipientAltinn' });
    const answer = await deleteFiles(context, sent, 'ALLE');
    context.on.conform(answer, answer.status === 204 ? { empty: true } : { status: '4xx' });
  },
);

scenario(
  'DELETE of the documents of a forsendelse that does not exist is refused',
  { requirement: 'FIKS-SLETT-010', tags: ['@read-only'] },
  async (context) => {
    const answer = await deleteFiles(context, { id: context.given.unknownId() }, 'ALLE');
    context.on.conform(answer, { status: '4xx' });
  },
);

scenario(
  'a forsendelse that was read and deleted is not reopened by word that it was read',
  { requirement: lifeInvariants.filter((id) => id !== 'FIKS-LIFE-001'), needs },
  async (context) => {
    const { life } = context;
    const sent = await read(context);
    await deleteFiles(context, sent, 'ALLE');
    await life.seen(sent.id);
    await setRead(context, sent);
    await life.seen(sent.id);
    judgeLife(context, sent);
  },
);
