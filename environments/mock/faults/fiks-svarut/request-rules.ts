import { fiksRules, type FiksRules } from '../../fiks-svarut/rules.ts';
import type { requestRules } from '../../fiks-svarut/rules/request.ts';
import type { FiksFault } from './fault.ts';
import { keepsYetRefuses } from './send-means.ts';

type RequestRule = keyof typeof requestRules;

/** A rule that is not held, by the requirement that asks for it. */
const forgotten: Readonly<Record<string, { readonly rule: RequestRule; readonly breaks: string }>> =
  {
    'FIKS-REFUSE-001': { rule: 'refusesFileNames', breaks: 'Names of files may be anything.' },
    'FIKS-REFUSE-002': { rule: 'refusesUnprintable', breaks: 'Anything is printed.' },
    'FIKS-REFUSE-003': { rule: 'refusesSignedDocuments', breaks: 'Any document is signed.' },
    'FIKS-REFUSE-004': {
      rule: 'refusesSigningOrder',
      breaks: 'A signing assignment is never incomplete.',
    },
    'FIKS-REFUSE-006': { rule: 'refusesPostalAddress', breaks: 'Letters need no address.' },
    'FIKS-REFUSE-008': { rule: 'refusesReplyAddress', breaks: 'Answers need nobody to go to.' },
    'FIKS-REFUSE-010': { rule: 'refusesUnencrypted', breaks: 'Level 4 needs no encryption.' },
    'FIKS-REFUSE-014': { rule: 'refusesLinks', breaks: 'A link may be any text.' },
    'FIKS-REFUSE-015': { rule: 'refusesDigitalIds', breaks: 'A digitalId may be any text.' },
  };

const forgottenRules: readonly FiksFault[] = Object.entries(forgotten).map(
  ([aimedAt, { rule, breaks }]) => ({
    id: `fiks-rule-${aimedAt.slice(-3)}-is-not-held`,
    breaks,
    aimedAt,
    rules: { [rule]: () => undefined },
  }),
);

/** Refuses more than the rule says. */
const narrower = (
  rule: RequestRule,
  refuses: FiksRules[RequestRule],
): Pick<FiksFault, 'rules'> => ({
  rules: { [rule]: (of: Parameters<typeof refuses>[0]) => refuses(of) ?? fiksRules[rule](of) },
});

const twoDaysMs = 48 * 3_600_000;

/** Faults of the twelve rules on what is sent (reference fiks 3.1). */
export const requestRuleFaults: readonly FiksFault[] = [
  ...forgottenRules,
  {
    id: 'fiks-prints-what-is-purely-digital',
    breaks: 'A purely digital forsendelse without digitalId is printed.',
    aimedAt: 'FIKS-REFUSE-005',
    rules: {
      refusesNoDigitalId: () => undefined,
      choosesDelivery: (one) =>
        one.sent.mottaker.digitalId === '' ? 'SENDT_PRINT' : fiksRules.choosesDelivery(one),
    },
  },
  {
    id: 'fiks-prints-protected-pdf',
    breaks: 'A PDF behind a password is sent to print.',
    aimedAt: 'FIKS-REFUSE-011',
    rules: { findsBuildProblem: () => undefined },
  },
  {
    id: 'fiks-keeps-one-of-two-files-with-one-name',
    breaks: 'Of two files with one name one is kept.',
    aimedAt: 'FIKS-REFUSE-017',
    rules: {
      refusesFileNames: () => undefined,
      pairsFiles: (documents, parts) => [
        ...new Map(
          fiksRules.pairsFiles(documents, parts).map((one) => [one.sent.filnavn, one]),
        ).values(),
      ],
    },
  },
  {
    id: 'fiks-drops-unprintable-files',
    breaks: 'Files that cannot be printed are dropped from what is printed.',
    aimedAt: 'FIKS-REFUSE-017',
    rules: {
      refusesUnprintable: () => undefined,
      pairsFiles: (documents, parts) =>
        fiksRules
          .pairsFiles(documents, parts)
          .filter(
            ({ sent }) => sent.mimeType === 'application/pdf' || sent.skalEkskluderesFraUtskrift,
          ),
    },
  },
  {
    id: 'fiks-keeps-what-it-refuses',
    breaks: 'A forsendelse that cannot be printed is kept although it is refused.',
    aimedAt: 'FIKS-REFUSE-018',
    ...keepsYetRefuses(
      (note) => ({
        refusesUnprintable: (submission) =>
          fiksRules.refusesUnprintable(submission) === undefined
            ? undefined
            : note(submission.sent),
      }),
      ({ sent }) => sent,
    ),
  },
  {
    id: 'fiks-signing-takes-two-days',
    breaks: 'A signing assignment must run for two days.',
    aimedAt: 'FIKS-REFUSE-019',
    ...narrower('refusesSigningOrder', ({ sent: { signeringUtloper }, now }) =>
      signeringUtloper !== undefined && signeringUtloper.getTime() < now.getTime() + twoDaysMs
        ? 'signeringUtloper er for tidlig'
        : undefined,
    ),
  },
  {
    id: 'fiks-attachments-are-pdf-only',
    breaks: 'A file that is no PDF is refused where it is kept out of print, too.',
    aimedAt: 'FIKS-REFUSE-019',
    ...narrower('refusesUnprintable', ({ sent }) =>
      sent.dokumenter.some(({ mimeType }) => mimeType !== 'application/pdf')
        ? 'Kun application/pdf'
        : undefined,
    ),
  },
  {
    id: 'fiks-postnummer-abroad',
    breaks: 'An address abroad needs a Norwegian postnummer.',
    aimedAt: 'FIKS-REFUSE-019',
    ...narrower('refusesPostalAddress', ({ sent: { mottaker, kunDigitalLevering } }) =>
      !kunDigitalLevering && !/^\d{4}$/.test(mottaker.postnummer)
        ? 'postnummer er påkrevd'
        : undefined,
    ),
  },
  {
    id: 'fiks-links-without-port',
    breaks: 'A link with a port is refused.',
    aimedAt: 'FIKS-REFUSE-019',
    ...narrower('refusesLinks', ({ sent: { lenker } }) =>
      lenker.some((url) => /:\d+\//.test(url)) ? 'lenker.url er ugyldig' : undefined,
    ),
  },
];
