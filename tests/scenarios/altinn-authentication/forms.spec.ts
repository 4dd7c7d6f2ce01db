import type { Expectation } from '../../engine/expectation.ts';
import { readToken } from '../../engine/jws.ts';
import { organisation, scenario } from './scenario.ts';

/** How a token is answered for an Accept header (reference altinn-platform 11.2). */
interface Form {
  readonly requirement: string;
  /** Undefined: none is sent. */
  readonly accept: string | undefined;
  readonly mediaType: string;
}

const forms: readonly Form[] = [
  { requirement: 'AUTHN-FORM-001', accept: undefined, mediaType: 'text/plain' },
  { requirement: 'AUTHN-FORM-001', accept: '*/*', mediaType: 'text/plain' },
  { requirement: 'AUTHN-FORM-001', accept: 'text/plain', mediaType: 'text/plain' },
  { requirement: 'AUTHN-FORM-002', accept: 'application/json', mediaType: 'application/json' },
  { requirement: 'AUTHN-FORM-002', accept: 'text/json', mediaType: 'text/json' },
  { requirement: 'AUTHN-FORM-003', accept: 'application/json, */*;q=0.1', mediaType: 'text/plain' },
  { requirement: 'AUTHN-FORM-003', accept: 'application/jwt', mediaType: 'text/plain' },
  { requirement: 'AUTHN-FORM-003', accept: 'application/problem+json', mediaType: 'text/plain' },
  { requirement: 'AUTHN-FORM-003', accept: 'application/xml', mediaType: 'text/plain' },
  {
    requirement: 'AUTHN-FORM-004',
    accept: 'application/json;q=0.5, text/plain;q=0.9',
    mediaType: 'text/plain',
  },
  {
    requirement: 'AUTHN-FORM-004',
    accept: 'text/plain;q=0.5, application/json;q=0.9',
    mediaType: 'application/json',
  },
];

const bare = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const quoted = /^"[\w-]+\.[\w-]+\.[\w-]+"$/;

function formOf(mediaType: string): Expectation {
  const text = mediaType === 'text/plain' ? bare : quoted;
  const type = new RegExp(`^${mediaType}; ?charset=utf-8$`, 'i');
  return { status: 200, mediaType, headers: { 'content-type': type }, text };
}

for (const { requirement, accept, mediaType } of forms)
  scenario(
    `GET exchange answers ${mediaType} for ${accept === undefined ? 'no Accept' : `Accept: ${accept}`}`,
    { requirement, needs: organisation },
    async ({ on }) => {
      const headers = accept === undefined ? [] : ([['Accept', accept]] as const);
      const answer = await on.exchange('grantedOrganisation', { headers });
      on.conform(answer, formOf(mediaType));
    },
  );

for (const [accept, mediaType] of [
  ['text/plain', 'text/plain'],
  ['application/json', 'application/json'],
] as const)
  scenario(
    `GET refresh answers ${mediaType} for Accept: ${accept}`,
    { requirement: 'AUTHN-REFRESH-002', needs: organisation },
    async ({ on }) => {
      const { text } = on.tokenIn(await on.exchange('grantedOrganisation'));
      const headers = [['Accept', accept]] as const;
      on.conform(await on.send('refreshToken', { token: text, headers }), formOf(mediaType));
    },
  );

scenario(
  'GET exchange puts the same into quotes and out of them',
  { requirement: 'AUTHN-FORM-002', needs: organisation },
  async ({ on }) => {
    const headers = [['Accept', 'application/json']] as const;
    const answer = await on.exchange('grantedOrganisation', { headers });
    const value: unknown = answer.json();
    const read = typeof value === 'string' ? readToken(value) : undefined;
    on.verify('a token as a JSON text', {
      actual: read?.claims['token_type'],
      expected: 'Bearer',
      exchange: answer,
    });
  },
);
