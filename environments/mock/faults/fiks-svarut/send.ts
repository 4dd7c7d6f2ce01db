import { fiksRules } from '../../fiks-svarut/rules.ts';
import { isRecord } from '../../server/narrow.ts';
import { mapMember, withStatus } from '../change.ts';
import type { FiksFault } from './fault.ts';
import { alsoRefuses, forgives, onReply, refusesSend, shows, showsName } from './send-means.ts';

const organisation = /^\d{9}$/;
const isLonger = (value: unknown, length: number): boolean =>
  typeof value === 'string' && value.length > length;

const largeBytes = 64 * 1024 * 1024;

/** Faults of sending: what is taken that should not be, and refused or lost that should (reference fiks 3.1). */
export const sendFaults: readonly FiksFault[] = [
  {
    id: 'fiks-send-answers-201',
    breaks: 'A forsendelse that was taken is answered 201.',
    aimedAt: 'FIKS-SEND-001',
    ...onReply('send', 200, withStatus(201)),
  },
  {
    id: 'fiks-send-answers-id-in-another-member',
    breaks: 'Send answers its id under another name.',
    aimedAt: 'FIKS-SEND-001',
    ...onReply('send', 200, (reply) => ({
      ...reply,
      body: Buffer.from((reply.body ?? '').toString().replace('"id"', '"forsendelseId"')),
    })),
  },
  {
    id: 'fiks-status-knows-only-accepted',
    breaks: 'Status-sok knows a forsendelse when it is accepted, not when it was answered.',
    aimedAt: 'FIKS-SEND-002',
    rules: {
      findsInSearch: (one, accountId) =>
        one.status !== 'MOTTATT' && fiksRules.findsInSearch(one, accountId),
    },
  },
  {
    id: 'fiks-send-answers-first-id-again',
    breaks: 'Send answers every time the id of the first forsendelse.',
    aimedAt: 'FIKS-SEND-003',
    ...onReply('send', 200, (reply, call) =>
      mapMember(['id'], () => [...call.state.forsendelser.keys()][0])(reply, call),
    ),
  },
  {
    id: 'fiks-send-refuses-confidential',
    breaks: 'A forsendelse of confidential mail is refused.',
    aimedAt: 'FIKS-SEND-004',
    ...alsoRefuses(({ taushetsbelagtPost }) => taushetsbelagtPost === true),
  },
  {
    id: 'fiks-send-rejects-organisations',
    breaks: 'What is sent to an organisation is taken and rejected afterwards.',
    aimedAt: 'FIKS-SEND-005',
    rules: {
      findsBuildProblem: (one) =>
        organisation.test(one.sent.mottaker.digitalId)
          ? 'Ukjent mottaker'
          : fiksRules.findsBuildProblem(one),
    },
  },
  {
    id: 'fiks-send-needs-digital-id',
    breaks: 'A recipient with a postal address alone is refused.',
    aimedAt: 'FIKS-SEND-005',
    ...alsoRefuses(({ mottaker }) => isRecord(mottaker) && mottaker['digitalId'] === undefined),
  },
  {
    id: 'fiks-send-title-of-255',
    breaks: 'Titles of more than 255 characters are refused.',
    aimedAt: 'FIKS-SEND-006',
    ...alsoRefuses(({ tittel }) => isLonger(tittel, 255)),
  },
  {
    id: 'fiks-send-keeps-half-of-reference',
    breaks: 'A reference is kept up to its fiftieth character.',
    aimedAt: 'FIKS-SEND-006',
    rules: {
      hasReference: ({ sent }, reference) => sent.eksternReferanse?.slice(0, 50) === reference,
    },
  },
  {
    id: 'fiks-send-cuts-long-names',
    breaks: 'File names are kept up to 200 characters.',
    aimedAt: 'FIKS-SEND-006',
    ...showsName((name) => name.slice(0, 200)),
  },
  {
    id: 'fiks-send-knows-no-limits',
    breaks: 'Texts and lists may be longer than documented.',
    aimedAt: 'FIKS-SEND-007',
    ...forgives(/lengre enn|flere enn/),
  },
  {
    id: 'fiks-send-takes-any-konteringskode',
    breaks: 'A konteringskode may hold any character.',
    aimedAt: 'FIKS-SEND-007',
    ...forgives(/^konteringskode har ugyldig format/),
  },
  {
    id: 'fiks-send-takes-links-without-text',
    breaks: 'A link needs no text.',
    aimedAt: 'FIKS-SEND-008',
    ...forgives(/tekst er påkrevd/),
  },
  {
    id: 'fiks-send-takes-metadata-without-value',
    breaks: 'Extra metadata needs no value.',
    aimedAt: 'FIKS-SEND-008',
    ...forgives(/value er påkrevd/),
  },
  {
    id: 'fiks-send-crashes-without-recipient',
    breaks: 'A forsendelse without recipient is answered 500.',
    aimedAt: 'FIKS-SEND-008',
    rules: {
      refusesShape: (value) => {
        const problem = fiksRules.refusesShape(value);
        if (problem === 'mottaker er påkrevd') throw new TypeError('mottaker is undefined');
        return problem;
      },
    },
  },
  {
    id: 'fiks-send-takes-any-signature-kind',
    breaks: 'A signaturType may be any text.',
    aimedAt: 'FIKS-SEND-009',
    ...forgives(/^signaturType/),
  },
  {
    id: 'fiks-send-takes-any-reference-to-others',
    breaks: 'A svarPaForsendelse need not be a uuid.',
    aimedAt: 'FIKS-SEND-009',
    ...forgives(/^svarPaForsendelse/),
  },
  {
    id: 'fiks-send-demands-documents',
    breaks: "A forsendelse without documents is refused, as the publisher's simulator does.",
    aimedAt: 'FIKS-SEND-011',
    rules: {
      refusesCount: (documents, parts) =>
        documents.length === 0 ? 'dokumenter er påkrevd' : fiksRules.refusesCount(documents, parts),
    },
  },
  {
    id: 'fiks-send-refuses-unregistered-types',
    breaks: 'A forsendelsestype that no system has registered is refused.',
    aimedAt: 'FIKS-SEND-014',
    ...alsoRefuses(({ forsendelsestype }) => /ikke-registrert/.test(String(forsendelsestype))),
  },
  {
    id: 'fiks-send-refuses-empty-noark',
    breaks: 'Noark metadata without a field is refused.',
    aimedAt: 'FIKS-SEND-014',
    ...alsoRefuses(
      ({ metadataForImport }) =>
        isRecord(metadataForImport) && Object.keys(metadataForImport).length === 0,
    ),
  },
  {
    id: 'fiks-send-refuses-unknown-fields',
    breaks: 'A JSON field that no document names is refused.',
    aimedAt: 'FIKS-SEND-015',
    ...alsoRefuses((value) => Object.keys(value).some((name) => name.endsWith('Ukjent'))),
  },
  {
    id: 'fiks-send-knows-one-signature-kind',
    breaks: 'Only AUTENTISERT_SIGNATUR is taken.',
    aimedAt: 'FIKS-SEND-016',
    ...alsoRefuses(({ signaturType }) => signaturType === 'AVANSERT_SIGNATUR'),
  },
  {
    id: 'fiks-send-limits-digital-files',
    breaks: 'Files that are never printed may not be larger than 64 MB.',
    aimedAt: 'FIKS-SEND-020',
    rules: {
      refusesSize: (submission) =>
        submission.files.some(({ size }) => size > largeBytes)
          ? 'Dokumentene er for store'
          : fiksRules.refusesSize(submission),
    },
  },
  {
    id: 'fiks-send-counts-sizes-in-26-bits',
    breaks: 'The size of a file is kept in 26 bits.',
    aimedAt: 'FIKS-SEND-020',
    ...shows(({ storrelse }) => ({ storrelse: Number(storrelse) % largeBytes })),
  },
  {
    id: 'fiks-send-answers-413-to-streams',
    breaks: 'A body of unknown length is refused as too large.',
    aimedAt: 'FIKS-SEND-020',
    ...refusesSend(({ request }) => request.chunked, 413),
  },
];
