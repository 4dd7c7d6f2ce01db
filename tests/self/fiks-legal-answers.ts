import type { faultTables, Reply } from '#mock';

type FiksFault = (typeof faultTables)['fiks-svarut'][number];
type FiksCall = Parameters<NonNullable<FiksFault['bypass']>>[0];

/** Answers of a service that decides otherwise than the mock where its publisher leaves it open. */
export interface LegalAnswers {
  readonly says: string;
  readonly answers: Pick<FiksFault, 'replies' | 'requests' | 'rules' | 'unrouted'>;
  /** The requirements whose scenarios see the difference. */
  readonly seenBy: RegExp;
}

const reasons: Readonly<Record<number, string>> = {
  403: 'Forbidden',
  404: 'Not Found',
  406: 'Not Acceptable',
  415: 'Unsupported Media Type',
};

const uuid = /^[\da-f-]{36}$/i;

const overMessage =
  (change: (message: Readonly<Record<string, unknown>>) => unknown) =>
  (reply: Reply): Reply => {
    if (reply.status < 400 || reply.body === undefined) return reply;
    const message = JSON.parse(reply.body.toString()) as Readonly<Record<string, unknown>>;
    return { ...reply, body: Buffer.from(JSON.stringify(change(message))) };
  };

/** The same refusal with another status. */
function refusedWith(status: number, reply: Reply): Reply {
  const { body, headers } =
    reply.status < 400
      ? { body: Buffer.from('{"message":"Støttes ikke"}'), headers: reply.headers }
      : reply;
  const told = overMessage((message) => ({
    ...message,
    status,
    error: reasons[status],
    errorId: anId,
  }));
  return told({ ...reply, ...(body === undefined ? {} : { body }), headers, status });
}

const anId = '0e8f7c1a-2b3d-4c5e-8f60-7a8b9c0d1e2f';

const lacksPart = ({ credentials }: FiksCall): boolean =>
  credentials.token === undefined ||
  credentials.integrationId === undefined ||
  credentials.password === undefined;

/** The status with which another service would refuse a call that the mock answers so. */
const otherStatuses: readonly {
  readonly from: number;
  readonly to: number;
  readonly when: (call: FiksCall) => boolean;
}[] = [
  { from: 401, to: 403, when: lacksPart },
  { from: 403, to: 404, when: ({ params }) => params['forsendelseId'] !== undefined },
  { from: 403, to: 404, when: ({ params }) => params['kontoId']?.startsWith('7b0d2c8e') === false },
  { from: 400, to: 404, when: (call) => !uuid.test(idIn(call)) },
  {
    from: 200,
    to: 406,
    when: (call) => /^(?:application\/xml|text\/csv)$/.test(header(call, 'accept')),
  },
  { from: 400, to: 415, when: (call) => /xml|urlencoded/.test(header(call, 'content-type')) },
];

function idIn({ params }: FiksCall): string {
  return params['kontoId'] ?? params['forsendelseId'] ?? anId;
}

function header({ request }: FiksCall, name: string): string {
  return request.header(name) ?? '';
}

const mine = /^FIKS-(?:AUTH|ERR|FORM|TYPE|MOTT)-/;

/** Where the documents leave a choice, the choices that the mock does not make (reference fiks 1.4, 2, 3.8). */
export const legalAnswers: readonly LegalAnswers[] = [
  {
    says: 'the other legal statuses of refusals',
    seenBy: mine,
    answers: {
      replies: {
        change: (reply, call) => {
          const other = otherStatuses.find(({ from, when }) => from === reply.status && when(call));
          return other === undefined ? reply : refusedWith(other.to, reply);
        },
      },
      unrouted: (reply) => (reply.status === 405 ? refusedWith(404, reply) : reply),
    },
  },
  {
    says: 'error messages of three members, and a challenge that names no cause',
    seenBy: mine,
    answers: {
      replies: {
        change: (reply) =>
          overMessage(({ message, errorId, status }) => ({ message, errorId, status }))({
            ...reply,
            headers: [
              ...reply.headers,
              ...(reply.status === 401
                ? [['WWW-Authenticate', 'Bearer error="FIKS-401"'] as const]
                : []),
            ],
          }),
      },
    },
  },
  {
    says: 'error messages with details, more words and a path without the prefix',
    seenBy: mine,
    answers: {
      rules: {
        refusesToken: () => ({
          status: 401,
          message: 'Klarte ikke å validere access_token: ta kontakt med brukerstøtte',
        }),
      },
      replies: {
        change: overMessage((message) => ({
          ...message,
          errorJson: { antall: '13' },
          path: String(message['path']).replace(/^\/api/, ''),
        })),
      },
    },
  },
  {
    says: 'an empty filter that counts as none, and types for those alone who are granted an account',
    seenBy: mine,
    answers: {
      requests: {
        routes: ['hentMottakersystem'],
        change: (call) => ({
          ...call,
          query: new URLSearchParams([...call.query].filter(([, value]) => value !== '')),
        }),
      },
      replies: {
        routes: ['hentForsendelsestyper', 'hentMottakersystem'],
        change: (reply, { credentials }) =>
          reply.status === 200 && credentials.integrationId?.endsWith('a13') === true
            ? refusedWith(403, reply)
            : reply,
      },
    },
  },
];
