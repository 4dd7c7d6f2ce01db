import { alt2Xml } from './alt2-xml.ts';
import { bodyOf, types, judgeCases, type Case } from './judge-case.ts';

const cases: readonly Case[] = [
  {
    says: 'a resource',
    made: { type: types.halXml, body: '<resource rel="self" href="/x"/>' },
    told: [],
  },
  {
    says: 'a resource with an address alone',
    made: { type: types.halXml, body: '<resource href="/x"/>' },
    told: [],
  },
  {
    says: 'a resource that is nothing',
    made: { type: types.halXml, body: '<resource/>' },
    told: [/neither/],
  },
  {
    says: 'another root',
    made: { type: types.halXml, body: '<message rel="x"/>' },
    told: [/message/],
  },
  { says: 'plain XML of any root', made: { type: 'Application/XML', body: '<a/>' }, told: [] },
  {
    says: 'what is not closed',
    made: { type: 'application/xml', body: '<a><b></a>' },
    told: [/fail/],
  },
  {
    says: 'a document type',
    made: { type: 'application/xml', body: '<!DOCTYPE a><a/>' },
    told: [/document type/],
  },
  { says: 'JSON under XML', made: { type: 'application/xml', body: '{}' }, told: [/fail/] },
  { says: 'JSON', made: bodyOf({}), told: 'inapplicable' },
];

judgeCases(alt2Xml, cases);
