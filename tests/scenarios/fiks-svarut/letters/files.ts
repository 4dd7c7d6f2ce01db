import { pdf, type LetterFile } from './letter.ts';

/** A PDF that may be printed. */
export function pdfFile(filnavn: string, text: string, more: LetterFile['more'] = {}): LetterFile {
  return { filnavn, mimeType: 'application/pdf', body: pdf(text), more };
}

/** A file of any kind, kept out of print (reference fiks 3.1, R2). */
export function attachment(
  filnavn: string,
  body: string | Uint8Array,
  mimeType = 'text/plain',
): LetterFile {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  return { filnavn, mimeType, body: bytes, more: { skalEkskluderesFraUtskrift: true } };
}

/** A PDF that asks for a password which nobody has: the hash of the empty one does not fit (PDF 32000-1, 7.6.3). */
export function protectedPdf(text: string): Uint8Array {
  const hash = Buffer.alloc(32, 0x5a).toString('hex');
  const security = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${hash}> /U <${hash}> /P -44 >>`;
  const id = `/ID [<${hash.slice(0, 32)}> <${hash.slice(0, 32)}>]`;
  const plain = Buffer.from(pdf(text)).toString('latin1');
  return Buffer.from(plain.replace('trailer\n<<', `trailer\n<< ${security} ${id}`), 'latin1');
}

/**
 * The form of a CMS envelope around bytes that nobody can open (RFC 5652, 6.1): an encrypted file of a forsendelse,
 * as far as can be told without the service's key (reference fiks 4.6).
 */
export function envelope(content: Uint8Array): Uint8Array {
  const version = der(0x02, Buffer.from([0]));
  const recipients = der(0x31);
  const encrypted = der(0x30, objectId(dataOid), algorithm(), der(0x80, content));
  const enveloped = der(0x30, version, recipients, encrypted);
  return der(0x30, objectId(envelopedDataOid), der(0xa0, enveloped));
}

const dataOid = '2a864886f70d010701';
const envelopedDataOid = '2a864886f70d010703';
const aes256CbcOid = '60864801650304012a';

const objectId = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));

const algorithm = (): Buffer => der(0x30, objectId(aes256CbcOid), der(0x04, Buffer.alloc(16, 7)));

function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag, ...derLength(content.length)]), content]);
}

function derLength(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const bytes = Buffer.from(length.toString(16).padStart(8, '0'), 'hex');
  const significant = bytes.subarray(bytes.findIndex((byte) => byte > 0));
  return [0x80 | significant.length, ...significant];
}
