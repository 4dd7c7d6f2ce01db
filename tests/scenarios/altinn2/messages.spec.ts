import { embeddedIn, findHref, ownLinks } from '../../checks/read-links.ts';
import { idIn } from './altinn2-bench.ts';
import { textOf } from './given.ts';
import { scenario, writes } from './scenario.ts';

const delivered = { needs: { control: true, parameters: ['subject'] }, ...writes };

scenario(
  'A message tells the same in the list and alone',
  { requirement: 'ALT2-MSG-001', ...writes },
  async ({ on, given }) => {
    const { id } = await given.draft();
    const list = await on.send('listMessages');
    const listed = embeddedIn(list.json(), 'messages').find(
      (one) => textOf(one, 'MessageId') === id,
    );
    const alone = await given.read({ id, who: 'my' });
    for (const name of [
      'MessageId',
      'Subject',
      'Status',
      'LastChangedDateTime',
      'Type',
      'ServiceCode',
    ])
      on.verify(`${name} in the list`, {
        actual: textOf(listed, name),
        expected: textOf(alone, name),
        exchange: list,
      });
  },
);

scenario(
  'A message that is read with markAsRead=false stays unread',
  { requirement: 'ALT2-MSG-002', ...delivered },
  async ({ on, given }) => {
    const of = await given.correspondence(on.parameter('subject'));
    const first = await on.send('getMessage', { of, query: { language: '1033' } });
    on.conform(first, { status: 200, body: { Status: 'Unread' } });
    const again = await on.send('getMessage', { of, query: { language: '1033' } });
    on.conform(again, { status: 200, body: { Status: 'Unread' } });
  },
);

scenario(
  'A message that is read without markAsRead=false becomes read',
  { requirement: 'ALT2-MSG-003', ...delivered },
  async ({ on, given }) => {
    const of = await given.correspondence(on.parameter('subject'));
    const query = { markAsRead: 'true', language: '1033' };
    on.conform(await on.send('getMessage', { of, query }), { status: 200 });
    const after = await on.send('getMessage', { of, query: { language: '1033' } });
    on.conform(after, { status: 200, body: { Status: 'Read' } });
  },
);

scenario(
  'A message box is the same by organisation number and by reportee id',
  { requirement: 'ALT2-MSG-005', ...writes },
  async ({ on, given }) => {
    const who = on.parameter('organization');
    const { id } = await given.draft({}, { who });
    const reportee = on.parameter('organizationReportee');
    const ids = await given.idsIn('listMessages', { who: reportee });
    on.verify('the message by reportee id', { actual: ids.includes(id), expected: true });
    on.conform(await on.send('getMessage', { who: reportee, of: id }), {
      status: 200,
      body: { MessageId: id },
    });
  },
);

scenario(
  "Another's message box is refused with 403",
  { requirement: 'ALT2-MSG-006', needs: { actors: ['user', 'stranger'] } },
  async ({ on }) => {
    for (const who of [on.parameter('foreignOrganization'), on.parameter('foreignReportee')])
      on.conform(await on.send('listMessages', { who }), { status: 403 });
    const who = on.parameter('organization');
    on.conform(await on.send('listMessages', { who, as: 'stranger' }), { status: 403 });
  },
);

scenario(
  'A message that does not exist is answered with 404',
  { requirement: 'ALT2-MSG-007' },
  async ({ on }) => {
    for (const operation of ['getMessage', 'printMessage', 'validateMessage'])
      on.conform(await on.send(operation, { of: 'a9', accept: '*/*' }), { status: 404 });
  },
);

scenario(
  "A message of one box is not found in another's",
  { requirement: 'ALT2-MSG-008', needs: { actors: ['user', 'stranger'] }, ...writes },
  async ({ on, given }) => {
    const { id } = await given.draft();
    const who = on.parameter('organization');
    on.conform(await on.send('getMessage', { who, of: id }), { status: [403, 404] });
    on.conform(await on.send('getMessage', { as: 'stranger', of: id }), { status: [403, 404] });
    on.conform(await on.send('deleteMessage', { as: 'stranger', of: id }), { status: [403, 404] });
    on.conform(await on.send('getMessage', { of: id }), { status: 200 });
  },
);

scenario(
  'The relation print stands at forms alone, and a form on paper is a PDF',
  { requirement: 'ALT2-MSG-009', ...delivered },
  async ({ on, given }) => {
    const draft = await given.draft();
    const form = await on.send('getMessage', { of: draft.id });
    const has = findHref(form.json(), 'print') !== undefined;
    on.verify('print at a form', { actual: has, expected: true, exchange: form });
    const print = await on.send('printMessage', { of: draft.id, accept: '*/*' });
    on.conform(print, { status: 200, mediaType: 'application/pdf', text: /^%PDF-/ });
    const of = await given.correspondence(on.parameter('subject'));
    const letter = await on.send('getMessage', { of });
    const lacks = findHref(letter.json(), 'print') === undefined;
    on.verify('no print at correspondence', { actual: lacks, expected: true, exchange: letter });
  },
);

scenario(
  'The trash bin names itself, offers no find, and leads to metadata alone',
  { requirement: 'ALT2-MSG-010', ...writes },
  async ({ on, given }) => {
    const { id } = await given.draft();
    on.conform(await on.send('deleteMessage', { of: id }), { status: 204 });
    const bin = await on.send('listTrashbin');
    on.conform(bin, { status: 200 });
    const own = ownLinks(bin.json());
    on.verify('relations of the trash bin', {
      actual: own.map(({ rel }) => rel),
      expected: ['self'],
      exchange: bin,
    });
    on.verify('self of the trash bin', {
      actual: own[0]?.href ?? 'none',
      expected: /\/messages\/trashbin/i,
      exchange: bin,
    });
    const item = embeddedIn(bin.json(), 'messages').find((one) => textOf(one, 'MessageId') === id);
    const relations = ownLinks(item).map(({ rel }) => rel);
    on.verify('relations of what was deleted', {
      actual: relations,
      expected: ['metadata'],
      exchange: bin,
    });
  },
);

scenario(
  'GET validate tells whether a message that is being filled in is valid',
  { requirement: 'ALT2-MSG-011', ...writes },
  async ({ on, given }) => {
    const { id } = await given.draft();
    const answer = await on.send('validateMessage', { of: id });
    on.conform(answer, { status: 200, body: { Success: true, ValidationErrors: [] } });
  },
);

scenario(
  'GET validate finds the mistakes of a form with their fields',
  { requirement: 'ALT2-MSG-012', ...writes },
  async ({ on, given }) => {
    const { id } = await given.draft({ forms: [given.invalidForm()] });
    const answer = await on.send('validateMessage', { of: id });
    const some = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
    on.conform(answer, { status: 200, body: { Success: false, ValidationErrors: some } });
  },
);

scenario(
  'A message that is no longer being filled in is not validated',
  { requirement: 'ALT2-MSG-013', ...writes },
  async ({ on, given }) => {
    const { id } = await given.sent();
    on.conform(await on.send('validateMessage', { of: id }), { status: '4xx' });
  },
);

scenario(
  'PUT archive answers 204 with the address of the archived message',
  { requirement: 'ALT2-MSG-014', ...delivered },
  async ({ on, given }) => {
    const of = await given.correspondence(on.parameter('subject'));
    const answer = await on.send('archiveMessage', { of });
    on.conform(answer, { status: 204, empty: true, headers: { location: /\/messages\/b\d+/ } });
    const id = idIn(answer.header('location')) ?? '';
    const archived = await on.send('getMessage', { of: id, query: { language: '1033' } });
    on.conform(archived, { status: 200, body: { MessageId: id, Status: 'Archived' } });
    const ids = await given.idsIn('listMessages');
    on.verify('the active message is gone', { actual: ids.includes(of), expected: false });
  },
);

scenario(
  'PUT archive says in its status line that the message has been archived',
  { requirement: 'ALT2-MSG-015', ...delivered },
  async ({ on, given }) => {
    const of = await given.correspondence(on.parameter('subject'));
    const answer = await on.send('archiveMessage', { of });
    on.conform(answer, { status: 204 });
    on.tells(answer, /archived/i);
  },
);

scenario(
  'An archived message tells the id that it had before',
  { requirement: 'ALT2-MSG-016', ...delivered },
  async ({ on, given }) => {
    const of = await given.correspondence(on.parameter('subject'));
    const answer = await on.send('archiveMessage', { of });
    const id = idIn(answer.header('location')) ?? '';
    on.conform(await on.send('getMessage', { of: id }), { status: 200, body: { OriginalId: of } });
  },
);

scenario(
  'PUT confirm answers 204',
  { requirement: 'ALT2-MSG-017', ...delivered },
  async ({ on, given }) => {
    const of = await given.correspondence(on.parameter('subject'), true);
    on.conform(await on.send('confirmMessage', { of }), { status: 204, empty: true });
  },
);

scenario(
  'Correspondence that asks for confirmation is archived after it alone',
  { requirement: 'ALT2-MSG-018', ...delivered },
  async ({ on, given }) => {
    const of = await given.correspondence(on.parameter('subject'), true);
    on.conform(await on.send('archiveMessage', { of }), { status: '4xx' });
    on.conform(await on.send('getMessage', { of }), { status: 200 });
    on.conform(await on.send('confirmMessage', { of }), { status: 204 });
    on.conform(await on.send('archiveMessage', { of }), { status: 204 });
  },
);

scenario(
  'DELETE answers 204, and the message leaves the box for the trash bin',
  { requirement: 'ALT2-MSG-019', ...writes },
  async ({ on, given }) => {
    const { id } = await given.draft();
    on.conform(await on.send('deleteMessage', { of: id }), { status: 204, empty: true });
    on.conform(await on.send('getMessage', { of: id }), { status: 404 });
    const [box, bin] = [await given.idsIn('listMessages'), await given.idsIn('listTrashbin')];
    on.verify('in the box', { actual: box.includes(id), expected: false });
    on.verify('in the trash bin', { actual: bin.includes(id), expected: true });
  },
);

scenario(
  'Correspondence to an organisation cannot be deleted',
  {
    requirement: 'ALT2-MSG-020',
    needs: { control: true, parameters: ['organization'] },
    ...writes,
  },
  async ({ on, given }) => {
    const who = on.parameter('organization');
    const of = await given.correspondence(who);
    on.conform(await on.send('deleteMessage', { who, of }), { status: '4xx' });
    on.conform(await on.send('getMessage', { who, of }), { status: 200, body: { MessageId: of } });
  },
);

scenario(
  'The id of an active message begins with a, of an archived one with b',
  { requirement: 'ALT2-MSG-021', ...writes },
  async ({ on, given }) => {
    const [draft, sent] = [await given.draft(), await given.sent()];
    on.verify('id of an active message', { actual: draft.id, expected: /^a\d+$/ });
    on.verify('id of an archived message', { actual: sent.id, expected: /^b\d+$/ });
    on.conform(await on.send('getMessage', { of: sent.id }), {
      status: 200,
      body: { MessageId: sent.id },
    });
  },
);

scenario(
  'The text that is signed can be read',
  { requirement: 'ALT2-MSG-022', ...writes },
  async ({ on, given }) => {
    const { id } = await given.draft();
    on.conform(await on.send('getSigningText', { of: id }), { status: 200, empty: false });
  },
);
