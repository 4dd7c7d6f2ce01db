import { fail, type RawFinding } from '../check.ts';
import { readXml, XmlFault, type XmlNode } from '../read-xml.ts';
import { alt2Check } from './alt2-check.ts';

/** XML is well-formed, without a document type; HAL+XML is a resource that says what or where it is (reference altinn2 4). */
export const alt2Xml = alt2Check({
  id: 'alt2-xml',
  demands:
    'XML is well-formed and holds no document type; the root of HAL+XML is a resource with rel or href.',
  judge: ({ answer }) => {
    if (answer?.body.kind !== 'text' || answer.status >= 300) return 'inapplicable';
    const { contentType = '', body } = answer;
    const kind = /^\s*application\/((?:hal\+)?xml)\b/i.exec(contentType)?.[1]?.toLowerCase();
    if (kind === undefined) return 'inapplicable';
    const root = rootOf(body.text);
    if (typeof root === 'string') return [fail('well-formed XML', root)];
    return kind === 'xml' ? [] : resourceFindings(root);
  },
});

/** The root, or why there is none. */
function rootOf(text: string): XmlNode | string {
  try {
    return readXml(text);
  } catch (error) {
    if (error instanceof XmlFault) return error.message;
    throw error;
  }
}

function resourceFindings({ name, attributes }: XmlNode): readonly RawFinding[] {
  if (name !== 'resource') return [fail('the root resource', name)];
  const isNamed = 'rel' in attributes || 'href' in attributes;
  return isNamed ? [] : [fail('a root with rel or href', 'neither')];
}
