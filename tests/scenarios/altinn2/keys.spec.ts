import type { Altinn2Request } from './altinn2-bench.ts';
import { scenario, writes } from './scenario.ts';

/** Reads that need a key, one of each part of the API. */
const keyed: readonly (readonly [operation: string, request: Altinn2Request])[] = [
  ['listMessages', {}],
  ['listReportees', {}],
  ['getProfile', {}],
  ['listRoles', {}],
];

const keyless = { credentials: { ApiKey: null }, deliberatelyInvalid: true } as const;

scenario(
  'A call without ApiKey is refused with 400 though somebody is logged in',
  { requirement: 'ALT2-KEY-001' },
  async ({ on }) => {
    for (const [operation, request] of keyed)
      on.conform(await on.send(operation, { ...request, ...keyless }), { status: 400 });
  },
);

scenario(
  'A call with neither key nor login is refused with 400, not with a login page',
  { requirement: 'ALT2-KEY-002' },
  async ({ on }) => {
    for (const [operation, request] of keyed) {
      const answer = await on.send(operation, { ...request, ...keyless, as: 'anonymous' });
      on.conform(answer, { status: 400, headers: { location: null } });
    }
  },
);

scenario(
  'The refusal of a call without ApiKey says so in its status line alone',
  { requirement: 'ALT2-KEY-003' },
  async ({ on }) => {
    const answer = await on.send('listMessages', keyless);
    on.conform(answer, { status: 400, empty: true });
    on.tells(answer, /ApiKey.*missing/i);
  },
);

scenario(
  'A key that lacks the resource is refused with 403',
  { requirement: 'ALT2-KEY-004', needs: { actors: ['lookUpKey'] } },
  async ({ on }) => {
    for (const [operation, request] of keyed)
      on.conform(await on.send(operation, { ...request, as: 'lookUpKey' }), { status: 403 });
  },
);

scenario(
  'The refusal of a key says so in its status line',
  { requirement: 'ALT2-KEY-005', needs: { actors: ['lookUpKey'] } },
  async ({ on }) => {
    const answer = await on.send('listMessages', { as: 'lookUpKey' });
    on.conform(answer, { status: 403 });
    on.tells(answer, /API key is not authorized/i);
  },
);

scenario(
  'A key that may read may not write, and what it tries changes nothing',
  { requirement: 'ALT2-KEY-006', needs: { actors: ['readKey'] }, ...writes },
  async ({ on, given }) => {
    const draft = await given.draft();
    const before = await given.read(draft);
    const as = 'readKey';
    on.conform(await on.send('getMessage', { as, of: draft.id }), { status: 200 });
    const tries = [
      await on.write('createMessage', given.letter(), { as, query: { complete: 'false' } }),
      await on.write('replaceMessage', given.letter(), { as, of: draft.id }),
      await on.send('deleteMessage', { as, of: draft.id }),
    ];
    for (const answer of tries) on.conform(answer, { status: 403 });
    on.verify('the message is as it was', {
      actual: await given.read(draft),
      expected: sameAs(before),
    });
  },
);

scenario(
  'A key without the service owner resource opens nothing under serviceowner',
  { requirement: 'ALT2-KEY-007', needs: { actors: ['ownerEndUserKey'] } },
  async ({ on }) => {
    const as = 'ownerEndUserKey';
    on.conform(await on.send('listOrganizations', { as }), { status: 403 });
    const query = { subject: on.parameter('subject') };
    on.conform(await on.send('listOwnersReportees', { as, query }), { status: 403 });
  },
);

scenario(
  'The name of the key header has no case',
  { requirement: 'ALT2-KEY-008' },
  async ({ on, bench }) => {
    const key = bench.session.target.actors['user']?.headers?.['ApiKey'] ?? '';
    for (const name of ['apikey', 'APIKEY']) {
      const credentials = { ApiKey: null, [name]: key };
      on.conform(await on.send('listMessages', { credentials }), { status: 200 });
    }
  },
);

scenario(
  'A key that nobody was given is refused',
  { requirement: 'ALT2-KEY-009' },
  async ({ on }) => {
    const credentials = { ApiKey: '00000000-0000-0000-0000-000000000000' };
    const answer = await on.send('listMessages', { credentials, deliberatelyInvalid: true });
    on.conform(answer, { status: '4xx' });
  },
);

scenario('A key in the query is no key', { requirement: 'ALT2-KEY-010' }, async ({ on, bench }) => {
  const key = bench.session.target.actors['user']?.headers?.['ApiKey'] ?? '';
  const answer = await on.send('listMessages', { ...keyless, query: { ApiKey: key } });
  on.conform(answer, { status: 400 });
});

/** The members that must be as they were. */
function sameAs(before: Readonly<Record<string, unknown>>): { readonly [name: string]: string } {
  const names = ['MessageId', 'Subject', 'Status', 'LastChangedDateTime'];
  return Object.fromEntries(names.map((name) => [name, String(before[name])]));
}
