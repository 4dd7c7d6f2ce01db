import { expect, test } from '@playwright/test';
import { address, brev, letter } from '../fiks.fixture.ts';
import { toSentForsendelse } from '../forsendelse/sent-forsendelse.ts';
import { recipients } from '../recipients.ts';
import { requestRuleNames, requestRules } from './request.ts';

type RuleName = (typeof requestRuleNames)[number];

const now = new Date('2026-06-01T12:00:00Z');
const person = { ...address, digitalId: recipients.altinn.digitalId };
const organisation = { ...address, digitalId: recipients.reply.digitalId };
const text = { filnavn: 'a.txt', mimeType: 'text/plain' };
const named = (...names: string[]): object => ({
  dokumenter: names.map((filnavn) => ({ ...brev, filnavn })),
});
const order = {
  mottaker: person,
  svarSendesTil: organisation,
  signaturType: 'AUTENTISERT_SIGNATUR',
  signeringUtloper: '2026-06-02T12:00:00Z',
  dokumenter: [{ ...brev, skalSigneres: true }],
};
const links = (...urls: string[]): object => ({ lenker: urls.map((url) => ({ url, tekst: 'a' })) });

// Each rule with letters that keep it and letters that break it, and it alone.
const table: Readonly<Record<RuleName, { keep: readonly object[]; break: readonly object[] }>> = {
  refusesFileNames: {
    keep: [named('a.pdf', 'b.pdf'), named("æ ø (1) [2] {3} 'x' +%;,=&#!.pdf.")],
    break: [
      named('a.pdf', 'a.pdf'),
      named('a.pdf', 'A.PDF'),
      ...Array.from('*:"\\/<>|?').map((sign) => named(`a${sign}b`)),
    ],
  },
  refusesUnprintable: {
    keep: [
      { dokumenter: [{ ...text, skalEkskluderesFraUtskrift: true }] },
      { mottaker: person, kunDigitalLevering: true, dokumenter: [text] },
    ],
    break: [
      { dokumenter: [text] },
      { dokumenter: [brev, { ...text, mimeType: 'application/pdfx' }] },
    ],
  },
  refusesSignedDocuments: {
    keep: [order],
    break: [
      {
        ...order,
        dokumenter: [...order.dokumenter, { ...brev, filnavn: 'b.pdf', skalSigneres: true }],
      },
      { ...order, dokumenter: [{ ...text, skalSigneres: true, skalEkskluderesFraUtskrift: true }] },
    ],
  },
  refusesSigningOrder: {
    keep: [order, { signaturType: 'AVANSERT_SIGNATUR' }],
    break: [
      { ...order, signaturType: undefined },
      { ...order, signeringUtloper: undefined },
      { ...order, signeringUtloper: '2026-06-02T11:59:59Z' },
      { ...order, mottaker: organisation },
      { ...order, mottaker: address },
      { ...order, svarSendesTil: undefined },
      { ...order, svarSendesTil: person },
    ],
  },
  refusesNoDigitalId: {
    keep: [{ kunDigitalLevering: true, mottaker: { navn: 'A', digitalId: person.digitalId } }],
    break: [{ kunDigitalLevering: true, mottaker: address }],
  },
  refusesPostalAddress: {
    keep: [
      { mottaker: address },
      { mottaker: { ...address, postnummer: undefined, land: 'Sverige' } },
      { mottaker: { ...address, land: 'NORGE' } },
    ],
    break: [
      { mottaker: { ...address, poststed: ' ' } },
      { mottaker: { ...address, poststed: undefined, land: 'Sverige' } },
      { mottaker: { ...address, postnummer: undefined } },
      { mottaker: { ...address, postnummer: 'Oslo', poststed: '0192' } },
      { mottaker: { ...address, postnummer: '06610', land: 'Norge' } },
    ],
  },
  refusesReplyAddress: {
    keep: [
      { svarSendesTil: address },
      { svarSendesTil: organisation, svarPaForsendelseLink: true },
    ],
    break: [
      { svarPaForsendelseLink: true },
      { svarSendesTil: person, svarPaForsendelseLink: true },
      { svarSendesTil: { navn: 'A', digitalId: organisation.digitalId } },
    ],
  },
  refusesUnencrypted: {
    keep: [{ krevNiva4Innlogging: true, kryptert: true }],
    break: [{ krevNiva4Innlogging: true }],
  },
  refusesGiroPages: {
    keep: [{ dokumenter: [{ ...brev, giroarkSider: [1, 7] }] }],
    break: [
      { dokumenter: [{ ...brev, giroarkSider: [0] }] },
      { dokumenter: [{ ...brev, giroarkSider: [2, -1] }] },
    ],
  },
  refusesLinks: {
    keep: [
      links(
        'https://a.no/b?c=d#e',
        'http://[::1]:8080/',
        'mailto:a@b.no',
        'file:///a',
        'ftp://a/%C3%A6',
      ),
    ],
    break: [
      links('a b'),
      links('www.a.no'),
      links('https://'),
      links('https://a.no/ b'),
      links('https://a.no/%zz'),
      links('https://a.no', '1:a'),
    ],
  },
  refusesDigitalIds: {
    keep: [{ mottaker: { ...address, digitalId: null } }, { mottaker: organisation }],
    break: [
      { mottaker: { ...address, digitalId: '1234567890' } },
      { mottaker: { ...address, digitalId: '12345678a' } },
      { mottaker: address, svarSendesTil: { ...address, digitalId: '12' } },
    ],
  },
  refusesSize: { keep: [{}], break: [] },
};

const broken = (members: object): readonly RuleName[] => {
  const sent = toSentForsendelse(letter(members));
  const files = sent.dokumenter.map(() => ({ size: 1000 }));
  return requestRuleNames.filter((name) => requestRules[name]({ sent, files, now }) !== undefined);
};

for (const name of requestRuleNames) {
  test(`${name} lets pass what keeps it`, () => {
    for (const members of table[name].keep)
      expect([members, broken(members)]).toEqual([members, []]);
  });
  test(`${name} refuses what breaks it`, () => {
    for (const members of table[name].break)
      expect([members, broken(members)]).toEqual([members, [name]]);
  });
}

test('refusesSize counts what may be printed', () => {
  const half = { size: 175 * 1024 * 1024 };
  const ask = (members: object): string | undefined =>
    requestRules.refusesSize({
      sent: toSentForsendelse(letter(members)),
      files: [half, half],
      now,
    });
  const both = { dokumenter: [brev, { ...brev, filnavn: 'b.pdf' }] };
  expect(ask(both)).toBeDefined();
  expect(ask({ ...both, kunDigitalLevering: true })).toBeUndefined();
  expect(
    ask({ dokumenter: [brev, { ...brev, skalEkskluderesFraUtskrift: true }] }),
  ).toBeUndefined();
});
