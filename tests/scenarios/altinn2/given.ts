import type { LiveExchange } from '#environments';
import { embeddedIn, isObject } from '../../checks/read-links.ts';
import { idIn, type Altinn2Bench, type Altinn2Request } from './altinn2-bench.ts';

/** Parts of a message that is sent. */
export interface Letter {
  readonly forms?: readonly object[];
  readonly attachments?: readonly object[];
  readonly serviceCode?: string;
  readonly serviceEdition?: string;
}

/** A message that a scenario made; it is deleted when the scenario ends. */
export interface MadeMessage {
  readonly id: string;
  readonly who: string;
}

/** Prepares what a scenario needs; a step that fails makes the scenario inconclusive, never red. */
export class Given {
  private readonly on: Altinn2Bench;
  private count = 0;

  constructor(on: Altinn2Bench) {
    this.on = on;
  }

  /** A text that no other scenario or run uses. */
  unique(): string {
    const { options } = this.on.bench.session;
    this.count += 1;
    const place = `${this.on.bench.scenario.title}\n${this.count}`;
    const number = Math.floor(this.on.bench.session.random(place) * 1e9);
    return `samsvar ${options.runId} ${number.toString(36)}`;
  }

  /** A main form that is valid, with this name in it. */
  form(name = this.unique()): object {
    const xml = `<Skjema><navn>${escaped(name)}</navn><alder>42</alder></Skjema>`;
    return { ...this.formOf('MainForm', '8001', '12345'), FormData: xml };
  }

  /** A main form that lacks what it must have, with this mark in it. */
  invalidForm(mark = this.unique()): object {
    const xml = `<Skjema><navn></navn><alder>${escaped(mark)}</alder></Skjema>`;
    return { ...this.formOf('MainForm', '8001', '12345'), FormData: xml };
  }

  /** A sub form with this name in it. */
  subForm(name = this.unique()): object {
    const xml = `<Tillegg><navn>${escaped(name)}</navn></Tillegg>`;
    return { ...this.formOf('SubForm', '8002', '7'), FormData: xml };
  }

  /** A small text file of a type that the service names. */
  attachment(text = this.unique(), type = 'Dokumentasjon'): object {
    const Data = Buffer.from(text).toString('base64');
    return { FileName: 'vedlegg.txt', AttachmentType: type, Data };
  }

  /** A message as it is sent: one main form unless told otherwise. */
  letter({ forms = [this.form()], attachments = [], ...service }: Letter = {}): object {
    return {
      Type: 'FormTask',
      ServiceCode: service.serviceCode ?? this.on.parameter('serviceCode'),
      ServiceEdition: Number(service.serviceEdition ?? this.on.parameter('serviceEdition')),
      _embedded: { forms, attachments },
    };
  }

  /** A message that is being filled in. */
  async draft(letter: Letter = {}, request: Altinn2Request = {}): Promise<MadeMessage> {
    const answer = await this.on.write('createMessage', this.letter(letter), {
      ...request,
      query: { complete: 'false', ...request.query },
    });
    return this.made(answer, request.who ?? 'my');
  }

  /** A message that was sent and is archived. */
  async sent(letter: Letter = {}, request: Altinn2Request = {}): Promise<MadeMessage> {
    const answer = await this.on.write('createMessage', this.letter(letter), request);
    return this.made(answer, request.who ?? 'my');
  }

  /** A letter that an agency sent just now: only a mock can be told to. */
  async correspondence(to: string, needsConfirmation = false): Promise<string> {
    const { control } = this.on.bench.session;
    if (control === undefined)
      return this.on.bench.untested('no agency can be told to send a letter');
    return textOf(await control.order('/correspondence', { to, needsConfirmation }), 'messageId');
  }

  /** A message as it is read alone; inconclusive where it cannot be read. */
  async read({ id, who }: MadeMessage): Promise<Readonly<Record<string, unknown>>> {
    const answer = await this.on.send('getMessage', { who, of: id });
    const value = answer.json();
    if (answer.status === 200 && isObject(value)) return value;
    return this.on.bench.inconclusive(`a message that was made cannot be read: ${answer.status}`);
  }

  /** The ids of a list of messages. */
  async idsIn(operationId: string, request: Altinn2Request = {}): Promise<readonly string[]> {
    const answer = await this.on.send(operationId, request);
    return embeddedIn(answer.json(), 'messages').map((one) => textOf(one, 'MessageId'));
  }

  private made(answer: LiveExchange, who: string): MadeMessage {
    const id = idIn(answer.header('location'));
    if (answer.status < 300 && id !== undefined) return { id, who };
    return this.on.bench.inconclusive(`no message to go on with: answered ${answer.status}`);
  }

  private formOf(type: string, id: string, version: string): object {
    return { Type: type, DataFormatId: id, DataFormatVersion: version };
  }
}

/** The text of a member; empty where there is none. */
export function textOf(value: unknown, name: string): string {
  const found = isObject(value) ? value[name] : undefined;
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
