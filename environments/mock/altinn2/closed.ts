import type { MockRequest, Reply } from '../server/message.ts';

/**
 * What a host may answer since the API was closed (reference altinn2 1), each below a path of its own:
 * `/closed/<way>/api/…`. Nothing of the API stands there.
 */
const ways: Readonly<Record<string, (request: MockRequest) => Reply>> = {
  'not-found': () => ({ status: 404, headers: [] }),
  gone: () => ({ status: 410, headers: [] }),
  redirect: () => ({
    status: 301,
    headers: [['Location', 'https://www.altinn.no/altinn-2-er-avviklet/']],
  }),
  silent: () => ({ status: 503, headers: [], isSilent: true }),
};

/** The answer below one of those paths; undefined elsewhere. */
export function answerClosed(request: MockRequest): Reply | undefined {
  const way = /^\/closed\/([\w-]+)\/api\//.exec(request.path)?.[1] ?? '';
  return Object.hasOwn(ways, way) ? ways[way]?.(request) : undefined;
}
