import type { FiksCall } from '../../../fiks-svarut/call.ts';
import { errorReply, reasons } from '../../../fiks-svarut/replies.ts';
import {
  both,
  isRefusal,
  isStatus,
  mapJson,
  mapMember,
  setMember,
  withHeader,
  withStatus,
} from '../../change.ts';
import type { ChangeOf } from '../../fault.ts';
import type { FiksChange } from '../fault.ts';
import type { FiksVariation } from '../variation.ts';

const seenBy = /^FIKS-(?:AUTH|ERR|FORM|TYPE|MOTT)-/;

const uuid = /^[\da-f-]{36}$/i;

/** The same refusal with another status. */
const retold = (status: number): ChangeOf<unknown> =>
  both(
    withStatus(status),
    setMember(['status'], status),
    setMember(['error'], reasons[status] ?? 'Error'),
  );

const refusedWith =
  (status: number): FiksChange =>
  (reply, call) =>
    isRefusal(reply)
      ? retold(status)(reply, call)
      : errorReply({ status, message: 'Støttes ikke' }, call.request, call.state.world);

const lacksPart = ({ credentials }: FiksCall): boolean =>
  credentials.token === undefined ||
  credentials.integrationId === undefined ||
  credentials.password === undefined;

const header = ({ request }: FiksCall, name: string): string => request.header(name) ?? '';

const idIn = ({ params }: FiksCall): string | undefined =>
  params['kontoId'] ?? params['forsendelseId'];

/** The status with which another service would refuse a call that the mock answers so. */
const otherStatuses: readonly {
  readonly from: number;
  readonly to: number;
  readonly when: (call: FiksCall) => boolean;
}[] = [
  { from: 401, to: 403, when: lacksPart },
  { from: 403, to: 404, when: ({ params }) => params['forsendelseId'] !== undefined },
  { from: 403, to: 404, when: ({ params }) => params['kontoId']?.startsWith('7b0d2c8e') === false },
  { from: 400, to: 404, when: (call) => !uuid.test(idIn(call) ?? '') && idIn(call) !== undefined },
  {
    from: 200,
    to: 406,
    when: (call) => /^(?:application\/xml|text\/csv)$/.test(header(call, 'accept')),
  },
  { from: 400, to: 415, when: (call) => /xml|urlencoded/.test(header(call, 'content-type')) },
];

/** Other ways to refuse, and other words for it (reference fiks 1.4, 2, 3.8). */
export const refusalVariations: readonly FiksVariation[] = [
  {
    says: 'the other legal statuses of refusals',
    seenBy,
    answers: {
      replies: {
        change: (reply, call) => {
          const other = otherStatuses.find(({ from, when }) => from === reply.status && when(call));
          return other === undefined ? reply : refusedWith(other.to)(reply, call);
        },
      },
      unrouted: (reply) => (reply.status === 405 ? retold(404)(reply, undefined) : reply),
    },
  },
  {
    says: 'error messages of three members, and a challenge that names no cause',
    seenBy,
    answers: {
      replies: {
        when: isRefusal,
        change: (reply, call) => {
          const short = mapJson((value) => {
            const { message, errorId, status } = value as Readonly<Record<string, unknown>>;
            return { message, errorId, status };
          })(reply, call);
          const challenged = withHeader('WWW-Authenticate', 'Bearer error="FIKS-401"');
          return reply.status === 401 ? challenged(short, call) : short;
        },
      },
    },
  },
  {
    says: 'error messages with details, more words and a path without the prefix',
    seenBy,
    answers: {
      rules: {
        refusesToken: () => ({
          status: 401,
          message: 'Klarte ikke å validere access_token: ta kontakt med brukerstøtte',
        }),
      },
      replies: {
        when: isRefusal,
        change: both(
          setMember(['errorJson'], { antall: '13' }),
          mapMember(['path'], (path) => String(path).replace(/^\/api/, '')),
        ),
      },
    },
  },
  {
    says: 'an empty filter that counts as none',
    seenBy,
    answers: {
      requests: {
        routes: ['hentMottakersystem'],
        change: (call) => ({
          ...call,
          query: new URLSearchParams([...call.query].filter(([, value]) => value !== '')),
        }),
      },
    },
  },
  {
    says: 'types and systems that are told those alone who are granted an account',
    seenBy,
    answers: {
      replies: {
        routes: ['hentForsendelsestyper', 'hentMottakersystem'],
        when: (reply, { credentials }) =>
          isStatus(200)(reply) && credentials.integrationId?.endsWith('a13') === true,
        change: refusedWith(403),
      },
    },
  },
];
