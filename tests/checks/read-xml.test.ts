import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readXml, XmlFault } from './read-xml.ts';

test('reads elements, attributes, text and CDATA, with or without prefixes', () => {
  const text = '<a:r xmlns:a="u" x="1 &amp; 2"><b>æ &lt;</b><b><![CDATA[<c>]]></b></a:r>';
  expect(readXml(text)).toEqual({
    name: 'r',
    attributes: { 'xmlns:a': 'u', x: '1 & 2' },
    text: '',
    children: [
      { name: 'b', attributes: {}, text: 'æ <', children: [] },
      { name: 'b', attributes: {}, text: '<c>', children: [] },
    ],
  });
});

const canary = 'kanarifugl';
const folder = mkdtempSync(join(tmpdir(), 'samsvar-xml-'));
writeFileSync(join(folder, 'secret.txt'), canary);
const secret = `file://${folder}/secret.txt`;

const levels = Array.from({ length: 30 }, (_, at) => at);
const bomb = levels.map((at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('');

/** What a hostile or broken answer may hold. */
const refused: readonly (readonly [says: string, text: string])[] = [
  ['a bomb of entities', `<!DOCTYPE r [<!ENTITY e0 "ha">${bomb}]><r>&e30;</r>`],
  [
    'an entity that stands in itself',
    '<!DOCTYPE r [<!ENTITY a "&b;"><!ENTITY b "&a;">]><r>&a;</r>',
  ],
  ['an external entity', `<!DOCTYPE r [<!ENTITY x SYSTEM "${secret}">]><r>&x;</r>`],
  ['an external document type', `<!DOCTYPE r SYSTEM "${secret}"><r/>`],
  ['a parameter entity', `<!DOCTYPE r [<!ENTITY % p SYSTEM "${secret}">%p;]><r/>`],
  ['a document type alone', '<!DOCTYPE r><r/>'],
  ['an entity that nobody declared', '<r>&nbsp;</r>'],
  ['more depth than anybody needs', '<r>'.repeat(5000) + '</r>'.repeat(5000)],
  ['an element that is not closed', '<r><b></r>'],
  ['two roots', '<r/><r/>'],
  ['text that is no XML', 'Logg inn'],
  ['nothing', ''],
];

for (const [says, text] of refused)
  test(`refuses ${says}, and tells nothing from outside`, () => {
    let told: unknown;
    try {
      told = readXml(text);
    } catch (error) {
      expect(error).toBeInstanceOf(XmlFault);
      told = error;
    }
    expect(told).toBeInstanceOf(XmlFault);
    expect(String(told)).not.toContain(canary);
  });
