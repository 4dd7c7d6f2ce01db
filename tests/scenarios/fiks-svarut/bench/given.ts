import type { LiveExchange } from '#environments';
import { idOfSent, type FiksBench, type FiksRequest, type Parameter } from './fiks-bench.ts';
import { encodeLetter, pdf, type Letter, type LetterFile } from '../letters/letter.ts';

/** What a letter differs in from the plainest one: a PDF that may be printed. */
export interface LetterOptions {
  /** Who receives it; default `recipientPrint`. */
  readonly to?: Parameter;
  /** Members of the forsendelse beside, or instead of, the plain ones. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly files?: readonly LetterFile[];
}

/** A forsendelse that a scenario has sent; its documents are deleted when the scenario ends. */
export interface SentLetter {
  readonly id: string;
  readonly letter: Letter;
  /** Milliseconds since 1970, before the send and after its answer. */
  readonly sentMs: number;
  readonly answeredMs: number;
}

/** Prepares what a scenario needs; a step that fails makes the scenario inconclusive, never red. */
export class Given {
  private readonly on: FiksBench;
  private count = 0;

  constructor(on: FiksBench) {
    this.on = on;
  }

  /** A text that no other scenario or run uses: what is sent twice is refused (reference fiks 2.3). */
  unique(): string {
    const { options } = this.on.bench.session;
    this.count += 1;
    const place = `${this.on.bench.scenario.title}\n${this.count}`;
    const number = Math.floor(this.on.bench.session.random(place) * 1e9);
    return `samsvar ${options.runId} ${number.toString(36)}`;
  }

  /** A version 4 id that nobody has made: it depends on the run's seed, the scenario and the word alone. */
  unknownId(word = 'unknown'): string {
    const { session, scenario } = this.on.bench;
    const digit = (at: number): string =>
      Math.floor(session.random(scenario.title, word, String(at)) * 16).toString(16);
    const hex = Array.from({ length: 32 }, (_, at) => digit(at)).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  /** A letter that keeps every rule, with a title and content of its own. */
  letter(options: LetterOptions = {}): Letter {
    const title = this.unique();
    return {
      fields: {
        tittel: title,
        mottaker: this.recipient(options.to ?? 'recipientPrint'),
        ...options.fields,
      },
      files: options.files ?? [
        { filnavn: 'brev.pdf', mimeType: 'application/pdf', body: pdf(title) },
      ],
    };
  }

  /** A full postal address with the digitalId of the target's recipient. */
  recipient(name: Parameter): Readonly<Record<string, unknown>> {
    return { ...postalAddress, digitalId: this.on.parameter(name) };
  }

  /** Sends a letter; what is answered is for the caller to judge. */
  post(letter: Letter, request: FiksRequest = {}): Promise<LiveExchange> {
    const { contentType, body } = encodeLetter(letter);
    return this.on.send('send', { contentType, body, ...request });
  }

  /** A letter that was sent and accepted. */
  async sent(options: LetterOptions & { readonly as?: string } = {}): Promise<SentLetter> {
    const letter = this.letter(options);
    const sentMs = Date.now();
    const answer = await this.post(letter, options.as === undefined ? {} : this.by(options.as));
    const id = idOfSent(answer);
    if (id === undefined)
      this.on.bench.inconclusive(`no forsendelse to go on with: send answered ${answer.status}`);
    return { id, letter, sentMs, answeredMs: Date.now() };
  }

  /** Another sender sends from his own account. */
  private by(actor: string): FiksRequest {
    const kontoId = this.on.parameter(actor === 'otherSender' ? 'otherKontoId' : 'kontoId');
    return { as: actor, path: { kontoId } };
  }
}

/** An address that keeps the rules for letters on paper (reference fiks 3.1, R6). */
export const postalAddress = {
  navn: 'Samsvar Testmottaker',
  adresselinje1: 'Testveien 1',
  postnummer: '0661',
  poststed: 'Oslo',
} as const;
