import type { StoredFile } from '../files/spool.ts';
import type { Address, SentDocument, SentForsendelse } from '../forsendelse/sent-forsendelse.ts';

/** What was sent and when, its files in the order of its documents. */
export interface Submission {
  readonly sent: SentForsendelse;
  readonly files: readonly Pick<StoredFile, 'size'>[];
  readonly now: Date;
}

/** What speaks against taking a submission; undefined: nothing. */
type Refuses = (submission: Submission) => string | undefined;

const dayMs = 24 * 3_600_000;
const largestPrintBytes = 350 * 1024 * 1024;
const person = /^\d{11}$/;
const organisation = /^\d{9}$/;

const isPdf = ({ mimeType }: SentDocument): boolean => /^application\/pdf$/i.test(mimeType);
const isPrintable = ({ sent }: Submission, document: SentDocument): boolean =>
  !sent.kunDigitalLevering && !document.skalEkskluderesFraUtskrift;

/** R1: names are unique in any case, hold no folder and none of the signs that file systems forbid. */
const refusesFileNames: Refuses = ({ sent }) => {
  const names = sent.dokumenter.map(({ filnavn }) => filnavn.toLowerCase());
  if (new Set(names).size < names.length) return 'filnavn må være unikt i forsendelsen';
  const isForbidden = names.some((name) => /[*:"\\/<>|?]/.test(name));
  return isForbidden ? 'filnavn kan ikke inneholde * : " \\ / < > | ?' : undefined;
};

/** R2: only PDF can be printed. */
const refusesUnprintable: Refuses = (submission) =>
  submission.sent.dokumenter.some((one) => isPrintable(submission, one) && !isPdf(one))
    ? 'Kun application/pdf kan skrives ut: andre dokumenter må ekskluderes fra utskrift'
    : undefined;

/** R3: one document at most is signed, and it is a PDF. */
const refusesSignedDocuments: Refuses = ({ sent }) => {
  const signed = sent.dokumenter.filter((document) => document.skalSigneres);
  if (signed.length > 1) return 'Kun ett dokument kan signeres';
  return signed.every(isPdf) ? undefined : 'Et dokument som skal signeres må være application/pdf';
};

/** R4: who signs, until when, how, and who is told. */
const refusesSigningOrder: Refuses = ({ sent, now }) => {
  if (!sent.dokumenter.some((document) => document.skalSigneres)) return undefined;
  const { signaturType, signeringUtloper, mottaker, svarSendesTil } = sent;
  if (signaturType === undefined) return 'signaturType er påkrevd ved signering';
  if (signeringUtloper === undefined) return 'signeringUtloper er påkrevd ved signering';
  if (signeringUtloper.getTime() < now.getTime() + dayMs)
    return 'signeringUtloper må være minst én dag frem i tid';
  if (!person.test(mottaker.digitalId)) return 'Kun en person med fødselsnummer kan signere';
  return organisation.test(svarSendesTil?.digitalId ?? '')
    ? undefined
    : 'svarSendesTil må ha et organisasjonsnummer ved signering';
};

/** R5: what is purely digital needs somebody to reach. */
const refusesNoDigitalId: Refuses = ({ sent }) =>
  sent.kunDigitalLevering && sent.mottaker.digitalId === ''
    ? 'mottaker.digitalId er påkrevd ved kun digital levering'
    : undefined;

/** R6: what may be printed needs an address to go to. */
const refusesPostalAddress: Refuses = ({ sent }) =>
  sent.kunDigitalLevering ? undefined : postalProblem(sent.mottaker, 'mottaker');

/** R7: an answer needs an address, and one over the internet an organisation. */
const refusesReplyAddress: Refuses = ({ sent }) => {
  const { svarSendesTil, svarPaForsendelseLink } = sent;
  if (svarPaForsendelseLink && !organisation.test(svarSendesTil?.digitalId ?? ''))
    return 'svarSendesTil må ha et organisasjonsnummer når svarPaForsendelseLink er satt';
  return svarSendesTil === undefined ? undefined : postalProblem(svarSendesTil, 'svarSendesTil');
};

/** R8: what asks for level 4 is encrypted. */
const refusesUnencrypted: Refuses = ({ sent }) =>
  sent.krevNiva4Innlogging && !sent.kryptert
    ? 'Dokumentene må være kryptert når krevNiva4Innlogging er satt'
    : undefined;

/** R9: what may be printed is below 350 MB together. */
const refusesSize: Refuses = (submission) => {
  const bytes = submission.sent.dokumenter
    .map((one, at) => (isPrintable(submission, one) ? (submission.files[at]?.size ?? 0) : 0))
    .reduce((sum, size) => sum + size, 0);
  return bytes >= largestPrintBytes ? 'Dokumentene er for store for utskrift' : undefined;
};

/** R10: the first page is 1. */
const refusesGiroPages: Refuses = ({ sent }) =>
  sent.dokumenter.some(({ giroarkSider }) => giroarkSider.some((page) => page < 1))
    ? 'giroarkSider må være 1 eller høyere'
    : undefined;

// RFC 2396 with the brackets of RFC 2732: a scheme, and none of the signs that must be escaped.
const link = /^[a-z][a-z\d+\-.]*:(?:[^\s<>"{}|\\^`%]|%[\da-f]{2})+$/i;

/** R11: links are whole addresses. */
const refusesLinks: Refuses = ({ sent }) =>
  sent.lenker.every((url) => link.test(url) && !/^[^/?#]*:\/\/(?:[?#]|$)/.test(url))
    ? undefined
    : 'lenker.url er ikke en gyldig adresse';

/** R12: eleven digits of a person, nine of an organisation. */
const refusesDigitalIds: Refuses = ({ sent }) => {
  const ids = [sent.mottaker.digitalId, sent.svarSendesTil?.digitalId ?? ''];
  const isWrong = ids.some((id) => id !== '' && !person.test(id) && !organisation.test(id));
  return isWrong ? 'digitalId må ha 11 eller 9 siffer' : undefined;
};

const norway = new Set(['', 'no', 'nor', 'norge', 'noreg', 'norway']);

function postalProblem(address: Address, place: string): string | undefined {
  if (address.poststed.trim() === '') return `${place}.poststed er påkrevd`;
  const isNorwegian = norway.has(address.land.trim().toLowerCase());
  if (isNorwegian && !/^\d{4}$/.test(address.postnummer)) {
    return `${place}.postnummer må ha fire siffer`;
  }
  return undefined;
}

/** Decisions about what may be sent: R1-R12 (reference fiks 3.1), each a text against it. */
export const requestRules = {
  refusesDigitalIds,
  refusesNoDigitalId,
  refusesPostalAddress,
  refusesReplyAddress,
  refusesFileNames,
  refusesUnprintable,
  refusesUnencrypted,
  refusesSignedDocuments,
  refusesSigningOrder,
  refusesGiroPages,
  refusesLinks,
  refusesSize,
};

/** In the order in which they are asked. */
export const requestRuleNames = Object.keys(requestRules) as readonly (keyof typeof requestRules)[];
