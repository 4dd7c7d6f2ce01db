import { embeddedIn, findHref } from '../../checks/read-links.ts';
import { textOf } from './given.ts';
import { scenario, writes } from './scenario.ts';

const nobody = { needs: { actors: [] } };
const open = { as: 'anonymous' } as const;

/** The words for a message that is being filled in (reference altinn2 5.1). */
const words: readonly (readonly [language: string, status: RegExp])[] = [
  ['1033', /^completion$/i],
  ['1044', /^utfylling$/i],
  ['2068', /^utfylling$/i],
];

scenario(
  'The status of a message is in the language that was asked for',
  { requirement: 'ALT2-LANG-001', ...writes },
  async ({ on, given }) => {
    const { id } = await given.draft();
    for (const [language, Status] of words)
      on.conform(await on.send('getMessage', { of: id, query: { language } }), {
        status: 200,
        body: { Status },
      });
  },
);

scenario(
  'Codes, ids and types of services are the same in every language',
  { requirement: 'ALT2-LANG-002', ...nobody },
  async ({ on }) => {
    const lists: string[] = [];
    const names = new Set<string>();
    for (const language of ['1033', '1044', '2068']) {
      const answer = await on.send('listMetadata', { ...open, query: { language } });
      on.conform(answer, { status: 200 });
      const services = embeddedIn(answer.json(), 'metadata');
      const codes = [
        'ServiceOwnerCode',
        'ServiceCode',
        'ServiceEditionCode',
        'ServiceType',
        'ValidFrom',
      ];
      lists.push(
        services.map((one) => codes.map((name) => textOf(one, name)).join(' ')).join('\n'),
      );
      names.add(services.map((one) => textOf(one, 'ServiceName')).join('\n'));
    }
    on.verify('codes in Bokmål', { actual: lists[1] ?? '', expected: lists[0] ?? '' });
    on.verify('codes in Nynorsk', { actual: lists[2] ?? '', expected: lists[0] ?? '' });
    on.verify('names in different languages', { actual: names.size > 1, expected: true });
  },
);

scenario(
  'An answer tells the language that was asked for',
  { requirement: 'ALT2-LANG-003', ...nobody },
  async ({ on }) => {
    for (const language of ['1033', '1044']) {
      const path = { codeListName: on.parameter('codeList') };
      const answer = await on.send('getCodeList', { ...open, path, query: { language } });
      on.conform(answer, { status: 200, body: { Language: Number(language) } });
      const self = findHref(answer.json(), 'self') ?? '';
      on.verify('the language in self', {
        actual: self,
        expected: new RegExp(`language=${language}`),
        exchange: answer,
      });
    }
  },
);

scenario(
  'A code list in a language that it does not have is 404, or tells which it is in',
  { requirement: 'ALT2-LANG-004', needs: { actors: [], parameters: ['codeListOfOneLanguage'] } },
  async ({ on }) => {
    const path = { codeListName: on.parameter('codeListOfOneLanguage') };
    const own = await on.send('getCodeList', { ...open, path, query: { language: '1044' } });
    on.conform(own, { status: 200, body: { Language: 1044 } });
    const other = await on.send('getCodeList', { ...open, path, query: { language: '2068' } });
    on.conform(other, { status: [200, 404] });
    if (other.status === 200) on.conform(other, { body: { Language: 1044 } });
  },
);

scenario(
  'A language that nobody documented is answered all the same',
  { requirement: 'ALT2-LANG-005', ...nobody },
  async ({ on }) => {
    const query = { language: '1083' };
    const answer = await on.send('listMetadata', { ...open, query, deliberatelyInvalid: true });
    on.conform(answer, { status: 200 });
  },
);
