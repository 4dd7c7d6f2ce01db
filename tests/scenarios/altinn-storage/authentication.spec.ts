import { unknownGuid } from '../altinn-app/seen.ts';
import { scenario } from './scenario.ts';
import type { StorageRequest } from './storage-bench.ts';

/** Operations of every way that rights are decided in (reference 3.3), with a good request each. */
const asked: readonly { readonly operation: string; readonly request: StorageRequest }[] = [
  { operation: 'listInstances', request: { query: { 'instanceOwner.partyId': '1' } } },
  { operation: 'getInstance', request: {} },
  { operation: 'deleteInstance', request: {} },
  { operation: 'completeInstance', request: {} },
  { operation: 'putReadStatus', request: { query: { status: 'Read' } } },
  { operation: 'putSubstatus', request: { json: { label: 'x' } } },
  { operation: 'putProcess', request: { json: {} } },
  { operation: 'listDataElements', request: {} },
  { operation: 'listEvents', request: {} },
];

/** Tokens that do not hold; `mint` asks the mock for one. */
const tokens: readonly {
  readonly says: string;
  readonly authorization?: string | null;
  readonly mint?: string;
}[] = [
  { says: 'no token', authorization: null },
  { says: 'a token that is none', authorization: 'Bearer abc' },
  { says: 'another scheme', authorization: 'Basic YTpi' },
  { says: 'an expired token', mint: 'expired' },
  { says: 'a token of another issuer', mint: 'wrong-issuer' },
  { says: 'a token with a wrong signature', mint: 'wrong-key' },
  { says: 'an unsigned token', mint: 'alg-none' },
];

for (const { says, authorization, mint } of tokens)
  scenario(
    `Every operation answers ${says} with 401`,
    {
      requirement: ['STOR-AUTH-001', 'STOR-AUTH-002', 'STOR-AUTH-003'],
      needs: mint === undefined ? {} : { control: true },
    },
    async ({ on, given, bench }) => {
      const instance = await given.instance();
      const token =
        mint === undefined
          ? undefined
          : await bench.session.control?.mintToken({ actor: 'user', special: mint });
      const sent = token === undefined ? (authorization ?? null) : `Bearer ${token}`;
      for (const { operation, request } of asked) {
        const refused = await on.send(operation, { on: instance, ...request, authorization: sent });
        on.conform(refused, { status: 401 });
        on.conform(refused, { empty: true }, 'STOR-AUTH-003');
        on.conform(refused, { headers: { 'www-authenticate': /^\w/ } }, 'STOR-AUTH-002');
      }
    },
  );

scenario(
  'Every operation answers a stranger with an empty 403',
  { requirement: 'STOR-AUTH-003', needs: { actors: ['stranger'] } },
  async ({ on, given }) => {
    const instance = await given.instance();
    for (const { operation, request } of asked.filter((one) => one.operation !== 'listInstances'))
      on.conform(await on.send(operation, { on: instance, ...request, as: 'stranger' }), {
        status: 403,
        empty: true,
      });
  },
);

scenario(
  'GET instance with a weak login is refused with 403',
  { requirement: 'STOR-AUTH-004', needs: { actors: ['userLevel0'] } },
  async ({ on, given }) => {
    const instance = await given.instance();
    on.conform(await on.send('getInstance', { on: instance, as: 'userLevel0' }), {
      status: 403,
      empty: true,
    });
  },
);

scenario(
  'Changes of an instance that does not exist are refused',
  { requirement: 'STOR-AUTH-005' },
  async ({ on, given }) => {
    const { partyId } = await given.instance();
    const changes = asked.filter(({ operation }) => !/^(list|get|putSubstatus)/.test(operation));
    for (const { operation, request } of changes)
      on.conform(await on.send(operation, { on: { partyId, guid: unknownGuid }, ...request }), {
        status: [403, 404],
      });
  },
);

scenario(
  'GET instance answers an outsider alike whether it exists or not',
  { requirement: 'STOR-AUTH-006', needs: { actors: ['stranger'] } },
  async ({ on, given }) => {
    const instance = await given.instance();
    const existing = await on.send('getInstance', { on: instance, as: 'stranger' });
    const unknown = await on.send('getInstance', {
      on: { ...instance, guid: unknownGuid },
      as: 'stranger',
    });
    on.verify('one answer to both', {
      actual: unknown.status,
      expected: existing.status,
      exchange: unknown,
    });
  },
);

scenario(
  'GET instance of an id that is no guid answers 404 without a token',
  { requirement: 'STOR-AUTH-007' },
  async ({ on, given }) => {
    const { partyId } = await given.instance();
    const answer = await on.ask({
      method: 'GET',
      path: `/storage/api/v1/instances/${partyId}/abc`,
      as: 'anonymous',
      operationId: 'getInstance',
      deliberatelyInvalid: true,
    });
    on.conform(answer, { status: 404, empty: true });
  },
);
