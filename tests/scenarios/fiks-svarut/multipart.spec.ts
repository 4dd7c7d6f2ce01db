import { streamMultipart } from '#environments';
import { attachment } from './letters/files.ts';
import { toParts, type LetterFile } from './letters/letter.ts';
import { multipartForms } from './letters/multipart-forms.ts';
import { threeFiles } from './letters/multipart-letter.ts';
import { scenario } from './bench/scenario.ts';
import { verifyTaken } from './claims/verify-taken.ts';

// Multipart bodies that are in order, byte for byte (reference fiks 4).

for (const { requirement, says, cases } of multipartForms)
  scenario(
    `POST forsendelser takes ${says}, and every file arrives`,
    { requirement },
    async (context) => void (await verifyTaken(context, cases(context))),
  );

scenario(
  'POST forsendelser/ answers as POST forsendelser does',
  { requirement: 'FIKS-MULTI-002' },
  async (context) => {
    const { on, given } = context;
    await verifyTaken(context, [
      { says: 'with a slash', letter: threeFiles(context), request: { slash: true } },
      { says: 'without', letter: threeFiles(context) },
    ]);
    const answers = [];
    for (const slash of [true, false]) {
      const letter = given.letter({ fields: { tittel: undefined } });
      answers.push(await given.post(letter, { slash, deliberatelyInvalid: true }));
    }
    const [slashed, plain] = answers;
    on.verify('a title that is missing is answered alike', {
      actual: slashed?.status,
      expected: plain?.status ?? 0,
      exchange: slashed,
    });
  },
);

const boundary = 'samsvar-boundary';

/** Bytes of a file that a careless reader of multipart changes, or takes for its end. */
const hazards: Readonly<Record<string, string | Uint8Array>> = {
  'hver-byte.bin': Buffer.from(Array.from({ length: 512 }, (_, at) => at % 256)),
  'linjer.txt': '\r\nCRLF\r\nLF\nCR\rLFCR\n\r\n\n\r\r',
  'slutter-med-crlf.txt': 'tekst\r\n',
  'slutter-med-crlf-to-ganger.txt': 'tekst\r\n\r\n',
  'slutter-med-cr.txt': 'tekst\r',
  'slutter-med-streker.txt': 'tekst\r\n--',
  'grense-uten-linjeskift.txt': `tekst--${boundary}--${boundary}--`,
  'grense-etter-lf.txt': `tekst\n--${boundary}\nContent-Disposition: form-data; name="x"\n\nx\n--${boundary}--\n`,
  'grense-etter-cr.txt': `tekst\r--${boundary}--\r`,
  'kort-grense.txt': `tekst\r\n--${boundary.slice(0, -1)}\r\n--${boundary.slice(0, -1)}--\r\n`,
  'en-strek.txt': `tekst\r\n-${boundary}--\r\n`,
  'hode.txt': 'Content-Disposition: form-data; name="forsendelse"\r\n\r\n{}',
  'bom.txt': Buffer.from([0xef, 0xbb, 0xbf, 0x61]),
  'latin-1.txt': Buffer.from('blå øl', 'latin1'),
  'utf-16.txt': Buffer.from('\uFEFFblå', 'utf16le'),
  'nuller.bin': Buffer.alloc(70_000),
  'mange-nesten.txt': `\r\n--${boundary.slice(0, -1)}`.repeat(8000),
  'mellomrom.txt': '  \t ',
};

function hazardFiles(own: string): readonly LetterFile[] {
  const files = Object.entries(hazards).map(([name, body]) => attachment(name, body));
  return [...files, attachment('eget.txt', own)];
}

scenario(
  'POST forsendelser keeps every byte of a file, line ends and text like a boundary too',
  { requirement: 'FIKS-MULTI-012' },
  async (context) => {
    const { given } = context;
    const letter = given.letter({ files: hazardFiles(given.unique()) });
    const chunked = given.letter({ files: hazardFiles(given.unique()) });
    await verifyTaken(context, [
      { says: 'in one letter', letter },
      { says: 'in chunks', letter: chunked, request: streamMultipart(toParts(chunked), boundary) },
    ]);
  },
);
