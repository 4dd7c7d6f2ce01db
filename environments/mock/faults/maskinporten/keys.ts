import { mapMember, setMember } from '../change.ts';
import type { MaskinportenFault } from './fault.ts';

const routes = ['getKeys'];

const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Keys that do not verify, or turn too early. */
export const keyFaults: readonly MaskinportenFault[] = [
  {
    id: 'mask-no-keys',
    breaks: 'No key is published.',
    aimedAt: 'MASK-KEYS-001',
    replies: { routes, change: setMember(['keys'], []) },
  },
  {
    id: 'mask-private-part-shown',
    breaks: 'A key shows a private part.',
    aimedAt: 'MASK-KEYS-001',
    replies: { routes, change: setMember(['keys', 0, 'd'], 'AQAB') },
  },
  {
    id: 'mask-key-twice',
    breaks: 'Two keys have one name.',
    aimedAt: 'MASK-KEYS-001',
    replies: {
      routes,
      change: mapMember(['keys'], (keys) => [...items(keys), ...items(keys).slice(0, 1)]),
    },
  },
  {
    id: 'mask-token-names-no-key',
    breaks: 'Tokens name a key that is not published.',
    aimedAt: 'MASK-KEYS-002',
    rules: { headerOf: ({ kid }) => ({ kid: `${kid}-old`, alg: 'RS256' }) },
  },
  {
    id: 'mask-new-key-hidden',
    breaks: 'A new key is not published beside the old.',
    aimedAt: 'MASK-KEYS-003',
    replies: { routes, change: mapMember(['keys'], (keys) => items(keys).slice(0, 1)) },
  },
  {
    id: 'mask-old-key-dropped',
    breaks: 'A new key takes the place of the old ones at once.',
    aimedAt: 'MASK-KEYS-004',
    replies: { routes, change: mapMember(['keys'], (keys) => items(keys).slice(-1)) },
  },
  {
    id: 'mask-retired-key-stays',
    breaks: 'A key that was taken back is still published, and signs.',
    aimedAt: 'MASK-KEYS-005',
    rules: { keeps: () => true },
  },
];
