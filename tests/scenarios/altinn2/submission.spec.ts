import type { LiveExchange } from '#environments';
import { findHref, ownLinks } from '../../checks/read-links.ts';
import { idIn } from './altinn2-bench.ts';
import { firstForm } from './forms.ts';
import { textOf } from './given.ts';
import { scenario, writes } from './scenario.ts';

const inEnglish = { language: '1033' };

/** What a submission with these parameters becomes. */
const outcomes: readonly {
  readonly requirement: string;
  readonly says: string;
  readonly query: Readonly<Record<string, string>>;
  readonly id: RegExp;
  readonly status: string;
}[] = [
  {
    requirement: 'ALT2-SUBMIT-001',
    says: 'without parameters signs and archives',
    query: {},
    id: /^b/,
    status: 'Sent and archived',
  },
  {
    requirement: 'ALT2-SUBMIT-002',
    says: 'with complete=false leaves for filling in',
    query: { complete: 'false' },
    id: /^a/,
    status: 'Completion',
  },
  {
    requirement: 'ALT2-SUBMIT-003',
    says: 'with sign=false leaves for signing',
    query: { sign: 'false' },
    id: /^a/,
    status: 'Signing',
  },
  {
    requirement: 'ALT2-SUBMIT-004',
    says: 'with complete=false and sign=true leaves for filling in',
    query: { complete: 'false', sign: 'true' },
    id: /^a/,
    status: 'Completion',
  },
];

for (const { requirement, says, query, id, status } of outcomes)
  scenario(`POST messages ${says}`, { requirement, ...writes }, async ({ on, given }) => {
    const answer = await on.write('createMessage', given.letter(), { query });
    on.conform(answer, { status: [200, 201], headers: { location: /\/messages\// } });
    const made = idIn(answer.header('location')) ?? '';
    on.verify('the id in Location', { actual: made, expected: id, exchange: answer });
    const read = await on.send('getMessage', { of: made, query: inEnglish });
    on.conform(read, { status: 200, body: { MessageId: made, Status: status } });
  });

scenario(
  'POST messages without forms makes the forms of the service',
  { requirement: 'ALT2-SUBMIT-005', ...writes },
  async ({ on, given }) => {
    const body = { ...given.letter(), _embedded: {} };
    const answer = await on.write('createMessage', body, { query: { complete: 'false' } });
    on.conform(answer, { status: [200, 201] });
    const of = idIn(answer.header('location')) ?? '';
    const read = await on.send('getMessage', { of, query: inEnglish });
    on.conform(read, { status: 200, body: { Status: 'Completion' } });
    const has = findHref(read.json(), 'form') !== undefined;
    on.verify('a form', { actual: has, expected: true, exchange: read });
  },
);

scenario(
  'What is read of a form is what was sent',
  { requirement: 'ALT2-SUBMIT-006', ...writes },
  async ({ on, given }) => {
    const name = `Å & <${given.unique()}>`;
    const form = given.form(name);
    const { id } = await given.draft({ forms: [form] });
    const formId = await firstForm(on, id);
    const described = await on.send('getForm', { of: id, path: { formId } });
    on.conform(described, {
      status: 200,
      body: { Type: 'MainForm', DataFormatId: '8001', DataFormatVersion: 12_345 },
    });
    const data = await on.send('getFormData', {
      of: id,
      path: { formId },
      accept: 'application/xml',
    });
    on.conform(data, { status: 200, mediaType: 'application/xml', text: textOf(form, 'FormData') });
  },
);

scenario(
  'PUT message overwrites all of it',
  { requirement: 'ALT2-SUBMIT-007', ...writes },
  async ({ on, given }) => {
    const draft = await given.draft({
      attachments: [given.attachment()],
      forms: [given.form(), given.subForm()],
    });
    const before = await on.send('getMessage', { of: draft.id });
    on.verify('an attachment before', {
      actual: countOf(before, 'attachment'),
      expected: 1,
      exchange: before,
    });
    const form = given.form();
    const put = await on.write('replaceMessage', given.letter({ forms: [form] }), {
      of: draft.id,
      query: { complete: 'false' },
    });
    on.conform(put, { status: [200, 201, 204] });
    const of = idIn(put.header('location')) ?? draft.id;
    const after = await on.send('getMessage', { of });
    on.conform(after, { status: 200 });
    on.verify('attachments that are left', {
      actual: countOf(after, 'attachment'),
      expected: 0,
      exchange: after,
    });
    on.verify('forms that are left', {
      actual: countOf(after, 'form'),
      expected: 1,
      exchange: after,
    });
    const formId = await firstForm(on, of);
    const data = await on.send('getFormData', { of, path: { formId }, accept: 'application/xml' });
    on.conform(data, { status: 200, text: textOf(form, 'FormData') });
  },
);

scenario(
  'PUT message completes it unless told otherwise',
  { requirement: 'ALT2-SUBMIT-008', ...writes },
  async ({ on, given }) => {
    const draft = await given.draft();
    const put = await on.write('replaceMessage', given.letter(), { of: draft.id });
    on.conform(put, { status: [200, 201, 204], headers: { location: /\/messages\/b\d+/ } });
    const of = idIn(put.header('location')) ?? '';
    const read = await on.send('getMessage', { of, query: inEnglish });
    on.conform(read, { status: 200, body: { Status: 'Sent and archived' } });
  },
);

scenario(
  'PUT message is refused for an archived one, which stays as it was',
  { requirement: 'ALT2-SUBMIT-009', ...writes },
  async ({ on, given }) => {
    const form = given.form();
    const sent = await given.sent({ forms: [form] });
    on.conform(await on.write('replaceMessage', given.letter(), { of: sent.id }), {
      status: '4xx',
    });
    const formId = await firstForm(on, sent.id);
    const data = await on.send('getFormData', {
      of: sent.id,
      path: { formId },
      accept: 'application/xml',
    });
    on.conform(data, { status: 200, text: textOf(form, 'FormData') });
  },
);

function countOf(answer: LiveExchange, rel: string): number {
  return ownLinks(answer.json()).filter((one) => one.rel === rel).length;
}
