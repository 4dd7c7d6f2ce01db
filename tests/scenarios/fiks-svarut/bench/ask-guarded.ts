import type { LiveExchange } from '#environments';
import { integrationPassword, readyToken } from './credentials.ts';
import { ask, type Asked } from './every-operation.ts';
import type { FiksRequest } from './fiks-bench.ts';
import type { FiksContext } from './scenario.ts';

/** Asks, and judges that the answer gives back neither token nor password. */
export async function askGuarded(context: FiksContext, asked: Asked): Promise<LiveExchange> {
  const answer = await ask(context, asked);
  const text = textOf(answer);
  const secrets = secretsOf(context, asked.caller ?? {});
  context.on.verify('secrets in the answer', {
    actual: secrets
      .filter(([, forms]) => forms.some((one) => text.includes(one)))
      .map(([name]) => name),
    expected: [],
    exchange: answer,
    requirement: 'FIKS-AUTH-024',
  });
  return answer;
}

function textOf(answer: LiveExchange): string {
  const lines = (answer.response?.headers ?? []).map((line) => line.join(': '));
  return [...lines, answer.text()].join('\n');
}

const shortestSecret = 8;

function tokenIn(authorization: string | null): string | undefined {
  return /^\w+\s+(\S+)$/.exec(authorization ?? '')?.[1];
}

/** Name and written forms of each secret that a caller sends: the scenario's own ones, and the actor's. */
function secretsOf(
  context: FiksContext,
  { as = 'sender', authorization, credentials = {}, query = {} }: FiksRequest,
): readonly (readonly [string, readonly string[]])[] {
  const own = context.bench.session.target.actors[as]?.headers?.[integrationPassword];
  const token = authorization === undefined ? readyToken(context, as) : tokenIn(authorization);
  const sent: Readonly<Record<string, string | null | undefined>> = {
    token,
    'token in the query': query['access_token'],
    'password sent': credentials[integrationPassword],
    'password of the integration': own,
  };
  return Object.entries(sent).flatMap(([name, value]) =>
    value == null || value.length < shortestSecret ? [] : [[name, formsOf(value)] as const],
  );
}

function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    bytes.toString('base64'),
    bytes.toString('base64url'),
  ];
}
