import type { Finding, ScenarioResult } from '#specs';
import { isOpen } from '../verdict.ts';

/** Where progress is written: the terminal, or a log. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Pause between two lines in a log. */
const logEveryMs = 3000;
const liveEveryMs = 100;

/** How progress is shown. */
export interface ProgressOptions {
  /** Each deviation is told when its scenario ends. */
  readonly live: boolean;
  readonly now?: () => number;
}

/** Says how far a run is: one line that changes on a terminal, a line every few seconds in a log. */
export class Progress {
  readonly #stream: ProgressStream;
  readonly #now: () => number;
  readonly #live: boolean;
  #total = 0;
  #done = 0;
  #deviations = 0;
  #lastMs = 0;

  constructor(stream: ProgressStream, { live, now = Date.now }: ProgressOptions) {
    this.#stream = stream;
    this.#live = live;
    this.#now = now;
  }

  begin(total: number): void {
    this.#total = total;
    this.#lastMs = this.#now();
    this.#stream.write(`${total} scenarios${this.#stream.isTTY === true ? '' : '\n'}`);
  }

  count(result: ScenarioResult | undefined): void {
    this.#done += 1;
    if (result?.findings.some(isOpen) === true || result?.status === 'error') {
      this.#deviations += 1;
      if (this.#live) this.#tell(result);
    }
    const pauseMs = this.#stream.isTTY === true ? liveEveryMs : logEveryMs;
    if (this.#now() - this.#lastMs < pauseMs && this.#done < this.#total) return;
    this.#lastMs = this.#now();
    this.#show();
  }

  end(): void {
    if (this.#stream.isTTY === true) this.#stream.write('\r\u001b[2K');
  }

  #tell({ api, title, findings, reason }: ScenarioResult): void {
    const found = findings.find(isOpen);
    const what = found === undefined ? (reason ?? '') : toText(found);
    const clear = this.#stream.isTTY === true ? '\r\u001b[2K' : '';
    this.#stream.write(`${clear}  ${api}: ${title}\n    ${what}\n`);
  }

  #show(): void {
    const red =
      this.#deviations === 0
        ? 'no deviations so far'
        : `${this.#deviations} with deviations so far`;
    const line = `${this.#done}/${this.#total} scenarios, ${red}`;
    this.#stream.write(this.#stream.isTTY === true ? `\r\u001b[2K${line}` : `${line}\n`);
  }
}

function toText({ requirement, operationId, pointer, expected, actual }: Finding): string {
  const where = [requirement, operationId, pointer].filter(Boolean).join(' ');
  return `${where}: expected ${expected}, actual ${actual}`;
}
