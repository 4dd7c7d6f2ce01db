import type { Altinn2Fault } from './fault.ts';

/** Faults of what hosts answer since Altinn 2 was closed. */
export const closedFaults: readonly Altinn2Fault[] = [
  ...(
    [
      ['metadata', 'ALT2-GONE-001', 'metadata'],
      ['messages', 'ALT2-GONE-002', 'my/messages'],
      ['reportees', 'ALT2-GONE-003', 'reportees'],
    ] as const
  ).map(([name, aimedAt, path]): Altinn2Fault => ({
    id: `alt2-closed-${name}-answer`,
    breaks: `The ${name} answer as before though the API was closed.`,
    aimedAt,
    unrouted: (reply, request) =>
      request.path === `/closed/gone/api/${path}`
        ? { status: 200, headers: [['Content-Type', 'application/json']], body: Buffer.from('[]') }
        : reply,
  })),
  {
    id: 'alt2-closed-asks-for-a-login',
    breaks: 'A closed API still sends to the login.',
    aimedAt: 'ALT2-GONE-004',
    unrouted: (reply, request) =>
      request.path.startsWith('/closed/redirect/')
        ? { ...reply, headers: [['Location', 'https://www.altinn.no/ui/Authentication']] }
        : reply,
  },
  {
    id: 'alt2-closed-breaks',
    breaks: 'A closed API ends in 500.',
    aimedAt: 'ALT2-GONE-001',
    unrouted: (reply, request) =>
      request.path.startsWith('/closed/not-found/') ? { status: 500, headers: [] } : reply,
  },
];
