import { randomUUID } from 'node:crypto';
import type { Client } from '../client/create-client.ts';
import type { LiveExchange } from '../client/record-exchange.ts';
import type { ActorSource, Target } from '../target.ts';
import type { Examined } from './examine-environment.ts';
import { describeToken } from './describe-token.ts';

/** What an actor of Fiks SvarUt is there for: his settings, and the accounts that he is, or is not, granted. */
interface Role {
  readonly actor: string;
  /** How the names of his settings begin. */
  readonly prefix: string;
  readonly accounts: readonly Account[];
}

interface Account {
  readonly parameter: 'kontoId' | 'otherKontoId';
  readonly setting: string;
  readonly isGranted: boolean;
}

const own = { parameter: 'kontoId', setting: 'SAMSVAR_FIKS_KONTO_ID' } as const;
const other = { parameter: 'otherKontoId', setting: 'SAMSVAR_FIKS_OTHER_KONTO_ID' } as const;

const roles: readonly Role[] = [
  {
    actor: 'sender',
    prefix: 'SAMSVAR_FIKS',
    accounts: [
      { ...own, isGranted: true },
      { ...other, isGranted: false },
    ],
  },
  {
    actor: 'otherSender',
    prefix: 'SAMSVAR_FIKS_OTHER',
    accounts: [
      { ...other, isGranted: true },
      { ...own, isGranted: false },
    ],
  },
  {
    actor: 'ungranted',
    prefix: 'SAMSVAR_FIKS_UNGRANTED',
    accounts: [{ ...own, isGranted: false }],
  },
];

type Verdict = Pick<Examined, 'outcome' | 'detail'>;

/**
 * Which of the three conditions an actor does not meet, first cause first: token, integration, grant on the account
 * (reference fiks 1.1, 1.4). Asks for the types, then for the status of a forsendelse that nobody has.
 */
export async function examineFiksAccess(
  client: Client,
  actors: ReadonlySet<string>,
): Promise<Examined[]> {
  const examined: Examined[] = [];
  for (const role of roles.filter(({ actor }) => actors.has(actor)))
    examined.push(...(await examineRole(client, role)));
  return examined;
}

async function examineRole(client: Client, role: Role): Promise<Examined[]> {
  const { actor } = role;
  const { api, actors, parameters } = client.target;
  const row = (subject: string, verdict: Verdict): Examined => ({
    area: 'access',
    api,
    subject,
    ...verdict,
  });
  const misread = misreadLines(actors[actor], role);
  if (misread !== undefined) return [row(actor, misread)];
  const known = judgeKnown(await askTypes(client, actor), role, client.target);
  if (known !== undefined) return [row(actor, known)];
  const examined: Examined[] = [];
  for (const account of role.accounts) {
    const id = parameters[account.parameter];
    if (id === undefined) continue;
    const answer = await askStatus(client, actor, id);
    examined.push(row(`${actor} on ${account.parameter}`, judgeGrant(answer, account, role)));
  }
  return examined;
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What can be told of the two lines without asking anybody. */
function misreadLines(source: ActorSource | undefined, { prefix }: Role): Verdict | undefined {
  const { IntegrasjonId: id = '', IntegrasjonPassord: password = '' } = source?.headers ?? {};
  if (uuid.test(id)) return undefined;
  const swapped = uuid.test(password)
    ? `; it stands in ${prefix}_INTEGRASJON_PASSORD, it seems`
    : '';
  const detail = `integration: ${prefix}_INTEGRASJON_ID is no uuid${swapped}`;
  return { outcome: 'wrong', detail };
}

function askTypes(client: Client, as: string): Promise<LiveExchange> {
  return client.send({ method: 'GET', path: '/v2/forsendelsestyper', as });
}

function askStatus(client: Client, as: string, kontoId: string): Promise<LiveExchange> {
  return client.send({
    method: 'POST',
    path: `/v2/kontoer/${encodeURIComponent(kontoId)}/forsendelser/status-sok`,
    headers: [['Content-Type', 'application/json']],
    body: JSON.stringify({ forsendelseIds: [randomUUID()] }),
    as,
  });
}

/** Why a caller is not known, or undefined where token and integration hold. */
function judgeKnown(answer: LiveExchange, role: Role, target: Target): Verdict | undefined {
  if (answer.status === 200) return undefined;
  if (answer.status === 401) return refused(explainUnknown(answer, role, target));
  if (answer.status === 403)
    return refused(
      'grant: token and integration hold, but types are refused with 403: has the integration been given the right to SvarUt at all?',
    );
  return refused(`no answer to judge by: ${tell(answer)}`);
}

/** The publisher tells two causes of a 401 apart, and no more (reference fiks 1.4). */
function explainUnknown(answer: LiveExchange, { actor, prefix }: Role, target: Target): string {
  const seen = describeToken(target.actors[actor]);
  const message = messageOf(answer);
  if (message.startsWith('Klarte ikke å validere access_token'))
    return (
      `token: it is not accepted; integration and grant were not looked at. Is it of the Maskinporten of ${target.environment}, ` +
      `has it the scope ks:fiks, is this machine's clock right?${seen}`
    );
  if (message.startsWith('Autentisering feilet for integrasjon'))
    return (
      `integration: the token is accepted, id, password or organisation is wrong, and the service does not say which; the grant was not looked at. ` +
      `Compare with Fiks forvaltning: ${prefix}_INTEGRASJON_ID; ${prefix}_INTEGRASJON_PASSORD (a new password ends the old one at once); ` +
      `the organisation that the integration authorises, which must be the token's.${seen}`
    );
  return `token or integration: refused with 401 and without a documented message, so it cannot be told which${seen}`;
}

function judgeGrant(answer: LiveExchange, account: Account, role: Role): Verdict {
  if (answer.status === 200) return judgeGranted(account, role);
  if (answer.status === 403) return judgeUngranted(account);
  if (answer.status === 404)
    return {
      outcome: account.isGranted ? 'refused' : 'note',
      detail: `grant: token and integration hold, the account is not found: is ${account.setting} one of this environment?`,
    };
  return refused(`grant: no answer to judge by: ${tell(answer)}`);
}

function judgeGranted({ isGranted, setting }: Account, { prefix }: Role): Verdict {
  if (isGranted) return { outcome: 'fine', detail: 'token, integration and grant hold' };
  const detail =
    `grant: it is there, though scenarios need an integration without it. ` +
    `Take it away in Fiks forvaltning, or name another account in ${setting} or another integration in ${prefix}_INTEGRASJON_ID`;
  return { outcome: 'wrong', detail };
}

function judgeUngranted({ isGranted, setting }: Account): Verdict {
  if (!isGranted)
    return { outcome: 'fine', detail: 'token and integration hold; no grant, as meant' };
  return refused(
    `grant: token and integration hold, the grant on the account is missing. ` +
      `Give the integration the right to it in Fiks forvaltning, or is ${setting} another account's?`,
  );
}

function refused(detail: string): Verdict {
  return { outcome: 'refused', detail };
}

function tell({ fault, status }: LiveExchange): string {
  return fault?.message ?? `answered ${status}`;
}

function messageOf(answer: LiveExchange): string {
  const { message } = (answer.json() ?? {}) as { readonly message?: unknown };
  return typeof message === 'string' ? message : '';
}
