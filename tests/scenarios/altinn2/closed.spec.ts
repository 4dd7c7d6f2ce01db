import type { LiveExchange } from '#environments';
import type { Bench } from '../../engine/bench.ts';
import { registerScenario } from '../../engine/scenario.ts';

// What hosts answer since Altinn 2 was closed on 2026-06-19 (reference altinn2 1): nothing was announced, so silence, 404, 410 and
// a redirect to a page that tells of it conform alike; an answer as before does not.

/** What an answer says. */
type Way = 'silence' | '404' | '410' | 'redirect' | 'an answer';

function wayOf({ fault, status }: LiveExchange): Way {
  if (fault?.kind === 'silent') return 'silence';
  if (status === 404 || status === 410) return `${status}`;
  return [301, 302, 303, 307, 308].includes(status) ? 'redirect' : 'an answer';
}

const closed: readonly Way[] = ['silence', '404', '410', 'redirect'];

/** The target may say which of them is its own. */
function expectedWays({ session }: Bench): readonly string[] {
  const said = session.target.parameters['closedAs']?.split(/[\s,]+/) ?? [];
  return said.length === 0 ? closed : said;
}

/** Where it was closed: the target's own address, or those that a mock has beside it. */
function addresses({ session }: Bench): readonly string[] {
  const { baseUrl, parameters } = session.target;
  const { origin } = new URL(baseUrl);
  const beside = parameters['closedAt']?.split(/\s+/).map((path) => origin + path);
  return beside ?? [baseUrl];
}

const roots: readonly (readonly [requirement: string, operationId: string, path: string])[] = [
  ['ALT2-GONE-001', 'askClosedMetadata', '/metadata'],
  ['ALT2-GONE-002', 'askClosedMessages', '/my/messages'],
  ['ALT2-GONE-003', 'askClosedReportees', '/reportees'],
];

function ask(bench: Bench, url: string, operationId: string): Promise<LiveExchange> {
  const headers = [['Accept', 'application/hal+json']] as const;
  return bench.send({
    method: 'GET',
    url,
    operationId,
    headers,
    as: 'anonymous',
    mayBeSilent: true,
  });
}

for (const [requirement, operationId, path] of roots)
  registerScenario({
    api: 'altinn2',
    title: `GET ${path} finds nothing since it was closed`,
    requirements: [requirement],
    needs: { features: ['closed'] },
    tags: ['@read-only'],
    body: async (bench) => {
      for (const base of addresses(bench)) {
        const answer = await ask(bench, base + path, operationId);
        const expected = expectedWays(bench);
        bench.verify(`${base} says that it was closed (${expected.join(', ')})`, {
          actual: expected.includes(wayOf(answer))
            ? 'so'
            : `${wayOf(answer)}, status ${answer.status}`,
          expected: 'so',
          exchange: answer,
        });
      }
    },
  });

/** Hosts that may tell of it. */
const tellers = /(?:^|\.)(?:altinn\.no|digdir\.no|altinn\.studio)$/;

registerScenario({
  api: 'altinn2',
  title: 'A redirect leads to a page that tells of it, not to a login',
  requirements: ['ALT2-GONE-004'],
  needs: { features: ['closed'] },
  tags: ['@read-only'],
  body: async (bench) => {
    let redirects = 0;
    for (const base of addresses(bench)) {
      const answer = await ask(bench, `${base}/metadata`, 'askClosedMetadata');
      if (wayOf(answer) !== 'redirect') continue;
      redirects += 1;
      bench.verify('where it leads', {
        actual: answer.header('location') ?? 'nowhere',
        expected: tellsOfIt,
        exchange: answer,
      });
    }
    if (redirects === 0) bench.untested('it was closed without a redirect');
  },
});

function tellsOfIt(location: unknown): boolean {
  const text = String(location);
  if (!URL.canParse(text)) return false;
  const { hostname, pathname } = new URL(text);
  return tellers.test(hostname) && !/login|authentication|idporten/i.test(pathname);
}
