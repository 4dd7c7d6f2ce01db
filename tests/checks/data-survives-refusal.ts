import type { Exchange } from '#specs';
import { fail, type RawFinding } from './check.ts';

/** What recorded traffic told of one address so far. */
interface Known {
  /** Hex SHA-256 or text that stands for the last bytes read; absent: never read. */
  readonly bytes?: string;
  /** Place of the refused write that came after the last read. */
  readonly refusedAt?: number;
}

/**
 * Judges entries in their order: what a refused write leaves behind is what was there before.
 * A successful write of any address ends what is known, since it may change others.
 */
export class DataSurvivesRefusal {
  readonly id = 'data-survives-refusal';
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
    const bytes = Buffer.from(response.body).toString('base64');
    this.#known.set(address, {
      bytes: bytes.length > 4096 ? `${bytes.length}:${bytes.slice(0, 4096)}` : bytes,
    });
    if (known?.refusedAt === undefined) return [];
    const lost = bytes === '' && known.bytes !== '';
    return lost
      ? [
          fail(
            'the bytes from before the refused write',
            `none after the write refused in entry ${known.refusedAt}`,
          ),
        ]
      : [];
  }
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}
