import { jsonOf } from './maskinporten-bench.ts';
import { scenario } from './scenario.ts';

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

scenario(
  'GET oauth-authorization-server answers the metadata to anybody',
  { requirement: 'MASK-META-001' },
  async ({ on }) => {
    for (const headers of [[], [['Accept', 'application/json']]] as const) {
      const answer = await on.send('getMetadata', { headers });
      on.conform(answer, { status: 200, mediaType: 'application/json', body: { issuer: /./ } });
    }
  },
);

scenario(
  'GET oauth-authorization-server names the issuer with its slash',
  { requirement: 'MASK-META-002', needs: { parameters: ['issuer'] } },
  async ({ on, bench }) => {
    const issuer = bench.session.target.parameters['issuer'] ?? '';
    on.conform(await on.send('getMetadata'), { status: 200, body: { issuer } });
  },
);

scenario(
  'GET oauth-authorization-server names where tokens and keys are, over TLS',
  { requirement: 'MASK-META-003' },
  async ({ on, bench }) => {
    const answer = await on.send('getMetadata');
    const { protocol } = new URL(bench.session.target.baseUrl);
    // A mock on this machine has no certificate.
    const safe = protocol === 'https:' ? /^https:\/\/\S+$/ : /^https?:\/\/\S+$/;
    on.conform(answer, { status: 200, body: { token_endpoint: safe, jwks_uri: safe } });
    const { jwks_uri: url } = jsonOf(answer);
    if (typeof url !== 'string') return;
    on.conform(await bench.send({ method: 'GET', url, operationId: 'getKeys' }), { status: 200 });
  },
);

scenario(
  'GET oauth-authorization-server says that the JWT grant is supported',
  { requirement: 'MASK-META-004' },
  async ({ on }) => {
    const answer = await on.send('getMetadata');
    const { grant_types_supported: types } = jsonOf(answer);
    const supports = Array.isArray(types) && types.includes(jwtBearer);
    on.verify('the JWT grant', { actual: supports, expected: true, exchange: answer });
  },
);

scenario(
  'GET oauth-authorization-server says how clients sign',
  { requirement: 'MASK-META-005' },
  async ({ on }) => {
    const answer = await on.send('getMetadata');
    const metadata = jsonOf(answer);
    const methods = metadata['token_endpoint_auth_methods_supported'];
    const algorithms = metadata['token_endpoint_auth_signing_alg_values_supported'];
    const lists = (list: unknown, one: string): boolean =>
      Array.isArray(list) && list.includes(one);
    on.verify('a signature of the client', {
      actual: lists(methods, 'private_key_jwt') && lists(algorithms, 'RS256'),
      expected: true,
      exchange: answer,
    });
    on.verify('no unsigned grant', {
      actual: lists(algorithms, 'none'),
      expected: false,
      exchange: answer,
    });
  },
);

scenario(
  'GET oauth-authorization-server lists response types',
  { requirement: 'MASK-META-006' },
  async ({ on }) => {
    const answer = await on.send('getMetadata');
    const isListed = 'response_types_supported' in jsonOf(answer);
    on.verify('response_types_supported', { actual: isListed, expected: true, exchange: answer });
  },
);
