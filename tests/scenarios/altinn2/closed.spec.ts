import type { LiveExchange } from '#environments';
import type { Bench } from '../../engine/bench.ts';
import { registerScenario } from '../../engine/scenario.ts';

// What hosts answer since Altinn 2 was closed on 2026-06-19 (reference altinn2 1): nothing was announced, so silence, 404, 410 and
// a redirect to a page that tells of it conform alike; an answer as before does not.

/** What an answer says. */
type Way = 'silence' | '404' | '410' | 'redirect' | 'a redirect as before' | 'an answer';

function wayOf(answer: LiveExchange): Way {
  const { fault, status, request } = answer;
  if (fault?.kind === 'silent') return 'silence';
  if (status === 404 || status === 410) return `${status}`;
  if (![301, 302, 303, 307, 308].includes(status)) return 'an answer';
  const to = pageOf(answer.header('location'), request.url);
  return to === undefined || asBefore.test(to.pathname) ? 'a redirect as before' : 'redirect';
}

/** Where an API that lives sends its callers: to a login, or to itself under another address. */
const asBefore = /^\/api(?:\/|$)|login|authentication|idporten/i;

/** The page that a redirect leads to, relative to what was asked (RFC 9110 section 10.2.2). */
function pageOf(location: string | undefined, asked: string): URL | undefined {
  return location !== undefined && URL.canParse(location, asked)
    ? new URL(location, asked)
    : undefined;
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
        if (wayOf(answer) === 'silence') noteSilence(bench, answer);
      }
    },
  });

/** Silence conforms, and yet it may be on this side of the network. */
function noteSilence(bench: Bench, answer: LiveExchange): void {
  const said = answer.fault?.message ?? '';
  bench.note(
    'an answer that says that it was closed',
    `silence (${said}), as one's own network gives when it is down: another address must answer from here`,
    answer,
  );
}

/** Hosts that may tell of it. */
const tellers = /(?:^|\.)(?:altinn\.no|digdir\.no|altinn\.studio)$/;

registerScenario({
  api: 'altinn2',
  title: 'A redirect leads to a page of those who can tell of it',
  requirements: ['ALT2-GONE-004'],
  needs: { features: ['closed'] },
  tags: ['@read-only'],
  body: async (bench) => {
    let redirects = 0;
    for (const base of addresses(bench))
      for (const [, operationId, path] of roots) {
        const answer = await ask(bench, base + path, operationId);
        const to = pageOf(answer.header('location'), answer.request.url);
        if (!wayOf(answer).includes('redirect')) continue;
        redirects += 1;
        bench.verify('where it leads', {
          actual: to?.hostname ?? 'nowhere',
          expected: tellers,
          exchange: answer,
        });
      }
    if (redirects === 0) bench.untested('it was closed without a redirect');
  },
});
