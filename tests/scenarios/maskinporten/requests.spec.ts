import { judgeRefusal } from './refused.ts';
import { ownIssuer, scenario } from './scenario.ts';

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const form = 'application/x-www-form-urlencoded';
const formOf = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();

scenario(
  'POST token refuses another grant type',
  { requirement: 'MASK-FORM-001' },
  async ({ on, grants }) => {
    const assertion = await grants.sign(await grants.client());
    for (const type of ['client_credentials', 'authorization_code']) {
      const body = formOf({ grant_type: type, assertion });
      const request = { body, contentType: form, deliberatelyInvalid: true };
      const errors = ['unsupported_grant_type', 'invalid_request'];
      judgeRefusal(on, await on.send('requestToken', request), { errors });
    }
  },
);

const broken: readonly (readonly [says: string, fields: Record<string, string>])[] = [
  ['without an assertion', { grant_type: jwtBearer }],
  ['with an empty assertion', { grant_type: jwtBearer, assertion: '' }],
  ['with a word as assertion', { grant_type: jwtBearer, assertion: 'abc' }],
  ['with three parts that are no JWT', { grant_type: jwtBearer, assertion: 'a.b.c' }],
];

for (const [says, fields] of broken)
  scenario(
    `POST token refuses a request ${says}`,
    { requirement: 'MASK-FORM-002' },
    async ({ on }) => {
      const request = { body: formOf(fields), contentType: form, deliberatelyInvalid: true };
      judgeRefusal(on, await on.send('requestToken', request), {});
    },
  );

scenario(
  'POST token refuses JSON instead of a form',
  { requirement: 'MASK-FORM-003' },
  async ({ on, grants }) => {
    const assertion = await grants.sign(await grants.client());
    const json = { grant_type: jwtBearer, assertion };
    const answer = await on.send('requestToken', { json, deliberatelyInvalid: true });
    on.conform(answer, { status: '4xx' });
    on.verify('no token comes', {
      actual: answer.text().includes('access_token'),
      expected: false,
      exchange: answer,
    });
  },
);

scenario('GET token gives no token', { requirement: 'MASK-FORM-004' }, async ({ on, bench }) => {
  const { tokenUrl: url } = await on.issuer();
  const answer = await bench.send({ method: 'GET', url, deliberatelyInvalid: true });
  on.conform(answer, { status: '4xx' });
});

scenario(
  'POST token tells a refusal as an OAuth error, with a code and without a token',
  { requirement: ['MASK-ERR-001', 'MASK-ERR-002', 'MASK-ERR-003', 'MASK-ERR-004'] },
  async ({ on, grants }) => {
    const client = await grants.client();
    const changes = { claims: { aud: 'https://issuer.invalid/' } };
    const answer = await grants.wrong(client, changes);
    judgeRefusal(on, answer, {});
    const { error_uri: uri = '', error_description: text = '' } = answer.json() as Record<
      string,
      unknown
    >;
    const told = { actual: `${String(uri)} ${String(text)}`, exchange: answer };
    on.verify('a code', { ...told, expected: /\bMP-\d{3}\b/, requirement: 'MASK-ERR-002' });
    const cache = answer.header('cache-control') ?? 'absent';
    const unkept = { actual: cache, expected: /no-store/, exchange: answer };
    on.verify('Cache-Control', { ...unkept, requirement: 'MASK-ERR-003' });
    on.verify('an id at the end of the description', {
      actual: String(text),
      expected: /\((?:trace_id: [0-9a-f]{32}|correlation id: [0-9a-f-]{36})\)\s*$/,
      exchange: answer,
      requirement: 'MASK-ERR-004',
    });
  },
);

scenario(
  'POST token answers no two refusals with one trace',
  { requirement: 'MASK-ERR-004', needs: ownIssuer },
  async ({ on, grants }) => {
    const client = await grants.client();
    const texts: string[] = [];
    for (const aud of ['https://issuer.invalid/', 'https://other.invalid/']) {
      const answer = await grants.wrong(client, { claims: { aud } });
      texts.push(String((answer.json() as Record<string, unknown>)['error_description']));
    }
    const ids = texts.map((text) => /[0-9a-f-]{32,36}/.exec(text)?.[0]);
    on.verify('ids that differ', { actual: ids[0] === ids[1], expected: false });
  },
);
