import {
  encodeMultipart,
  type EncodedMultipart,
  type MultipartPart,
  type MultipartShape,
} from '#environments';

/** A document of a forsendelse as its JSON describes it, and the bytes that go with it. */
export interface LetterFile {
  readonly filnavn: string;
  readonly mimeType: string;
  readonly body: Uint8Array;
  /** Other members of the document. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A forsendelse before it is sent. */
export interface Letter {
  /** The JSON part without `dokumenter`. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: readonly LetterFile[];
}

/** The JSON part of a letter: its fields, and one document per file in their order. */
export function toForsendelse({ fields, files }: Letter): Readonly<Record<string, unknown>> {
  const dokumenter = files.map(({ filnavn, mimeType, more }) => ({ filnavn, mimeType, ...more }));
  return { ...fields, ...(files.length === 0 ? {} : { dokumenter }) };
}

/** The parts of a letter as the publisher shows them: the JSON first, then the files in the order of their documents (reference fiks 4.1). */
export function toParts(letter: Letter): readonly MultipartPart[] {
  return [
    {
      name: 'forsendelse',
      contentType: 'application/json;charset=UTF-8',
      body: JSON.stringify(toForsendelse(letter)),
    },
    ...letter.files.map(({ filnavn, body }, index) => ({
      name: `filer_${index}`,
      filename: filnavn,
      contentType: 'application/octet-stream',
      body,
    })),
  ];
}

/** The body of a send; the shape says what differs from the publisher's form. */
export function encodeLetter(
  letter: Letter,
  shape: Partial<MultipartShape> = {},
): EncodedMultipart {
  return encodeMultipart({ parts: toParts(letter), ...shape });
}

/** A small PDF of one page whose bytes depend on the text. */
export function pdf(text: string): Uint8Array {
  const content = `BT /F1 12 Tf 72 720 Td (${text.replaceAll(/[^ -~]|[()\\]/g, '?')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  const offsets: number[] = [];
  let whole = '%PDF-1.4\n';
  objects.forEach((object, index) => {
    offsets.push(whole.length);
    whole += `${index + 1} 0 obj\n${object}\nendobj\n`;
  });
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${whole.length}\n%%EOF\n`;
  return Buffer.from(whole + table + trailer, 'latin1');
}
