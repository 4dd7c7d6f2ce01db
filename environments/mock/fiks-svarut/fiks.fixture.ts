import { createHash } from 'node:crypto';
import { startMock, type Mock } from '../start-mock.ts';
import { account } from './access/accounts.ts';
import type { FiksFault } from '../faults/fiks-svarut/fault.ts';
import { recipients } from './recipients.ts';

/** A file of a letter. */
export interface LetterFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A letter that keeps every rule; members given replace its own. */
export function letter(members: object = {}): Record<string, unknown> {
  const mottaker = { ...address, digitalId: recipients.print.digitalId };
  return { tittel: `Brev ${(count += 1)}`, mottaker, dokumenter: [brev], ...members };
}

/** A full postal address. */
export const address = { navn: 'Mottaker', poststed: 'Oslo', postnummer: '0661' };

/** A recipient with a postal address. */
export function to(name: keyof typeof recipients): object {
  return { ...address, digitalId: recipients[name].digitalId };
}

/** A document of a letter. */
export const brev = { filnavn: 'brev.pdf', mimeType: 'application/pdf' };

let count = 0;

/** A PDF as far as the mock looks; the text is written into it. */
export function pdf(text = ''): Buffer {
  return Buffer.from(`%PDF-1.7\n1 0 obj<</Type /Page /A (${text})>>endobj\n%%EOF\n`, 'latin1');
}

/** The file that the plain letter describes. */
export const brevFile: LetterFile = { name: 'brev.pdf', bytes: pdf('brev') };

/** Lower-case hex. */
export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** One part as bytes: header lines, a blank line, the body. */
export function part(lines: readonly string[], body: string | Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), Buffer.from(body)]);
}

/** The parts of a letter as the publisher's client sends them. */
export function partsOf(forsendelse: unknown, files: readonly LetterFile[]): readonly Buffer[] {
  const json = part(
    ['Content-Disposition: form-data; name="forsendelse"', 'Content-Type: application/json'],
    JSON.stringify(forsendelse),
  );
  return [json, ...files.map(filePart)];
}

/** A file as a part. */
export function filePart({ name, bytes }: LetterFile, at: number): Buffer {
  const disposition = `Content-Disposition: form-data; name="filer_${at}"; filename="${name}"`;
  return part([disposition, 'Content-Type: application/octet-stream'], bytes);
}

/** Parts between delimiters. */
export function encode(parts: readonly Buffer[], boundary = 'grense'): Buffer {
  const framed = parts.flatMap((one) => [Buffer.from(`--${boundary}\r\n`), one, crlf]);
  return Buffer.concat([...framed, Buffer.from(`--${boundary}--\r\n`)]);
}

const crlf = Buffer.from('\r\n');

/** What was answered. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** A request below `/v2`, as `sender` unless another actor, or none, is named. */
export interface Asked {
  readonly method?: string;
  readonly as?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: Buffer;
}

/** A running mock, and what tests ask of it. */
export class FiksMock {
  readonly mock: Mock;

  constructor(mock: Mock) {
    this.mock = mock;
  }

  /** Asks the API. */
  async ask(path: string, asked: Asked = {}): Promise<Answered> {
    const { method = 'GET', as = 'sender', headers = {}, json, body } = asked;
    const init = {
      method,
      headers: { ...(as === null ? {} : this.credentials(as)), ...headers },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    };
    const response = await fetch(`${this.baseUrl}${path}`, init);
    const text = await response.text();
    const { status } = response;
    const value: unknown = text === '' ? {} : JSON.parse(text);
    return { status, headers: response.headers, body: Object(value) as Record<string, unknown> };
  }

  get baseUrl(): string {
    return this.mock.apis['fiks-svarut']?.baseUrl ?? '';
  }

  /** Header lines of an actor. */
  credentials(actor: string): Record<string, string> {
    const known = this.mock.apis['fiks-svarut']?.actors?.[actor];
    return { authorization: `Bearer ${known?.token}`, ...known?.headers };
  }

  /** Sends a multipart body as it is. */
  post(
    body: Buffer,
    { headers = {}, ...asked }: Asked & { readonly account?: string } = {},
  ): Promise<Answered> {
    const type = { 'content-type': 'multipart/form-data; boundary=grense' };
    const path = `/v2/kontoer/${asked.account ?? account.id}/forsendelser`;
    return this.ask(path, { method: 'POST', ...asked, headers: { ...type, ...headers }, body });
  }

  /** Sends a letter. */
  send(
    forsendelse: unknown = letter(),
    files: readonly LetterFile[] = [brevFile],
  ): Promise<Answered> {
    return this.post(encode(partsOf(forsendelse, files)));
  }

  /** Sends a letter that is taken, and gives its id. */
  async sent(members: object = {}, files: readonly LetterFile[] = [brevFile]): Promise<string> {
    const { status, body } = await this.send(letter(members), files);
    if (status !== 200) throw new Error(`send answered ${status}: ${String(body['message'])}`);
    return String(body['id']);
  }

  /** The row of one forsendelse. */
  async statusOf(id: string): Promise<Record<string, unknown> | undefined> {
    const { body } = await this.find([id]);
    return (body['statuser'] as Record<string, unknown>[])[0];
  }

  /** Asks for statuses. */
  find(forsendelseIds: unknown, as = 'sender', accountId: string = account.id): Promise<Answered> {
    const path = `/v2/kontoer/${accountId}/forsendelser/status-sok`;
    return this.ask(path, { method: 'POST', as, json: { forsendelseIds } });
  }

  /** Lets time pass for one forsendelse, and gives its status then. */
  async pass(forsendelse: string, advanceMs: number): Promise<unknown> {
    return (await this.tell('/clock', { forsendelse, advanceMs })).body['status'];
  }

  /** Lets somebody do something. */
  act(forsendelse: string, act: string): Promise<Answered> {
    return this.tell('/forsendelse', { forsendelse, act });
  }

  /** Gives an order at the control address. */
  async tell(path: string, order: unknown): Promise<Answered> {
    const response = await fetch(`${this.mock.control}${path}`, {
      method: 'POST',
      body: JSON.stringify(order),
    });
    const { status, headers } = response;
    return { status, headers, body: (await response.json()) as Record<string, unknown> };
  }

  /** New state with these faults. */
  reset(...faults: readonly FiksFault[]): void {
    this.mock.reset({ faults: { 'fiks-svarut': faults } });
  }
}

/** Starts the mock with this API and Maskinporten. */
export async function startFiks(): Promise<FiksMock> {
  return new FiksMock(await startMock({ apis: ['fiks-svarut', 'maskinporten'] }));
}

/** Milliseconds of hours. */
export const hours = (count: number): number => count * 3_600_000;
