import { subscriptions } from '../../sdir/access/subscriptions.ts';
import { gatewayReply, keyHeader, keyRefused } from '../../sdir/gateway/bodies.ts';
import { silent } from '../../sdir/services/replies.ts';
import type { SdirFault } from './fault.ts';
import { goodKey, own } from './means.ts';

/** The key, and what the gateway says of it. */
export const keyFaults: readonly SdirFault[] = [
  {
    id: 'sdir-key-not-needed',
    breaks: 'A request without a key is let through.',
    aimedAt: 'SDIR-AUTH-001',
    rules: { readsKey: (header) => header ?? goodKey },
  },
  {
    id: 'sdir-key-missing-403',
    breaks: 'A missing key is answered 403.',
    aimedAt: 'SDIR-AUTH-001',
    rules: { refusesKey: () => gatewayReply(403, 'Access denied.') },
  },
  {
    id: 'sdir-key-refused-silently',
    breaks: 'A missing key is answered 401 without a body.',
    aimedAt: 'SDIR-AUTH-002',
    rules: { refusesKey: () => silent(401) },
  },
  {
    id: 'sdir-key-challenge-missing',
    breaks: 'A refused key is not told by which header it is shown.',
    aimedAt: 'SDIR-AUTH-003',
    rules: {
      refusesKey: (kind, realm) => ({
        ...keyRefused(kind, realm),
        headers: [['Content-Type', 'application/json']],
      }),
    },
  },
  {
    id: 'sdir-key-challenge-bearer',
    breaks: 'A refused key is asked for a bearer token.',
    aimedAt: 'SDIR-AUTH-003',
    rules: {
      refusesKey: (kind, realm) => ({
        ...keyRefused(kind, realm),
        headers: [
          ['Content-Type', 'application/json'],
          ['WWW-Authenticate', 'Bearer'],
        ],
      }),
    },
  },
  {
    id: 'sdir-key-any',
    breaks: 'Any key opens the services.',
    aimedAt: 'SDIR-AUTH-004',
    rules: { findsSubscription: () => subscriptions.reporter },
  },
  {
    id: 'sdir-key-wrong-told-as-missing',
    breaks: 'A wrong key is told to be missing.',
    aimedAt: 'SDIR-AUTH-005',
    rules: { refusesKey: (_kind, realm) => keyRefused('missing', realm) },
  },
  {
    id: 'sdir-key-empty-taken',
    breaks: 'An empty key opens the services.',
    aimedAt: 'SDIR-AUTH-006',
    rules: { readsKey: (header) => (header === '' ? goodKey : header) },
  },
  {
    id: 'sdir-key-of-any-product',
    breaks: 'A key of another product opens the services.',
    aimedAt: 'SDIR-AUTH-007',
    rules: { opensApi: () => true },
  },
  {
    id: 'sdir-key-primary-only',
    breaks: 'The secondary key is refused.',
    aimedAt: 'SDIR-AUTH-008',
    rules: {
      findsSubscription: (key, made) => {
        const found = own.findsSubscription(key, made);
        return found?.secondary === key ? undefined : found;
      },
    },
  },
  {
    id: 'sdir-key-in-query',
    breaks: 'A key in the query opens the services.',
    aimedAt: 'SDIR-AUTH-009',
    rules: {
      readsKey: (header, { query }) => header ?? query.get('subscription-key') ?? undefined,
    },
  },
  {
    id: 'sdir-token-before-key',
    breaks: 'A missing token is refused before the key is looked at.',
    aimedAt: 'SDIR-AUTH-010',
    bypass: ({ request, place }) =>
      place.needsToken && request.header('authorization') === undefined ? silent(401) : undefined,
  },
  {
    id: 'sdir-key-header-by-case',
    breaks: 'The name of the key header is compared letter for letter.',
    aimedAt: 'SDIR-AUTH-011',
    requests: {
      change: (call) => {
        const { request } = call;
        const isExact = request.lines.some(([name]) => name === keyHeader);
        const header = (name: string): string | undefined =>
          name === keyHeader && !isExact ? undefined : request.header(name);
        return { ...call, request: { ...request, header } };
      },
    },
  },
  {
    id: 'sdir-key-only-wants-token',
    breaks: 'Where the key is enough a token is demanded.',
    aimedAt: 'SDIR-AUTH-050',
    rules: { wantsToken: () => true },
  },
  {
    id: 'sdir-key-only-open',
    breaks: 'Where the key is enough nothing is needed.',
    aimedAt: 'SDIR-AUTH-051',
    rules: { readsKey: (header, { place }) => (place.needsToken ? header : goodKey) },
  },
  {
    id: 'sdir-key-refused-stores',
    breaks: 'What is refused for its key is stored nevertheless.',
    aimedAt: 'SDIR-AUTH-060',
    rules: { passesRefused: ({ status, body }) => status === 401 && body !== undefined },
  },
];
