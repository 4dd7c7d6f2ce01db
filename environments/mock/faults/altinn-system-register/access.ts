import { isFromMaskinporten, readClaims } from '../../maskinporten/access-token.ts';
import { both, dropHeader, emptyBody, replaceJson, withMediaType, withStatus } from '../change.ts';
import type { RegisterFault } from './fault.ts';
import { acts, answers, claimsOf, decides, isForeign, own, systemOf } from './means.ts';
import { textOf } from '../../server/narrow.ts';
import { vendors } from '../../altinn-system-register/access/actors.ts';

const vendorNumber = { orgNumber: vendors.vendor };

function deletes(call: Parameters<typeof systemOf>[0]): void {
  const row = systemOf(call);
  const isMeant = call.operation === 'deleteSystem' && row !== undefined;
  if (isMeant) call.state.register.systems.set(row.id, { ...row, isDeleted: true });
}

/** Tokens that are taken, refused or worded otherwise. */
export const tokenFaults: readonly RegisterFault[] = [
  {
    id: 'sreg-token-missing-told',
    breaks: 'Without a token a body comes with the 401.',
    aimedAt: 'SREG-TOKEN-001',
    replies: {
      when: ({ status }, { request }) =>
        status === 401 && request.header('authorization') === undefined,
      change: both(withMediaType('application/json'), replaceJson({ error: 'no token' })),
    },
  },
  answers(['token-missing-forbidden', 'Without a token a list is 403.', 'TOKEN-001'], {
    on: ['listRequests', 'listSystems'],
    status: 401,
    change: withStatus(403),
  }),
  decides(['token-unchecked', 'Any token is taken for what it says.', 'TOKEN-002'], {
    authenticates: async (world, token) => {
      const claims = readClaims(token);
      const good = await own.authenticates(world, token);
      if (good !== undefined || claims === undefined) return good;
      const scopes = textOf(claims['scope']).split(' ');
      return { scopes, consumer: vendorNumber, clientId: '' };
    },
  }),
  answers(['token-scheme-bad-request', 'Another scheme is a bad request.', 'TOKEN-003'], {
    on: ['listSystems', 'getSystem'],
    status: 401,
    when: (_, { request }) => request.header('authorization')?.startsWith('Basic') === true,
    change: withStatus(400),
  }),
  answers(['token-no-way-in', 'A refusal of a system names no way to authenticate.', 'TOKEN-004'], {
    on: ['getSystem'],
    status: 401,
    change: dropHeader('WWW-Authenticate'),
  }),
  decides(['token-of-nobody', 'A token without organisation is the vendor.', 'TOKEN-005'], {
    authenticates: async (world, token) => {
      const caller = await own.authenticates(world, token);
      if (caller === undefined || caller.userId !== undefined) return caller;
      return typeof caller.consumer === 'object' ? caller : { ...caller, consumer: vendorNumber };
    },
  }),
  decides(['token-raw-refused', 'A token that was not exchanged is refused.', 'TOKEN-006'], {
    authenticates: async (world, token) => {
      const claims = readClaims(token);
      const isRaw = claims !== undefined && isFromMaskinporten(claims);
      return isRaw ? undefined : own.authenticates(world, token);
    },
  }),
  {
    id: 'sreg-cookie-unread',
    breaks: 'The token in the cookie is not read.',
    aimedAt: 'SREG-HTTP-002',
    requests: {
      change: (call) => {
        const { header } = call.request;
        const read = (name: string): string | undefined =>
          name.toLowerCase() === 'cookie' ? undefined : header(name);
        return { ...call, request: { ...call.request, header: read } };
      },
    },
  },
];

/** Scopes that open too much or too little. */
export const scopeFaults: readonly RegisterFault[] = [
  decides(['scope-register-any', 'Any scope opens the systems.', 'SCOPE-001'], {
    hasScope: (caller, access) => access === 'register' || own.hasScope(caller, access),
  }),
  decides(['scope-read-writes', 'The read scope creates and deletes.', 'SCOPE-002'], {
    hasScope: (caller, access) =>
      own.hasScope(caller, access) ||
      (access === 'requestWrite' && own.hasScope(caller, 'requestRead')),
  }),
  decides(['scope-write-reads', 'The write scope reads requests.', 'SCOPE-003'], {
    hasScope: (caller, access) =>
      own.hasScope(caller, access) ||
      (access === 'requestRead' && own.hasScope(caller, 'requestWrite')),
  }),
  decides(['scope-register-needs-more', 'Systems need a second scope.', 'SCOPE-004'], {
    hasScope: (caller, access) =>
      own.hasScope(caller, access) &&
      (access !== 'register' || own.hasScope(caller, 'requestRead')),
  }),
  decides(['scope-any-case', 'Scopes count in any case.', 'SCOPE-005'], {
    hasScope: (caller, access) =>
      own.hasScope({ ...caller, scopes: caller.scopes.map((one) => one.toLowerCase()) }, access),
  }),
  decides(['scope-admin-is-nobody', 'Administrators may touch no system.', 'SCOPE-006'], {
    mayTouch: (caller, on) => own.isVendor(caller, on),
  }),
  acts(['scope-refusal-deletes', 'A deletion without the scope is done.', 'SCOPE-008'], (call) => {
    const scopes = textOf(claimsOf(call)['scope']);
    if (scopes !== '' && !/systemregister\.(write|admin)/.test(scopes)) deletes(call);
  }),
];

const touches = (id: string, operations: readonly string[], aimedAt: string): RegisterFault =>
  decides([`other-${id}`, `Another vendor may ${operations.join(', ')}.`, aimedAt], {
    mayTouch: (caller, on) => operations.includes(on.operation) || own.mayTouch(caller, on),
    isVendor: (caller, on) => operations.includes(on.operation) || own.isVendor(caller, on),
  });

/** What one vendor may do to another. */
export const vendorFaults: readonly RegisterFault[] = [
  touches('registers', ['registerSystem'], 'OTHER-001'),
  touches('reads', ['getSystem'], 'OTHER-002'),
  touches('reads-log', ['getChangeLog'], 'OTHER-002'),
  touches('replaces', ['replaceSystem'], 'OTHER-003'),
  touches('replaces-rights', ['replaceRights'], 'OTHER-003'),
  touches('deletes', ['deleteSystem'], 'OTHER-004'),
  touches('asks', ['createRequest', 'createAgentRequest'], 'OTHER-006'),
  touches('reads-requests', ['getRequest', 'getAgentRequest'], 'OTHER-007'),
  touches('lists-requests', ['listRequests'], 'OTHER-007'),
  touches('deletes-requests', ['deleteRequest'], 'OTHER-008'),
  touches('changes', ['createChangeRequest'], 'OTHER-009'),
  touches('deletes-changes', ['deleteChangeRequest'], 'OTHER-009'),
  touches('lists-users', ['listSystemUsers'], 'OTHER-010'),
  touches('finds-users', ['findSystemUser'], 'OTHER-010'),
  decides(['other-listed', 'The list holds the systems of all vendors.', 'OTHER-005'], {
    isListed: ({ isDeleted }) => !isDeleted,
  }),
  decides(['other-admin-lists', 'Administrators list the systems of all.', 'SCOPE-007'], {
    isListed: ({ isDeleted }) => !isDeleted,
  }),
  decides(['other-system-told', 'A foreign system is refused otherwise than none.', 'OTHER-011'], {
    tellsForeignSystem: () => true,
  }),
  decides(['other-reference-told', 'A foreign reference is told.', 'OTHER-012'], {
    tellsForeignReference: () => true,
  }),
  acts(
    ['other-refusal-deletes', 'A foreign deletion is refused and done.', 'OTHER-013'],
    (call) => {
      const isAdmin = textOf(claimsOf(call)['scope']).includes('admin');
      if (isForeign(call) && !isAdmin) deletes(call);
    },
  ),
  answers(['other-refusal-empty', 'A foreign request is refused with an empty 404.', 'OTHER-007'], {
    on: ['getRequestByReference'],
    status: 404,
    when: (_, call) => isForeign(call),
    change: both(emptyBody, withStatus(200)),
  }),
];
