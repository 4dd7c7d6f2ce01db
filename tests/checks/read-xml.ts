import { SaxesParser } from 'saxes';

/** An element of an XML text that was read. */
export interface XmlNode {
  /** Local name, without a prefix. */
  readonly name: string;
  /** By name as written. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Its own text, that of children left out. */
  readonly text: string;
}

/** A text that is no XML, or holds what we do not read. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault';
}

const deepest = 200;

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlNode[];
  text: string;
}

/**
 * Reads XML of a service. A document type is refused before anything of it is used: no entity but the
 * five of XML is ever known, none is expanded, and nothing outside the text is read. Throws XmlFault.
 */
export function readXml(text: string): XmlNode {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: Open[] = [];
  const roots: XmlNode[] = [];
  let attributes: Record<string, string> = {};
  parser.on('error', ({ message }) => {
    throw new XmlFault(message);
  });
  parser.on('doctype', () => {
    throw new XmlFault('a document type, which is not read');
  });
  parser.on('opentagstart', () => {
    attributes = {};
    if (open.length >= deepest) throw new XmlFault(`elements more than ${deepest} deep`);
  });
  parser.on('attribute', ({ name, value }) => void (attributes[name] = value));
  parser.on('opentag', ({ local }) => {
    const element = { name: local, attributes, children: [], text: '' };
    (open.at(-1)?.children ?? roots).push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const add = (more: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += more;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text).close();
  const [root] = roots;
  if (root === undefined) throw new XmlFault('no root element');
  return root;
}
