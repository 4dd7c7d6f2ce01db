import type { Exchange } from '#specs';
import { fail, type RawFinding } from './check.ts';

/** What recorded traffic told of one address so far. */
interface Known {
  /** The last read found nothing there. */
  readonly wasEmpty?: boolean;
  /** Place of the refused write that came after the last read. */
  readonly refusedAt?: number;
}

/** Id of the check that looks at entries in their order: no single exchange gives it. */
export const DATA_SURVIVES_REFUSAL = 'data-survives-refusal';

/**
 * Judges entries in their order: what a refused write leaves behind is what was there before.
 * A successful write of any address ends what is known, since it may change others.
 */
export class DataSurvivesRefusal {
  readonly id = DATA_SURVIVES_REFUSAL;
  readonly #known = new Map<string, Known>();

  /** The findings of the entry at this place; entries without an answer prove nothing. */
  judge(exchange: Exchange, entry: number): readonly RawFinding[] {
    const { request, response } = exchange;
    if (response === undefined) {
      if (!isRead(request.method)) this.#known.clear();
      return [];
    }
    const address = request.url.replace(/[?#].*$/s, '');
    if (isRead(request.method))
      return request.method === 'GET' ? this.#read(address, response) : [];
    if (response.status < 400) this.#known.clear();
    else if (response.status < 500) this.#refuse(address, entry);
    return [];
  }

  #refuse(address: string, entry: number): void {
    const known = this.#known.get(address);
    this.#known.set(address, { ...known, refusedAt: known?.refusedAt ?? entry });
  }

  #read(address: string, response: NonNullable<Exchange['response']>): readonly RawFinding[] {
    if (response.status !== 200 || response.bodyMissing === true) return [];
    const known = this.#known.get(address);
    const isEmpty = response.body.byteLength === 0;
    this.#known.set(address, { wasEmpty: isEmpty });
    if (known?.refusedAt === undefined || known.wasEmpty === true || !isEmpty) return [];
    const actual = `none after the write refused in entry ${known.refusedAt}`;
    return [fail('the bytes from before the refused write', actual)];
  }
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}
