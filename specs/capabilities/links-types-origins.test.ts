import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { loadContract } from '../compiler/load-contracts.ts';
import { registeredApis } from '../requirements/load-register.ts';
import { loadCapabilities } from './load-capabilities.ts';

// The declarations of hal, negotiation and cors: what they are read as, and which mistakes are told.

const requirements = `api: one
requirements:
${['H-1', 'H-2', 'N-1', 'N-2', 'C-1', 'C-2']
  .map((id) => `  - {id: ${id}, level: must, sentence: It does., source: Guide 1}`)
  .join('\n')}
`;

const good = `api: one
hal:
  requirements: {links-answer: H-1}
  type: application/hal+json
  template-mark: templated
  alive: [200, 401]
  outside: [about]
  additions: [{path: 'books/\\d+$', query: {quiet: 'true'}}]
  roots:
    - {name: books, operation: listBooks, actor: reader, path: {shelf: $shelf}, list: books, id: /isbn, templates: {find: {isbn: /isbn}}}
    - {name: authors, operation: listAuthors, list: authors, id: /name, changes: true, addressed: false, skip: from}
  journeys:
    - {name: a chapter, requirement: H-2, from: books, where: {kind: novel}, steps: [self, chapter], ends: text/plain}
negotiation:
  requirements: {quality: N-1}
  types:
    - {type: application/hal+json, form: json, hypermedia: true, requirement: N-1}
    - {type: Application/XML, form: xml, same: N-2, root: book}
  quality: [{accept: 'a/b;q=0.1', answers: application/xml}]
  unsupported: {accept: text/csv, answers: application/xml, statuses: [200, 406], parameter: unsupported}
  resources: [{operation: readBook, query: {page: '1'}}]
cors:
  requirements: {registered-echoed: C-1, vary-origin: C-2}
  registered: ours
  unregistered: theirs
  probe: {operation: listBooks}
  others: [{operation: listAuthors, actor: reader}]
  preflight: {operation: listBooks, method: GET, headers: [key]}
`;

function folderOf(text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'samsvar-capabilities-'));
  mkdirSync(path.join(folder, 'one'));
  writeFileSync(path.join(folder, 'one', 'requirements.yaml'), requirements);
  writeFileSync(path.join(folder, 'one', 'capabilities.yaml'), text);
  return folder;
}

test('reads links: where they begin, what is a template, and ways by relations', () => {
  const { hal } = loadCapabilities('one', folderOf(good));
  expect(hal).toEqual({
    requirements: { 'links-answer': 'H-1' },
    type: 'application/hal+json',
    templateMark: 'templated',
    alive: [200, 401],
    outside: ['about'],
    additions: [{ path: String.raw`books/\d+$`, query: { quiet: 'true' } }],
    roots: [
      {
        name: 'books',
        operation: 'listBooks',
        actor: 'reader',
        path: { shelf: '$shelf' },
        query: {},
        list: 'books',
        id: '/isbn',
        changes: false,
        addressed: true,
        templates: { find: { isbn: '/isbn' } },
      },
      {
        name: 'authors',
        operation: 'listAuthors',
        actor: 'anonymous',
        path: {},
        query: {},
        list: 'authors',
        id: '/name',
        skip: 'from',
        changes: true,
        addressed: false,
        templates: {},
      },
    ],
    journeys: [
      {
        name: 'a chapter',
        requirement: 'H-2',
        from: 'books',
        where: { kind: 'novel' },
        steps: ['self', 'chapter'],
        ends: 'text/plain',
      },
    ],
  });
});

test('reads media types: each of its own, how one is chosen, and what comes in all of them', () => {
  const { negotiation } = loadCapabilities('one', folderOf(good));
  expect(negotiation).toEqual({
    requirements: { quality: 'N-1' },
    types: [
      { type: 'application/hal+json', form: 'json', isHypermedia: true, requirement: 'N-1' },
      { type: 'application/xml', form: 'xml', isHypermedia: false, same: 'N-2', root: 'book' },
    ],
    quality: [{ accept: 'a/b;q=0.1', answers: 'application/xml' }],
    unsupported: {
      accept: ['text/csv'],
      answers: ['application/xml'],
      statuses: [200, 406],
      parameter: 'unsupported',
    },
    resources: [{ operation: 'readBook', actor: 'anonymous', path: {}, query: { page: '1' } }],
  });
});

test('reads origins: the settings that hold them, and what is asked', () => {
  const { cors } = loadCapabilities('one', folderOf(good));
  const asked = { actor: 'anonymous', path: {}, query: {} };
  expect(cors).toEqual({
    requirements: { 'registered-echoed': 'C-1', 'vary-origin': 'C-2' },
    registered: 'ours',
    unregistered: 'theirs',
    probe: { ...asked, operation: 'listBooks' },
    others: [{ ...asked, operation: 'listAuthors', actor: 'reader' }],
    preflight: { asked: { ...asked, operation: 'listBooks' }, method: 'GET', headers: ['key'] },
  });
});

const mistakes: readonly (readonly [mistake: string, from: string, to: string, told: RegExp])[] = [
  ['a rule of links', 'links-answer', 'links-sing', /hal: requirements: unknown rule "links-sing"/],
  ['a requirement of links', 'H-1}', 'H-9}', /"links-answer: H-9" is no requirement/],
  ['a member of links', 'alive:', 'alife:', /hal: unknown member "alife"/],
  ['no status', 'alive: [200, 401]', 'alive: []', /"alive:" must be statuses/],
  ['a pattern', String.raw`books/\d+$`, 'books/(', /is no regular expression/],
  ['an id', 'id: /isbn,', 'id: isbn,', /roots books: "id:" must be JSON pointers/],
  ['no id', 'id: /name, ', '', /roots authors: "id:" must be a JSON pointer into an item/],
  ['a flag', 'changes: true', 'changes: often', /"changes:" must be true or false/],
  ['a template', '{isbn: /isbn}', '{isbn: [1]}', /"find:" must be texts by name/],
  ['a root that is none', 'from: books', 'from: films', /"from: films" is none of the roots/],
  ['no steps', 'steps: [self, chapter]', 'steps: []', /"steps:" must name at least one relation/],
  ['no journeys', 'journeys:', 'travels:', /"journeys:" must be a list with at least one row/],
  ['a media type', 'type: Application/XML', 'type: xml', /"type: xml" is no media type/],
  ['a form', 'form: xml', 'form: yaml', /"form: yaml" is none of json, xml/],
  ['a requirement of a type', 'same: N-2', 'same: N-9', /"same: N-9" is no requirement/],
  [
    'an answer',
    'answers: application/xml}]',
    'answers: text/css}]',
    /"text\/css" is none of the ty/,
  ],
  ['a fallback', 'answers: application/xml, s', 'answers: text/css, s', /unsupported: "text\/css"/],
  ['no resources', 'resources:', 'reads:', /"resources:" must be a list with at least one row/],
  ['a rule of origins', 'vary-origin', 'very-origin', /cors: requirements: unknown rule/],
  ['no probe', 'probe: {operation: listBooks}', 'probe: {}', /probe: "operation:" is missing/],
  ['no headers', 'headers: [key]', 'headers: []', /preflight: "headers:" must name what/],
];

for (const [mistake, from, to, told] of mistakes)
  test(`tells of a mistake: ${mistake}`, () => {
    expect(good).toContain(from);
    expect(() => loadCapabilities('one', folderOf(good.replace(from, to)))).toThrow(told);
  });

test('what our APIs declare names operations that exist', async () => {
  for (const api of registeredApis()) {
    const { hal, negotiation, cors } = loadCapabilities(api);
    const contracts = await loadContract(api);
    const operations = contracts.flatMap((one) => one.operations.map(({ id }) => id));
    const asked = [
      ...(hal?.roots ?? []),
      ...(negotiation?.resources ?? []),
      ...(cors === undefined ? [] : [cors.probe, ...cors.others, cors.preflight.asked]),
    ];
    const unknown = asked.filter(({ operation }) => !operations.includes(operation));
    expect(unknown, api).toEqual([]);
  }
});
