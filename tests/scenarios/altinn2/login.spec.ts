import type { LiveExchange } from '#environments';
import type { Altinn2Bench, Altinn2Request } from './altinn2-bench.ts';
import { scenario, writes } from './scenario.ts';

/** Reads for somebody, one of each part that needs a login. */
const personal: readonly string[] = ['listMessages', 'listReportees', 'getProfile', 'listRoles'];

/** The login page, as a redirect or under 200: never data (reference altinn2 8, A6). */
function isLoginPage(on: Altinn2Bench, answer: LiveExchange): void {
  const isRedirect = answer.status === 302;
  on.conform(answer, {
    status: [302, 200],
    ...(isRedirect ? {} : { mediaType: 'text/html' }),
  });
  on.verify('no data', {
    actual: answer.json() === undefined ? 'none' : 'JSON',
    expected: 'none',
    exchange: answer,
  });
}

scenario(
  'A call for somebody without login is answered with the login page, never with data',
  { requirement: 'ALT2-LOGIN-001', needs: { actors: ['keyOnly'] } },
  async ({ on }) => {
    for (const operation of personal)
      isLoginPage(on, await on.send(operation, { as: 'keyOnly', deliberatelyInvalid: true }));
  },
);

scenario(
  'The general scope opens messages, reportees, profile, roles and rights',
  { requirement: 'ALT2-LOGIN-003' },
  async ({ on }) => {
    for (const operation of [...personal, 'listRights', 'listDelegations'])
      on.conform(await on.send(operation), { status: 200 });
  },
);

scenario(
  'A token without the scope is refused with 401',
  { requirement: 'ALT2-LOGIN-004', needs: { control: true } },
  async ({ on, bench }) => {
    const authorization = await special(bench, 'missing-scope');
    for (const operation of personal)
      on.conform(await on.send(operation, { authorization }), { status: 401 });
  },
);

scenario(
  'The refusal of a token without the scope says so in its status line',
  { requirement: 'ALT2-LOGIN-005', needs: { control: true } },
  async ({ on, bench }) => {
    const answer = await on.send('listMessages', {
      authorization: await special(bench, 'missing-scope'),
    });
    on.conform(answer, { status: 401 });
    on.tells(answer, /scope/i);
  },
);

scenario(
  'The scope instances.meta opens the list of messages and no single one',
  { requirement: 'ALT2-LOGIN-006', needs: { actors: ['metaOnly'] }, ...writes },
  async ({ on, given }) => {
    const { id } = await given.draft();
    on.conform(await on.send('listMessages', { as: 'metaOnly' }), { status: 200 });
    on.conform(await on.send('getMessage', { as: 'metaOnly', of: id }), { status: 401 });
    on.conform(await on.send('printMessage', { as: 'metaOnly', of: id, accept: '*/*' }), {
      status: 401,
    });
  },
);

scenario(
  'The scope instances.read opens single messages and changes none',
  { requirement: 'ALT2-LOGIN-007', needs: { actors: ['reader'] }, ...writes },
  async ({ on, given }) => {
    const as = 'reader';
    const draft = await given.draft();
    on.conform(await on.send('getMessage', { as, of: draft.id }), { status: 200 });
    on.conform(await on.send('deleteMessage', { as, of: draft.id }), { status: 401 });
    on.conform(await on.write('createMessage', given.letter(), { as }), { status: 401 });
    on.conform(await on.send('getMessage', { of: draft.id }), { status: 200 });
  },
);

/** A narrow scope by actor: what it opens, and what it must not. */
const narrow: readonly (readonly [actor: string, opens: string, closed: readonly string[]])[] = [
  [
    'reporteesOnly',
    'listReportees',
    ['listMessages', 'getProfile', 'listRoles', 'listDelegations'],
  ],
  ['profileOnly', 'getProfile', ['listMessages', 'listReportees', 'listRoles', 'listDelegations']],
  ['rolesOnly', 'listRoles', ['listMessages', 'listReportees', 'getProfile', 'listDelegations']],
  ['delegationsOnly', 'listDelegations', ['listMessages', 'listReportees', 'listRoles']],
];

for (const [actor, opens, closed] of narrow)
  scenario(
    `The narrow scope of ${actor} opens ${opens} and nothing else`,
    { requirement: 'ALT2-LOGIN-008', needs: { actors: [actor] } },
    async ({ on }) => {
      on.conform(await on.send(opens, { as: actor }), { status: 200 });
      for (const operation of closed)
        on.conform(await on.send(operation, { as: actor }), { status: 401 });
    },
  );

scenario(
  'An expired token is refused with 401',
  { requirement: 'ALT2-LOGIN-009', needs: { control: true } },
  async ({ on, bench }) => {
    const authorization = await special(bench, 'expired');
    for (const operation of personal)
      on.conform(await on.send(operation, { authorization }), { status: 401 });
  },
);

scenario(
  'The refusal of an expired token says so in its status line',
  { requirement: 'ALT2-LOGIN-010', needs: { control: true } },
  async ({ on, bench }) => {
    const answer = await on.send('listMessages', {
      authorization: await special(bench, 'expired'),
    });
    on.conform(answer, { status: 401 });
    on.tells(answer, /lifetime/i);
  },
);

for (const kind of ['wrong-key', 'unknown-kid', 'alg-none', 'wrong-issuer'])
  scenario(
    `A token of the kind ${kind} opens nothing`,
    { requirement: 'ALT2-LOGIN-011', needs: { control: true } },
    async ({ on, bench }) => {
      const authorization = await special(bench, kind);
      const answer = await on.send('listMessages', { authorization });
      on.conform(answer, { status: [401, 403], empty: true });
    },
  );

scenario(
  'A service owner resource is closed to the token of an end user',
  { requirement: 'ALT2-LOGIN-012' },
  async ({ on }) => {
    on.conform(await on.send('listOrganizations'), { status: [401, 403] });
    const query = { subject: on.parameter('subject') };
    on.conform(await on.send('listOwnersReportees', { query }), { status: [401, 403] });
  },
);

scenario(
  'A service owner resource without an authenticated organisation is refused with 401',
  { requirement: 'ALT2-LOGIN-013', needs: { actors: ['keyOnly'] } },
  async ({ on }) => {
    on.conform(await on.send('listOrganizations', { as: 'keyOnly' }), { status: 401 });
    const query = { subject: on.parameter('subject') };
    on.conform(await on.send('listOwnersReportees', { as: 'keyOnly', query }), { status: 401 });
  },
);

scenario(
  'That refusal says in its status line that there is no organisation',
  { requirement: 'ALT2-LOGIN-014', needs: { actors: ['keyOnly'] } },
  async ({ on }) => {
    const answer = await on.send('listOrganizations', { as: 'keyOnly' });
    on.conform(answer, { status: 401 });
    on.tells(answer, /no authenticated organization/i);
  },
);

scenario(
  'An organisation without a user is refused with 403 where somebody must be named',
  { requirement: 'ALT2-LOGIN-015', needs: { actors: ['organization'] } },
  async ({ on }) => {
    for (const operation of ['listMessages', 'getProfile', 'listRoles'])
      on.conform(await on.send(operation, { as: 'organization' }), { status: 403 });
  },
);

const byPassword = { actors: ['keyOnly'], parameters: ['userName', 'userPassword'] };

/** Logs in by password; the password is never tried twice where it is wrong. */
function logIn(
  on: Altinn2Bench,
  request: Altinn2Request & { readonly password?: string } = {},
): Promise<LiveExchange> {
  const { password = on.parameter('userPassword'), ...rest } = request;
  const body = { UserName: on.parameter('userName'), UserPassword: password };
  return on.write('authenticateWithPassword', body, { as: 'keyOnly', ...rest });
}

/** The login cookie of an answer; its name depends on the environment (release notes 25.4). */
function cookieIn({ response }: LiveExchange): string | undefined {
  const cookies = (response?.headers ?? []).filter(([name]) => name.toLowerCase() === 'set-cookie');
  return cookies
    .map(([, value]) => value.split(';', 1)[0])
    .find((one) => /^\.aspxauth/i.test(one ?? ''));
}

scenario(
  'A login by password answers 200 and sets a cookie named .AspxAuth…',
  { requirement: 'ALT2-LOGIN-016', needs: byPassword },
  async ({ on }) => {
    const answer = await logIn(on);
    on.conform(answer, { status: 200 });
    const isNamed = cookieIn(answer) !== undefined;
    on.verify('a cookie whose name begins with .AspxAuth', {
      actual: isNamed,
      expected: true,
      exchange: answer,
    });
  },
);

scenario(
  'A login by password needs no key',
  { requirement: 'ALT2-LOGIN-017', needs: byPassword },
  async ({ on }) => {
    on.conform(await logIn(on, { as: 'anonymous' }), { status: 200 });
  },
);

scenario(
  'The cookie of the login opens what a token opens',
  { requirement: 'ALT2-LOGIN-018', needs: byPassword },
  async ({ on, bench }) => {
    const cookie = cookieIn(await logIn(on)) ?? bench.inconclusive('the login gave no cookie');
    for (const operation of personal) {
      const answer = await on.send(operation, { as: 'keyOnly', credentials: { Cookie: cookie } });
      on.conform(answer, { status: 200, mediaType: 'application/hal+json' });
    }
  },
);

scenario(
  'A wrong password is refused and sets no login cookie',
  { requirement: 'ALT2-LOGIN-019', needs: byPassword },
  async ({ on }) => {
    const answer = await logIn(on, { password: 'feil-passord-1' });
    on.conform(answer, { status: '4xx' });
    const isSet = cookieIn(answer) !== undefined;
    on.verify('a login cookie', { actual: isSet, expected: false, exchange: answer });
  },
);

scenario(
  'A cookie that nobody was given is no login',
  { requirement: 'ALT2-LOGIN-020', needs: { actors: ['keyOnly'] } },
  async ({ on }) => {
    const credentials = { Cookie: `.ASPXAUTH=${'0123456789ABCDEF'.repeat(4)}` };
    const answer = await on.send('listMessages', {
      as: 'keyOnly',
      credentials,
      deliberatelyInvalid: true,
    });
    isLoginPage(on, answer);
  },
);

scenario(
  'Cookie and token together are refused',
  { requirement: 'ALT2-LOGIN-021', needs: byPassword },
  async ({ on, bench }) => {
    const cookie = cookieIn(await logIn(on)) ?? bench.inconclusive('the login gave no cookie');
    const answer = await on.send('listMessages', { credentials: { Cookie: cookie } });
    on.conform(answer, { status: '4xx' });
  },
);

type Bench = Altinn2Bench['bench'];

async function special(bench: Bench, kind: string): Promise<string> {
  const wanted = { api: 'altinn2', actor: 'user', special: kind };
  const token = await bench.session.control?.mintToken(wanted);
  return `Bearer ${token ?? ''}`;
}
