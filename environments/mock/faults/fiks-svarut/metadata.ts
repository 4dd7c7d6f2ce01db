import { createHash } from 'node:crypto';
import type { FiksCall } from '../../fiks-svarut/call.ts';
import { json } from '../../fiks-svarut/replies.ts';
import type { Forsendelse } from '../../fiks-svarut/forsendelse/forsendelse.ts';
import { fiksRules } from '../../fiks-svarut/rules.ts';
import { isRecord } from '../../server/narrow.ts';
import { mapMember } from '../change.ts';
import type { FiksChange, FiksFault } from './fault.ts';
import { onReply, shows, showsName } from './send-means.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Makes other rows of those that are told. */
const tells = (
  change: (rows: readonly unknown[]) => readonly unknown[],
): Pick<FiksFault, 'replies'> =>
  onReply(
    'hentMetadata',
    200,
    mapMember(['dokumenter'], (rows) => (Array.isArray(rows) ? change(rows) : rows)),
  );

/** Does something to the forsendelse whose metadata is read. */
const onReading = (
  effect: (one: Forsendelse, call: FiksCall) => void,
): Pick<FiksFault, 'replies'> => {
  const change: FiksChange = (reply, call) => {
    const one = call.state.forsendelser.get(call.params['forsendelseId'] ?? '');
    if (one !== undefined) effect(one, call);
    return reply;
  };
  return onReply('hentMetadata', 200, change);
};

const nameIn = (row: unknown): string => (isRecord(row) ? String(row['filnavn']) : '');

/** Faults of what metadata tells of documents (reference fiks 3.7). */
export const metadataFaults: readonly FiksFault[] = [
  {
    id: 'fiks-metadata-loses-last-row',
    breaks: 'The last document is not told of.',
    aimedAt: 'FIKS-META-001',
    ...tells((rows) => rows.slice(0, -1)),
  },
  {
    id: 'fiks-metadata-tells-front-page',
    breaks: 'The front page that the service makes is told of as a document.',
    aimedAt: 'FIKS-META-001',
    ...tells((rows) => [...rows.slice(0, 1), ...rows]),
  },
  {
    id: 'fiks-metadata-extensions-in-capitals',
    breaks: 'The extension of a file is told in upper case.',
    aimedAt: 'FIKS-META-002',
    ...showsName((name) => name.replace(/\.\w+$/, (extension) => extension.toUpperCase())),
  },
  {
    id: 'fiks-metadata-guesses-type-by-name',
    breaks: 'The media type is told by the extension of a file.',
    aimedAt: 'FIKS-META-002',
    ...shows(({ filnavn }) => ({
      mimeType: String(filnavn).endsWith('.pdf') ? 'application/pdf' : 'application/octet-stream',
    })),
  },
  {
    id: 'fiks-metadata-hashes-name',
    breaks: 'The hash is that of the name, not of the bytes.',
    aimedAt: 'FIKS-META-003',
    ...shows(({ filnavn }) => ({ sha256Hash: hashOf(String(filnavn)) })),
  },
  {
    id: 'fiks-metadata-hashes-hash',
    breaks: 'The hash is that of the hash in writing.',
    aimedAt: 'FIKS-META-003',
    ...shows(({ sha256Hash }) => ({ sha256Hash: hashOf(String(sha256Hash)) })),
  },
  {
    id: 'fiks-metadata-tells-one-hash-for-all',
    breaks: 'Every document has the hash of the first.',
    aimedAt: 'FIKS-META-003',
    ...tells((rows) => {
      const [first] = rows;
      const sha256Hash = isRecord(first) ? first['sha256Hash'] : undefined;
      return rows.map((row) => (isRecord(row) ? { ...row, sha256Hash } : row));
    }),
  },
  {
    id: 'fiks-metadata-counts-kilobytes',
    breaks: 'Sizes are told in whole kilobytes.',
    aimedAt: 'FIKS-META-004',
    ...shows(({ storrelse }) => ({ storrelse: Math.ceil(Number(storrelse) / 1024) })),
  },
  {
    id: 'fiks-metadata-sorts-by-name',
    breaks: 'Documents are told in the order of their names.',
    aimedAt: 'FIKS-META-005',
    ...tells((rows) => rows.toSorted((a, b) => nameIn(a).localeCompare(nameIn(b)))),
  },
  {
    id: 'fiks-metadata-hash-in-capitals',
    breaks: 'Hashes are written in capitals.',
    aimedAt: 'FIKS-META-006',
    ...shows(({ sha256Hash }) => ({ sha256Hash: String(sha256Hash).toUpperCase() })),
  },
  {
    id: 'fiks-metadata-relative-address',
    breaks: 'The address of a document is relative.',
    aimedAt: 'FIKS-META-007',
    ...shows(({ nedlasningUrl }) => ({ nedlasningUrl: new URL(String(nedlasningUrl)).pathname })),
  },
  {
    id: 'fiks-metadata-address-elsewhere',
    breaks: 'The address of a document is that of another environment.',
    aimedAt: 'FIKS-META-008',
    ...shows(({ nedlasningUrl }) => ({
      nedlasningUrl: `https://svarut.example.com${new URL(String(nedlasningUrl)).pathname}`,
    })),
  },
  {
    id: 'fiks-metadata-forgets-kind',
    breaks: 'Every document that was said to be something is told as a letter.',
    aimedAt: 'FIKS-META-009',
    ...shows(({ dokumentType }) => ({ dokumentType: dokumentType === null ? null : 'Brev' })),
  },
  {
    id: 'fiks-metadata-loses-extra',
    breaks: 'Of extra metadata the first entry is told.',
    aimedAt: 'FIKS-META-009',
    ...shows(({ ekstraMetadata }) => ({
      ekstraMetadata: Array.isArray(ekstraMetadata) ? ekstraMetadata.slice(0, 1) : null,
    })),
  },
  {
    id: 'fiks-metadata-nothing-is-sensitive',
    breaks: 'No document is told to hold sensitive personal data.',
    aimedAt: 'FIKS-META-009',
    ...shows(() => ({ inneholderPersonsensitivInformasjon: false })),
  },
  {
    id: 'fiks-metadata-makes-kind-up',
    breaks: 'A document without a dokumentType is told to be unknown.',
    aimedAt: 'FIKS-META-010',
    ...shows(({ dokumentType }) => ({ dokumentType: dokumentType ?? 'Ukjent' })),
  },
  {
    id: 'fiks-metadata-all-can-be-signed',
    breaks: 'Every document of a signing assignment can be signed.',
    aimedAt: 'FIKS-META-011',
    ...shows(() => ({ kanSigneres: true })),
  },
  {
    id: 'fiks-metadata-no-address-to-sign-at',
    breaks: 'A document to sign has no signeringUrl.',
    aimedAt: 'FIKS-META-012',
    ...shows(() => ({ signeringUrl: null })),
  },
  {
    id: 'fiks-metadata-of-nothing-is-empty',
    breaks: 'A forsendelse that does not exist has no documents.',
    aimedAt: 'FIKS-META-014',
    ...onReply('hentMetadata', 404, () => json({ dokumenter: [] })),
  },
  {
    id: 'fiks-metadata-reading-is-read',
    breaks: 'Whoever reads the metadata has read the forsendelse.',
    aimedAt: 'FIKS-META-015',
    ...onReading((one) => {
      one.status = 'LEST';
    }),
  },
  {
    id: 'fiks-metadata-reading-touches-status',
    breaks: 'Reading the metadata renews the moment of the status.',
    aimedAt: 'FIKS-META-015',
    ...onReading((one, { state }) => {
      one.statusMoment = fiksRules.stampsStatus(state.world.clock.now(), one.statusMoment);
    }),
  },
];
