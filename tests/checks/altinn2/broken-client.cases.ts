import type { Case } from './judge-case.ts';

/** Clients that break a rule on requests, by the check that must say so; what a service answers changes nothing. */
export const altinn2BrokenClients: readonly (Pick<Case, 'made' | 'id' | 'says'> & {
  readonly breaks: string;
})[] = [
  {
    breaks: 'alt2-mark-as-read',
    says: 'reads a message and marks it as read',
    made: { url: 'https://host.example/api/my/messages/a1' },
    id: 'getMessage',
  },
];
