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
  ...(
    [
      ['asks-for-a-login', 'still sends to the login', 'ALT2-GONE-002', '/ui/Authentication'],
      ['moves-to-itself', 'sends to its own address', 'ALT2-GONE-001', '/api/metadata/'],
      ['moves-nowhere', 'redirects without an address', 'ALT2-GONE-003', undefined],
    ] as const
  ).map(([name, does, aimedAt, path]): Altinn2Fault => ({
    id: `alt2-closed-${name}`,
    breaks: `A closed API ${does}.`,
    aimedAt,
    unrouted: (reply, request) =>
      request.path.startsWith('/closed/redirect/')
        ? {
            ...reply,
            headers: path === undefined ? [] : [['Location', `https://www.altinn.no${path}`]],
          }
        : reply,
  })),
  {
    id: 'alt2-closed-leads-elsewhere',
    breaks: 'A closed API sends to a page of somebody else.',
    aimedAt: 'ALT2-GONE-004',
    unrouted: (reply, request) =>
      request.path === '/closed/redirect/api/my/messages'
        ? { ...reply, headers: [['Location', 'https://altinn.no.annen.invalid/']] }
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
