import { verifyBroken } from './claims/verify-broken.ts';
import { inHours } from './letters/every-field.ts';
import { pdfFile } from './letters/files.ts';
import { fateOf } from './claims/fate.ts';
import { scenario } from './bench/scenario.ts';

// What no document closes: whatever is seen conforms or is a note (reference fiks 3.1, 4.5, 8).

scenario(
  'POST forsendelser without documents is taken or refused',
  { requirement: 'FIKS-SEND-011' },
  async ({ on, given }) => {
    const fields = { lenker: [{ url: 'https://example.com/', tekst: 'Les mer' }] };
    const letters = {
      'no list': given.letter({ files: [] }),
      'no list, but a link': given.letter({ fields, files: [] }),
      'an empty list': given.letter({ fields: { dokumenter: [] }, files: [] }),
    };
    for (const [says, letter] of Object.entries(letters)) {
      const answer = await given.post(letter, { deliberatelyInvalid: true });
      on.conform(answer, { status: [200, 400] });
      // The schema allows it, and the publisher's own simulator refuses it: either conforms, and a refusal is told.
      on.verify(`${says}: is taken`, { actual: answer.status, expected: 200, exchange: answer });
    }
  },
);

scenario(
  'POST forsendelser that answers an unknown forsendelse is taken or refused',
  { requirement: 'FIKS-SEND-019' },
  async ({ on, given }) => {
    const letter = given.letter({ fields: { svarPaForsendelse: given.unknownId() } });
    const answer = await given.post(letter, { deliberatelyInvalid: true });
    on.conform(answer, { status: [200, 400] });
  },
);

scenario(
  'POST forsendelser that calls other bytes a PDF is refused or rejected',
  { requirement: 'FIKS-SEND-018' },
  async (context) => {
    const { given, on } = context;
    const file = { filnavn: 'brev.pdf', mimeType: 'application/pdf' };
    const body = Buffer.from(`no PDF: ${given.unique()}`);
    const answer = await given.post(given.letter({ files: [{ ...file, body }] }));
    const { kind } = await fateOf(context, answer);
    on.verify('what is no PDF', { actual: kind, expected: /refused|rejected/, exchange: answer });
  },
);

scenario(
  'POST forsendelser with an empty title, name, key or text is refused or rejected',
  { requirement: ['FIKS-SEND-010', 'FIKS-REFUSE-018'] },
  async (context) => {
    const terms = { or: ['rejected'], left: 'FIKS-REFUSE-018' } as const;
    await verifyBroken(context, terms, (letter, { given }) => {
      const recipient = { ...given.recipient('recipientPrint'), navn: '' };
      const link = { url: 'https://example.com/', tekst: '' };
      const keyless = { ekstraMetadata: [{ key: '', value: 'x' }] };
      return [
        { says: 'an empty title', letter: letter({ fields: { tittel: '' } }) },
        { says: 'an empty name', letter: letter({ fields: { mottaker: recipient } }) },
        { says: 'an empty text of a link', letter: letter({ fields: { lenker: [link] } }) },
        {
          says: 'an empty key',
          letter: letter({ files: [pdfFile('brev.pdf', given.unique(), keyless)] }),
        },
        { says: 'an empty filnavn', letter: letter({ files: [pdfFile('', given.unique())] }) },
        {
          says: 'an empty mimeType',
          letter: letter({ files: [{ ...pdfFile('brev.pdf', given.unique()), mimeType: '' }] }),
        },
      ];
    });
  },
);

scenario(
  'POST forsendelser with a value twice in a list is refused or rejected',
  { requirement: ['FIKS-SEND-012', 'FIKS-REFUSE-018'] },
  async (context) => {
    const terms = { or: ['rejected'], left: 'FIKS-REFUSE-018' } as const;
    await verifyBroken(context, terms, (letter, { given, on }) => {
      const entry = { key: 'a', value: 'b' };
      const twice = (member: string, value: unknown): ReturnType<typeof pdfFile> =>
        pdfFile('brev.pdf', given.unique(), { [member]: [value, value] });
      const organisation = on.parameter('replyOrganisation');
      return [
        {
          says: 'eksponertFor',
          letter: letter({ fields: { eksponertFor: [organisation, organisation] } }),
        },
        { says: 'giroarkSider', letter: letter({ files: [twice('giroarkSider', 1)] }) },
        { says: 'ekstraMetadata', letter: letter({ files: [twice('ekstraMetadata', entry)] }) },
      ];
    });
  },
);

scenario(
  'POST forsendelser with a signeringUtloper without offset, or as a number, is refused or rejected',
  { requirement: ['FIKS-SEND-013', 'FIKS-REFUSE-018'] },
  async (context) => {
    const terms = { or: ['rejected'], left: 'FIKS-REFUSE-018' } as const;
    await verifyBroken(context, terms, (letter) => {
      const moment = inHours(72);
      const values = { 'no offset': moment.slice(0, 19), 'a number': Date.parse(moment) };
      return Object.entries(values).map(([says, signeringUtloper]) => ({
        says,
        letter: letter({ fields: { signeringUtloper } }),
      }));
    });
  },
);
