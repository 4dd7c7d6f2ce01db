import type { AppRequest } from './app-bench.ts';
import {
  ask,
  callerOperations,
  instanceOperations,
  openOperations,
  subjectOf,
  type Subject,
} from './every-operation.ts';
import { scenario, type AppContext } from './scenario.ts';
import { seenInstance } from './seen.ts';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token of our own making: good claims, no valid signature. */
function forged(header: object, signature: string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    nameid: '1',
    'urn:altinn:userid': '1',
    'urn:altinn:partyid': 1,
    'urn:altinn:authlevel': 4,
    iat: now,
    nbf: now,
    exp: now + 600,
  };
  return `${part(header)}.${part(claims)}.${signature}`;
}

/** One kind of bad credentials; each must be refused with 401 by every protected operation. */
interface BadCaller {
  readonly requirement: string;
  readonly says: string;
  /** Minted by the mock's control address where no client could make it. */
  readonly control?: boolean;
  readonly callers: (context: AppContext) => Promise<readonly AppRequest[]>;
}

const bearer = (token: string): AppRequest => ({ authorization: `Bearer ${token}` });

const special =
  (...kinds: readonly string[]) =>
  async ({ bench }: AppContext): Promise<readonly AppRequest[]> => {
    const callers: AppRequest[] = [];
    for (const kind of kinds) {
      const token = await bench.session.control?.mintToken({ actor: 'user', special: kind });
      callers.push(bearer(token ?? ''));
    }
    return callers;
  };

const badCallers: readonly BadCaller[] = [
  {
    requirement: 'APP-AUTH-001',
    says: 'without a token',
    callers: async () => [{ authorization: null }],
  },
  {
    requirement: 'APP-AUTH-002',
    says: 'with a token that is none',
    callers: async () => [bearer('ikke.en.token'), bearer('x')],
  },
  {
    requirement: 'APP-AUTH-003',
    says: 'with an expired token',
    control: true,
    callers: special('expired'),
  },
  {
    requirement: 'APP-AUTH-004',
    says: 'with a token of another key',
    control: true,
    callers: special('wrong-key', 'unknown-kid'),
  },
  {
    requirement: 'APP-AUTH-005',
    says: 'with a token without a signature algorithm',
    callers: async () => [bearer(forged({ alg: 'none', typ: 'JWT' }, ''))],
  },
  {
    requirement: 'APP-AUTH-006',
    says: 'with a token of another issuer',
    control: true,
    callers: special('wrong-issuer'),
  },
  {
    requirement: 'APP-AUTH-008',
    says: 'with a token whose claims were changed',
    callers: changed,
  },
  {
    requirement: 'APP-AUTH-011',
    says: 'with an empty Authorization or another scheme',
    callers: async () => [{ authorization: '' }, { authorization: 'Basic YTpi' }],
  },
  {
    requirement: 'APP-AUTH-019',
    says: 'with a token that is not valid yet',
    control: true,
    callers: special('not-yet-valid'),
  },
];

for (const { requirement, says, control, callers } of badCallers) {
  scenario(
    `Every protected operation ${says} is refused with 401 and changes nothing`,
    {
      requirement: [requirement, 'APP-AUTH-017', 'APP-AUTH-020'],
      needs: control === true ? { control } : {},
    },
    async (context) => {
      const subject = await subjectOf(context);
      const before = await stateOf(context, subject);
      for (const caller of await callers(context))
        for (const row of [...instanceOperations, ...callerOperations]) {
          const answer = await ask(context, { row, subject, caller });
          context.on.conform(answer, { status: 401 }, requirement);
          if (answer.status === 401)
            context.on.verify('no body', {
              actual: answer.text(),
              expected: '',
              exchange: answer,
              requirement: 'APP-AUTH-020',
            });
        }
      context.on.verify('the instance as before', {
        actual: await stateOf(context, subject),
        expected: before,
        requirement: 'APP-AUTH-017',
      });
    },
  );
}

/** A good token whose claims were changed after it was signed. */
function changed({ bench }: AppContext): Promise<readonly AppRequest[]> {
  const source = bench.session.target.actors['stranger'];
  if (source?.kind !== 'token')
    return bench.untested('needs the token of a stranger as text, as a mock gives it');
  const [header = '', payload = '', signature = ''] = source.token.split('.');
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  const raised = part({
    ...Object(claims),
    'urn:altinn:authlevel': 4,
    scope: 'altinn:portal/enduser',
  });
  return Promise.resolve([bearer(`${header}.${raised}.${signature}`)]);
}

/** What must not change: all of the instance but its read status. */
async function stateOf({ on }: AppContext, { instance }: Subject): Promise<string> {
  const { process, data, status } = seenInstance(await on.send('getInstance', { on: instance }));
  return JSON.stringify({
    process,
    data: data?.map((one) => [one.id, one.size]),
    deleted: status?.isSoftDeleted,
  });
}

scenario(
  'GET instance refused with 401 names the way to authenticate',
  { requirement: 'APP-AUTH-016' },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    const answer = await on.send('getInstance', { on: instance, authorization: null });
    on.conform(answer, { status: 401, headers: { 'www-authenticate': /^Bearer/i } });
  },
);

scenario(
  'Open operations answer without a token',
  { requirement: 'APP-AUTH-018' },
  async (context) => {
    const subject = await subjectOf(context);
    for (const row of openOperations)
      context.on.conform(await ask(context, { row, subject, caller: { authorization: null } }), {
        status: 200,
      });
  },
);

scenario(
  'GET instance with a token for another audience answers alike',
  { requirement: 'APP-AUTH-007', needs: { control: true } },
  async (context) => {
    const instance = await context.given.instance({ filled: false });
    for (const caller of await special('wrong-audience')(context))
      context.on.conform(await context.on.send('getInstance', { on: instance, ...caller }), {
        status: [200, 401],
      });
  },
);

/** Unusual ways to hand over a good token. */
const ways: readonly {
  requirement: string;
  says: string;
  status: number;
  method?: 'nextProcess';
  toRequest: (token: string) => AppRequest;
}[] = [
  {
    requirement: 'APP-AUTH-010',
    says: 'GET instance with the token in the query is refused with 401',
    status: 401,
    toRequest: (token) => ({ authorization: null, query: { access_token: token } }),
  },
  {
    requirement: 'APP-AUTH-012',
    says: 'GET instance with the scheme in lower case answers 200',
    status: 200,
    toRequest: (token) => ({ authorization: `bearer ${token}` }),
  },
  {
    requirement: 'APP-AUTH-013',
    says: 'GET instance with two spaces before the token answers 200',
    status: 200,
    toRequest: (token) => ({ authorization: `Bearer  ${token}` }),
  },
  {
    requirement: 'APP-AUTH-014',
    says: 'GET instance with the token in the cookie answers 200',
    status: 200,
    toRequest: inCookie,
  },
  {
    requirement: 'APP-AUTH-015',
    says: 'PUT process/next with the token in the cookie alone is refused with 400',
    status: 400,
    method: 'nextProcess',
    toRequest: inCookie,
  },
];

function inCookie(token: string): AppRequest {
  return { authorization: null, headers: [['Cookie', `AltinnStudioRuntime=${token}`]] };
}

for (const { requirement, says, status, method, toRequest } of ways) {
  scenario(says, { requirement }, async (context) => {
    const { on, bench } = context;
    const source = bench.session.target.actors['user'];
    if (source?.kind !== 'token')
      bench.untested('needs the token of the user as text, as a mock gives it');
    const subject = await subjectOf(context);
    const before = await stateOf(context, subject);
    const token = source?.kind === 'token' ? source.token : '';
    on.conform(
      await on.send(method ?? 'getInstance', { on: subject.instance, ...toRequest(token) }),
      { status },
    );
    on.verify('the instance as before', {
      actual: await stateOf(context, subject),
      expected: before,
    });
  });
}
