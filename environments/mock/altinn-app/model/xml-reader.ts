import { SaxesParser } from 'saxes';

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
  /** Where the element's name begins, in characters from the start: what .NET names in its messages. */
  readonly at: number;
}

/** An XML text that is not well-formed (or holds a DTD where none is wanted). */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  /** Characters from the start of the text. */
  readonly at: number;
  constructor(text: string, at: number) {
    super(text);
    this.at = at;
  }
}

/** The parser looks a prefix up level by level, so that unlimited depth would cost its square. */
const maxDepth = 1000;

/**
 * Reads one XML text. Internal entities of a DTD are expanded as the service does, external ones
 * are never read. Throws XmlError.
 */
export function readXml(text: string, options: { readonly dtd: boolean }): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const tree: XmlElement[] = [];
  const open: XmlElement[] = [];
  let nameAt = 0;
  let attributes: Record<string, string> = {};
  parser.on('error', ({ message }) => {
    const { line, column } = positionIn(text, parser.position);
    const words = wordsFor(message, open);
    throw new XmlError(`${words} Line ${line}, position ${column}.`, parser.position);
  });
  parser.on('doctype', (declarations) => {
    if (!options.dtd) parser.fail('For security reasons DTD is prohibited in this XML document.');
    declareEntities(parser, declarations);
  });
  parser.on('opentagstart', ({ name }) => {
    attributes = {};
    nameAt = parser.position - 1 - name.length;
    if (open.length === maxDepth)
      parser.fail(`Elements stand in each other more than ${maxDepth} deep.`);
  });
  parser.on('attribute', ({ name, value }) => {
    attributes[name] = value;
  });
  parser.on('opentag', ({ local: name, uri: namespace }) => {
    const element = { name, namespace, attributes, children: [], text: '', at: nameAt };
    (open.at(-1)?.children ?? tree).push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const addText = (more: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  const root = tree[0];
  if (root === undefined) throw new XmlError('Root element is missing.', text.length);
  return root;
}

/** Line and column of a character, both from 1, as .NET counts them. */
export function positionIn(text: string, at: number): { line: number; column: number } {
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** The words of .NET for what the recordings show; else those of the parser. */
function wordsFor(message: string, open: readonly XmlElement[]): string {
  if (message.startsWith('text data outside')) return 'Data at the root level is invalid.';
  if (!/^(unclosed tag|unexpected end)/.test(message)) return message;
  const names = open.map(({ name }) => name).toReversed();
  const which =
    names.length === 0 ? '' : ` The following elements are not closed: ${names.join(', ')}.`;
  return `Unexpected end of file has occurred.${which}`;
}

type Parser = Pick<SaxesParser, 'ENTITIES' | 'fail'>;

const declaration = /<!--[^]*?-->|<!ENTITY\s+([^\s%]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/gu;
/** More characters from entities than this are refused, as .NET does. */
const maxEntityChars = 10_000_000;

/** The first declaration of a name counts; its text may refer to others, and is read once. */
function declareEntities(parser: Parser, declarations: string): void {
  let chars = 0;
  for (const [, name, double, single] of declarations.matchAll(declaration)) {
    if (name === undefined || name in parser.ENTITIES) continue;
    let text: string | undefined;
    let reading = false;
    const get = (): string => {
      if (reading) parser.fail('General entity references itself.');
      reading = true;
      text ??= entityText(parser, double ?? single ?? '');
      reading = false;
      chars += text.length;
      if (chars > maxEntityChars) parser.fail('Too many characters from entities.');
      return text;
    };
    Object.defineProperty(parser.ENTITIES, name, { get });
  }
}

function entityText(outer: Parser, value: string): string {
  if (!value.includes('&')) return value;
  const parser = new SaxesParser({ fragment: true, position: false });
  let text = '';
  parser.ENTITIES = outer.ENTITIES;
  parser.on('error', ({ message }) => void outer.fail(message));
  parser.on('text', (more) => {
    text += more;
  });
  parser.write(value).close();
  return text;
}
