/** A filter as read: what an item must be. */
export type Filter =
  | { readonly kind: 'and'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'or'; readonly left: Filter; readonly right: Filter }
  | {
      readonly kind: 'compare';
      readonly member: string;
      readonly operator: Operator;
      readonly value: Literal;
    };

const operators = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
export type Operator = (typeof operators)[number];

/** A value that a member is compared with. */
export type Literal = string | number | boolean | Date;

/** A filter that cannot be read: where, in characters from the start. */
export class FilterFault extends Error {
  readonly at: number;
  constructor(at: number) {
    super(`Syntax error at position ${at}`);
    this.at = at;
  }
}

interface Token {
  readonly text: string;
  readonly at: number;
}

const tokenPattern = /\s*(DateTime'[^']*'|'(?:[^']|'')*'|[()]|-?\d+(?:\.\d+)?(?![\w.])|\w+|\S)/giy;

/** Reads OData 3 comparisons joined by `and` and `or` (reference altinn2 6). Throws FilterFault. */
export function readFilter(text: string): Filter {
  const reader = new Reader(tokensOf(text), text.length);
  const filter = reader.either();
  reader.requireEnd();
  return filter;
}

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(tokenPattern)].map((match) => {
    const token = match[1] ?? '';
    return { text: token, at: match.index + match[0].length - token.length };
  });
}

class Reader {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #next = 0;

  constructor(tokens: readonly Token[], end: number) {
    this.#tokens = tokens;
    this.#end = end;
  }

  either(): Filter {
    let left = this.#both();
    while (this.#takeWord('or')) left = { kind: 'or', left, right: this.#both() };
    return left;
  }

  requireEnd(): void {
    const rest = this.#tokens[this.#next];
    if (rest !== undefined) throw new FilterFault(rest.at);
  }

  #both(): Filter {
    let left = this.#one();
    while (this.#takeWord('and')) left = { kind: 'and', left, right: this.#one() };
    return left;
  }

  #one(): Filter {
    if (!this.#takeWord('(')) return this.#comparison();
    const inner = this.either();
    if (!this.#takeWord(')')) throw new FilterFault(this.#at());
    return inner;
  }

  #comparison(): Filter {
    const member = this.#take((text) => (/^[A-Za-z_]\w*$/.test(text) ? text : undefined));
    const operator = this.#take((text) => operators.find((one) => one === text));
    return { kind: 'compare', member, operator, value: this.#take(literalOf) };
  }

  #take<T>(read: (text: string) => T | undefined): T {
    const token = this.#tokens[this.#next];
    const value = token === undefined ? undefined : read(token.text);
    if (value === undefined) throw new FilterFault(this.#at());
    this.#next += 1;
    return value;
  }

  #takeWord(word: string): boolean {
    if (this.#tokens[this.#next]?.text !== word) return false;
    this.#next += 1;
    return true;
  }

  #at(): number {
    return this.#tokens[this.#next]?.at ?? this.#end;
  }
}

function literalOf(text: string): Literal | undefined {
  const time = /^datetime'(.*)'$/i.exec(text)?.[1];
  if (time !== undefined) {
    const date = new Date(`${time}Z`);
    return Number.isNaN(date.getTime()) ? undefined : date;
  }
  if (/^'.*'$/s.test(text)) return text.slice(1, -1).replaceAll("''", "'");
  if (/^-?\d/.test(text)) return Number(text);
  return text === 'true' || text === 'false' ? text === 'true' : undefined;
}
