/** An element of a read XML text. Text of children is not part of `text`. */
export interface XmlElement {
  /** Local name, without the prefix. */
  readonly name: string;
  /** '' where none is in force. */
  readonly namespace: string;
  /** By name as written. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
  /** Where the element's name ends: what .NET names in its messages. */
  readonly at: Position;
}

/** 1-based. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** An XML text that is not well-formed (or holds a DTD where none is wanted). */
export class XmlError extends Error {
  readonly at: Position;
  constructor(text: string, at: Position) {
    super(`${text} Line ${at.line}, position ${at.column}.`);
    this.name = 'XmlError';
    this.at = at;
  }
}

const predefined: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};
const nameAt = /[\p{L}_:][\p{L}\p{N}_:.-]*/uy;
const spaceAt = /[ \t\r\n]*/y;
const entityDeclaration = /<!ENTITY\s+([\p{L}_:][\p{L}\p{N}_:.-]*)\s+(?:"([^"]*)"|'([^']*)')\s*>/gu;
/** More characters from entities than this are refused, as .NET does. */
const maxEntityChars = 10_000_000;

type Scope = Readonly<Record<string, string>>;

/**
 * Reads one XML text: elements, attributes, comments, processing instructions, CDATA, and internal
 * entities of a DTD (the service accepts and expands them; external ones never). Throws XmlError.
 */
export function readXml(text: string, options: { readonly dtd: boolean }): XmlElement {
  return new XmlReader(text, options.dtd).read();
}

class XmlReader {
  private readonly text: string;
  private readonly dtd: boolean;
  private readonly entities = new Map(Object.entries(predefined));
  private readonly open: string[] = [];
  private entityChars = 0;
  private at = 0;
  private readonly lineStarts: readonly number[];

  constructor(text: string, dtd: boolean) {
    this.text = text;
    this.dtd = dtd;
    this.lineStarts = [0, ...[...text.matchAll(/\n/g)].map((found) => found.index + 1)];
  }

  read(): XmlElement {
    this.skipMisc();
    if (this.text[this.at] !== '<') throw this.error(this.rootProblem());
    const root = this.element({});
    this.skipMisc();
    if (this.at < this.text.length) throw this.error(this.rootProblem());
    return root;
  }

  private rootProblem(): string {
    return this.at >= this.text.length
      ? 'Root element is missing.'
      : 'Data at the root level is invalid.';
  }

  private position(at = this.at): Position {
    let line = 0;
    for (let high = this.lineStarts.length; line < high;) {
      const middle = (line + high) >> 1;
      if ((this.lineStarts[middle] ?? 0) <= at) line = middle + 1;
      else high = middle;
    }
    return { line, column: at - (this.lineStarts[line - 1] ?? 0) + 1 };
  }

  private error(text: string, at = this.at): XmlError {
    return new XmlError(text, this.position(at));
  }

  private endOfFile(): XmlError {
    const names = this.open.toReversed().join(', ');
    const which = names === '' ? '' : ` The following elements are not closed: ${names}.`;
    return this.error(`Unexpected end of file has occurred.${which}`, this.text.length);
  }

  private looks(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  private skipPast(text: string): string {
    const end = this.text.indexOf(text, this.at);
    if (end < 0) throw this.endOfFile();
    const passed = this.text.slice(this.at, end);
    this.at = end + text.length;
    return passed;
  }

  private skipSpace(): void {
    spaceAt.lastIndex = this.at;
    this.at += spaceAt.exec(this.text)?.[0].length ?? 0;
  }

  private name(): string {
    nameAt.lastIndex = this.at;
    const name = nameAt.exec(this.text)?.[0];
    if (name === undefined) {
      if (this.at >= this.text.length) throw this.endOfFile();
      throw this.error(`Name cannot begin with the '${this.text[this.at] ?? ''}' character.`);
    }
    this.at += name.length;
    return name;
  }

  private skipMisc(): void {
    for (;;) {
      this.skipSpace();
      if (this.looks('<?')) this.skipPast('?>');
      else if (this.looks('<!--')) this.skipPast('-->');
      else if (this.looks('<!DOCTYPE')) this.documentType();
      else return;
    }
  }

  private documentType(): void {
    if (!this.dtd) throw this.error('For security reasons DTD is prohibited in this XML document.');
    const end = /<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>/y;
    end.lastIndex = this.at;
    const declared = end.exec(this.text)?.[0];
    if (declared === undefined) throw this.endOfFile();
    for (const [, name, double, single] of declared.matchAll(entityDeclaration)) {
      const value = double ?? single ?? '';
      if (name !== undefined && !this.entities.has(name)) this.entities.set(name, value);
    }
    this.at += declared.length;
  }

  private element(scope: Scope): XmlElement {
    this.at += 1;
    const start = this.at;
    const name = this.name();
    this.open.push(name);
    const attributes = this.attributes();
    const inner = { ...scope, ...declaredNamespaces(attributes) };
    const element = this.emptyElement(name, { attributes, scope: inner, start });
    if (this.looks('/>')) this.at += 2;
    else this.content(element, inner, name);
    this.open.pop();
    return element;
  }

  private emptyElement(
    name: string,
    of: { attributes: Record<string, string>; scope: Scope; start: number },
  ): XmlElement {
    const [prefix, local] = splitName(name);
    const namespace = of.scope[prefix] ?? '';
    const at = this.position(of.start);
    if (prefix !== '' && of.scope[prefix] === undefined) {
      throw this.error(`'${prefix}' is an undeclared prefix.`, of.start);
    }
    return { name: local, namespace, attributes: of.attributes, children: [], text: '', at };
  }

  private attributes(): Record<string, string> {
    const found: Record<string, string> = {};
    for (;;) {
      const before = this.at;
      this.skipSpace();
      if (this.at >= this.text.length) throw this.endOfFile();
      if (this.looks('/>') || this.looks('>')) return found;
      if (this.at === before) throw this.error(`'${this.text[this.at] ?? ''}' is unexpected.`);
      const name = this.name();
      if (found[name] !== undefined) throw this.error(`'${name}' is a duplicate attribute name.`);
      found[name] = this.attributeValue();
    }
  }

  private attributeValue(): string {
    this.skipSpace();
    if (!this.looks('=')) throw this.error("'=' is the expected token.");
    this.at += 1;
    this.skipSpace();
    const quote = this.text[this.at];
    if (quote !== '"' && quote !== "'") throw this.error('An attribute value must be quoted.');
    this.at += 1;
    const raw = this.skipPast(quote);
    if (raw.includes('<')) throw this.error("'<' is an invalid attribute character.");
    return this.expand(raw);
  }

  private content(element: XmlElement, scope: Scope, name: string): void {
    this.at += 1;
    for (;;) {
      if (this.at >= this.text.length) throw this.endOfFile();
      if (this.looks('</')) return this.endTag(name);
      if (this.looks('<![CDATA[')) {
        this.at += 9;
        element.text += this.skipPast(']]>');
      } else if (this.looks('<!--')) this.skipPast('-->');
      else if (this.looks('<?')) this.skipPast('?>');
      else if (this.looks('<')) element.children.push(this.element(scope));
      else element.text += this.expand(this.characters());
    }
  }

  private characters(): string {
    const end = this.text.indexOf('<', this.at);
    const raw = this.text.slice(this.at, end < 0 ? this.text.length : end);
    this.at += raw.length;
    return raw;
  }

  private endTag(expected: string): void {
    this.at += 2;
    const start = this.at;
    const name = this.name();
    if (name !== expected) {
      const text = `The '${expected}' start tag does not match the end tag of '${name}'.`;
      throw this.error(text, start);
    }
    this.skipSpace();
    if (this.at >= this.text.length) throw this.endOfFile();
    if (!this.looks('>')) throw this.error(`'${this.text[this.at] ?? ''}' is unexpected.`);
    this.at += 1;
  }

  private expand(raw: string, depth = 0): string {
    if (!raw.includes('&')) return raw;
    if (depth > 20) throw this.error('General entity references itself.');
    return raw.replace(/&([^;&\s]*);?/g, (whole, name: string) => {
      if (!whole.endsWith(';')) throw this.error('An entity reference is not closed.');
      const value = characterOf(name) ?? this.entityText(name, depth);
      this.entityChars += value.length;
      if (this.entityChars > maxEntityChars) throw this.error('Too many characters from entities.');
      return value;
    });
  }

  private entityText(name: string, depth: number): string {
    const value = this.entities.get(name);
    if (value === undefined) throw this.error(`Reference to undeclared entity '${name}'.`);
    return predefined[name] === undefined ? this.expand(value, depth + 1) : value;
  }
}

function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return undefined;
  const code = name.startsWith('#x')
    ? Number.parseInt(name.slice(2), 16)
    : Number.parseInt(name.slice(1), 10);
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff
    ? String.fromCodePoint(code)
    : undefined;
}

function splitName(name: string): [prefix: string, local: string] {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}

function declaredNamespaces(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const declared: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'xmlns') declared[''] = value;
    else if (name.startsWith('xmlns:')) declared[name.slice(6)] = value;
  }
  return declared;
}
