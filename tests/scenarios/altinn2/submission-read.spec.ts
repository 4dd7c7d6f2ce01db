import { idIn, type Altinn2Bench } from './altinn2-bench.ts';
import { firstForm } from './forms.ts';
import { textOf, type Given } from './given.ts';
import { scenario, writes } from './scenario.ts';

/** Submissions that are refused, and leave nothing behind; each has a mark in its forms. */
const refused: readonly {
  readonly requirement: string;
  readonly says: string;
  readonly statuses: readonly number[] | '4xx';
  readonly body: (mark: string, given: Given, on: Altinn2Bench) => object;
  readonly query?: Readonly<Record<string, string>>;
}[] = [
  {
    requirement: 'ALT2-SUBMIT-013',
    says: 'forms without a main form',
    statuses: [400],
    body: (mark, given) => given.letter({ forms: [given.subForm(mark)] }),
    query: { complete: 'false' },
  },
  {
    requirement: 'ALT2-SUBMIT-014',
    says: 'a form that is not valid',
    statuses: [400],
    body: (mark, given) => given.letter({ forms: [given.invalidForm(mark)] }),
  },
  {
    requirement: 'ALT2-SUBMIT-016',
    says: 'a service that does not exist',
    statuses: '4xx',
    body: (mark, given) =>
      given.letter({ forms: [given.form(mark)], serviceCode: '1', serviceEdition: '1' }),
  },
  {
    requirement: 'ALT2-SUBMIT-017',
    says: 'an attachment of a type that the metadata do not name',
    statuses: '4xx',
    body: (mark, given) => {
      const attachments = [given.attachment('a', 'Ukjent')];
      return given.letter({ forms: [given.form(mark)], attachments });
    },
  },
  {
    requirement: 'ALT2-SUBMIT-018',
    says: 'a service that is not enabled for REST',
    statuses: '4xx',
    body: (mark, given, on) =>
      given.letter({ forms: [given.form(mark)], ...on.service('portalOnlyService') }),
  },
  {
    requirement: 'ALT2-SUBMIT-019',
    says: 'a service that others sign',
    statuses: '4xx',
    body: (mark, given, on) =>
      given.letter({ forms: [given.form(mark)], ...on.service('thirdPartyService') }),
  },
];

for (const { requirement, says, statuses, body, query = {} } of refused)
  scenario(`POST messages refuses ${says}`, { requirement, ...writes }, async ({ on, given }) => {
    const mark = given.unique();
    const before = await given.idsIn('listMessages');
    const answer = await on.write('createMessage', body(mark, given, on), { query });
    on.conform(answer, { status: statuses, headers: { location: null } });
    const made = (await given.idsIn('listMessages')).filter((id) => !before.includes(id));
    const kept: string[] = [];
    for (const id of made) if (await holds(on, id, mark)) kept.push(id);
    on.verify('messages that were kept all the same', {
      actual: kept,
      expected: [],
      exchange: answer,
    });
  });

/** Whether the mark stands in a form of the message. */
async function holds(on: Altinn2Bench, of: string, mark: string): Promise<boolean> {
  const formId = await firstForm(on, of);
  const data = await on.send('getFormData', { of, path: { formId }, accept: 'application/xml' });
  return data.text().includes(mark);
}

scenario(
  'POST messages refuses a body that cannot be read with 400',
  { requirement: 'ALT2-SUBMIT-015' },
  async ({ on }) => {
    for (const [body, contentType] of [
      ['{"Type":"FormTask",', 'application/hal+json'],
      ['<resource rel="message"><Type>FormTask', 'application/hal+xml'],
    ] as const) {
      const answer = await on.send('createMessage', {
        body,
        contentType,
        deliberatelyInvalid: true,
      });
      on.conform(answer, { status: 400 });
    }
  },
);

scenario(
  'A body is read as HAL+XML as well as HAL+JSON',
  { requirement: 'ALT2-NEG-016', ...writes },
  async ({ on, given }) => {
    const name = given.unique();
    const body =
      `<resource rel="message"><Type>FormTask</Type><ServiceCode>${on.parameter('serviceCode')}</ServiceCode>` +
      `<ServiceEdition>${on.parameter('serviceEdition')}</ServiceEdition><resource rel="forms"><resource rel="form">` +
      '<Type>MainForm</Type><DataFormatId>8001</DataFormatId><DataFormatVersion>12345</DataFormatVersion>' +
      `<FormData><![CDATA[<Skjema><navn>${name}</navn></Skjema>]]></FormData></resource></resource></resource>`;
    const answer = await on.send('createMessage', {
      body,
      contentType: 'application/hal+xml',
      query: { complete: 'false' },
    });
    on.conform(answer, { status: [200, 201] });
    const of = idIn(answer.header('location')) ?? '';
    const formId = await firstForm(on, of);
    const data = await on.send('getFormData', { of, path: { formId }, accept: 'application/xml' });
    on.conform(data, { status: 200, text: `<Skjema><navn>${name}</navn></Skjema>` });
  },
);

for (const name of ['Forms', 'FORMS', 'forms'])
  scenario(
    `What a request embeds may be called ${name}`,
    { requirement: 'ALT2-NEG-017', ...writes },
    async ({ on, given }) => {
      const form = given.form();
      const body = { ...given.letter(), _embedded: { [name]: [form] } };
      const answer = await on.write('createMessage', body, { query: { complete: 'false' } });
      on.conform(answer, { status: [200, 201] });
      const of = idIn(answer.header('location')) ?? '';
      const formId = await firstForm(on, of);
      const data = await on.send('getFormData', {
        of,
        path: { formId },
        accept: 'application/xml',
      });
      on.conform(data, { status: 200, text: textOf(form, 'FormData') });
    },
  );
