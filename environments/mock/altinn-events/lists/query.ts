import type { MockRequest } from '../../server/message.ts';
import { readMoment, type Moment } from '../events/times.ts';

/** Members that could not be bound, by parameter, in the framework's words. */
export type BindingErrors = Record<string, readonly string[]>;

/** Reads query parameters as the framework binds them: names in any case, the first value counts. */
export class QueryReader {
  readonly errors: BindingErrors = {};

  private readonly request: MockRequest;

  constructor(request: MockRequest) {
    this.request = request;
  }

  /** Every value under the name, or under `name[]`. */
  all(name: string): readonly string[] {
    return [...this.request.query]
      .filter(([own]) => [name, `${name}[]`].includes(own.toLowerCase()))
      .map(([, value]) => value);
  }

  text(name: string): string | undefined {
    return this.all(name)[0] || undefined;
  }

  /** A whole number of 32 bits, or this default. */
  int(name: string, absent: number): number {
    const [text] = this.all(name);
    if (text === undefined) return absent;
    const value = Number(text);
    const fits = /^\s*[+-]?\d+\s*$/.test(text) && value >= -(2 ** 31) && value < 2 ** 31;
    if (fits) return value;
    this.errors[name] = [
      text.trim() === '' ? `The value '${text}' is invalid.` : `The value '${text}' is not valid.`,
    ];
    return absent;
  }

  moment(name: string): Moment | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const moment = readMoment(text);
    if (moment === undefined) this.errors[name] = [`The value '${text}' is not valid.`];
    return moment;
  }

  get failed(): boolean {
    return Object.keys(this.errors).length > 0;
  }
}
