/** A JSON text that cannot be read, as System.Text.Json tells it. */
export interface JsonFault {
  /** JSON path where reading stopped: `$`, `$.a.b[0]`. */
  readonly path: string;
  readonly message: string;
}

export type JsonReading = { readonly value: unknown } | { readonly fault: JsonFault };

/** What a reader lets pass. */
export interface JsonLeniency {
  /** Trailing commas, comments, quotes of both kinds, bare names: as Newtonsoft. */
  readonly newtonsoft?: boolean;
}

const maxDepth = 64;

class Unreadable extends Error {}

/**
 * Reads JSON and tells where it broke. The last of several members of one name wins; deeper than 64
 * levels is refused, both as System.Text.Json does.
 */
export function readJson(text: string, leniency: JsonLeniency = {}): JsonReading {
  const reader = new Reader(text, leniency.newtonsoft === true);
  try {
    return { value: reader.document() };
  } catch (error) {
    if (error instanceof Unreadable) {
      return { fault: { path: reader.path(), message: error.message } };
    }
    throw error;
  }
}

class Reader {
  private readonly text: string;
  private readonly lenient: boolean;
  private at = 0;
  private readonly steps: (string | number)[] = [];

  constructor(text: string, lenient: boolean) {
    this.text = text;
    this.lenient = lenient;
  }

  document(): unknown {
    const value = this.value();
    this.blank();
    // Newtonsoft reads one value and looks no further than whitespace and comments.
    if (this.at < this.text.length)
      this.fail(`'${this.peek()}' is invalid after a single JSON value.`);
    return value;
  }

  path(): string {
    return `$${this.steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')}`;
  }

  private value(): unknown {
    this.blank();
    const next = this.peek();
    if (next === '') this.fail('Expected depth to be zero at the end of the JSON payload.');
    if (this.steps.length >= maxDepth)
      this.fail('The maximum configured depth of 64 has been exceeded.');
    if (next === '{') return this.object();
    if (next === '[') return this.array();
    if (next === '"' || (this.lenient && next === "'")) return this.string();
    return this.word();
  }

  private object(): unknown {
    const members: Record<string, unknown> = {};
    this.at += 1;
    this.blank();
    if (this.taken('}')) return members;
    for (;;) {
      const name = this.name();
      this.steps.push(name);
      members[name] = this.value();
      this.blank();
      this.steps.pop();
      if (this.ended('}')) return members;
    }
  }

  private array(): unknown {
    const items: unknown[] = [];
    this.at += 1;
    this.blank();
    if (this.taken(']')) return items;
    for (;;) {
      this.steps.push(items.length);
      items.push(this.value());
      this.blank();
      this.steps.pop();
      if (this.ended(']')) return items;
    }
  }

  private ended(close: string): boolean {
    if (this.taken(close)) return true;
    if (!this.taken(',')) this.fail(`Expected either ',' or '${close}'.`);
    this.blank();
    return this.lenient && this.taken(close);
  }

  private name(): string {
    this.blank();
    const next = this.peek();
    const bare = this.lenient ? this.ahead(/[A-Za-z_$][\w$]*/y) : undefined;
    if (bare !== undefined) this.at += bare.length;
    else if (next !== '"' && !(this.lenient && next === "'"))
      this.fail('Expected a property name.');
    const name = bare ?? this.string();
    this.blank();
    if (!this.taken(':')) this.fail("Expected ':' after a property name.");
    return name;
  }

  private string(): string {
    const quote = this.peek();
    const end = this.endOfString(quote);
    const raw = this.text.slice(this.at + 1, end);
    const value = quote === '"' ? this.decoded(raw) : raw.replaceAll("\\'", "'");
    this.at = end + 1;
    return value;
  }

  private endOfString(quote: string): number {
    for (let i = this.at + 1; i < this.text.length; i += 1) {
      if (this.text[i] === '\\') i += 1;
      else if (this.text[i] === quote) return i;
    }
    return this.fail('Expected end of string, but instead reached end of data.');
  }

  private decoded(raw: string): string {
    const text = this.lenient ? raw.replaceAll('\n', '\\n').replaceAll('\r', '\\r') : raw;
    try {
      return JSON.parse(`"${text.replaceAll('\t', '\\t')}"`) as string;
    } catch {
      return this.fail('The string contains an invalid escape or control character.');
    }
  }

  private word(): unknown {
    const word = this.ahead(/[^\s,\]}:]*/y) ?? '';
    const value = scalar(word);
    if (value === undefined) this.fail(`'${this.peek()}' is an invalid start of a value.`);
    this.at += word.length;
    return value;
  }

  private blank(): void {
    const pattern = this.lenient ? /(\s|\/\*[^]*?\*\/|\/\/[^\n]*)*/y : /[ \t\r\n]*/y;
    this.at += this.ahead(pattern)?.length ?? 0;
  }

  private ahead(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0];
  }

  private taken(mark: string): boolean {
    if (this.peek() !== mark) return false;
    this.at += 1;
    return true;
  }

  private peek(): string {
    return this.text[this.at] ?? '';
  }

  private fail(message: string): never {
    throw new Unreadable(message);
  }
}

function scalar(word: string): unknown {
  if (word === 'true') return true;
  if (word === 'false') return false;
  if (word === 'null') return null;
  return /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(word) ? Number(word) : undefined;
}
