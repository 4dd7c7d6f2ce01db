import { jsonText } from '../../altinn-app/families.ts';
import type { Call } from '../../altinn-app/call.ts';
import { accessRules } from '../../altinn-app/rules/access.ts';
import { dataRules } from '../../altinn-app/rules/data.ts';
import { PrefillError } from '../../altinn-app/model/prefill.ts';
import { isStatus, withStatus } from '../change.ts';
import type { Fault } from './fault.ts';
import {
  jsonIn,
  misreadHeader,
  misreadJson,
  misreadMembers,
  misreadWhen,
  sentMembers,
  without,
  type Misread,
} from './misread.ts';
import { isRecord, textOf } from '../../server/narrow.ts';
import { onReply, owner } from './spoil.ts';

const routes = ['createInstanceSimple'];

const reads = (change: Misread): Pick<Fault, 'requests'> => ({ requests: { routes, change } });

/** Makes the instance after all, and refuses all the same. */
const refusesYetMakes = (
  fits: (call: Call) => boolean,
  change: Misread,
  status: number,
): Pick<Fault, 'requests' | 'replies'> => ({
  requests: { routes, change: misreadWhen(fits, change) },
  replies: {
    routes,
    when: (reply, call) => reply.status === 201 && fits(call),
    change: () => jsonText(status, 'Refused.'),
  },
});

const mine = { instanceOwner: { partyId: owner.partyId } };

const sentOwner = (call: Call): Readonly<Record<string, unknown>> => {
  const sent = sentMembers(call)['instanceOwner'];
  return isRecord(sent) ? sent : {};
};

const named = (name: string, isWrong: (value: unknown) => boolean): Misread =>
  misreadWhen(
    (call) => name in sentOwner(call) && isWrong(sentOwner(call)[name]),
    misreadMembers((members) => ({ ...members, ...mine })),
  );

const hasOddPrefill = (call: Call): boolean => {
  const { prefill } = sentMembers(call);
  return isRecord(prefill) && Object.values(prefill).includes('ikke et tall');
};

const withoutPrefill = misreadMembers(without('prefill'));

/** Faults of simple instantiation that must be refused. */
export const createRefusedFaults: readonly Fault[] = [
  {
    id: 'app-create-takes-odd-prefill',
    breaks: 'A prefill value that does not fit its field is dropped.',
    aimedAt: 'APP-CREATE-006',
    rules: {
      prefills: (app, type, of) => {
        try {
          return dataRules.prefills(app, type, of);
        } catch (error) {
          if (error instanceof PrefillError) return of.model;
          throw error;
        }
      },
    },
  },
  {
    id: 'app-create-refuses-odd-prefill-too-late',
    breaks: 'A prefill value that does not fit its field is refused, and the instance stays.',
    aimedAt: 'APP-CREATE-006',
    ...refusesYetMakes(hasOddPrefill, withoutPrefill, 400),
  },
  {
    id: 'app-create-odd-prefill-answers-500',
    breaks: 'A prefill value that does not fit its field leads to 500.',
    aimedAt: 'APP-CREATE-006',
    replies: {
      routes,
      when: (_, call) => hasOddPrefill(call),
      change: () => ({ status: 500, headers: [] }),
    },
  },
  {
    id: 'app-create-takes-prefill-of-any-type',
    breaks: 'Prefill values that are no strings are taken.',
    aimedAt: 'APP-CREATE-007',
    ...reads(
      misreadMembers((members) => {
        const { prefill } = members;
        if (!isRecord(prefill)) return members;
        const texts = Object.entries(prefill).map(([key, value]) => [key, String(value)]);
        return { ...members, prefill: Object.fromEntries(texts) as object };
      }),
    ),
  },
  {
    id: 'app-create-without-owner-is-the-callers',
    breaks: 'An instance without an owner is made for the caller.',
    aimedAt: 'APP-CREATE-012',
    ...reads(
      misreadWhen(
        (call) => Object.keys(sentOwner(call)).length === 0,
        misreadMembers((members) => ({ ...members, ...mine })),
      ),
    ),
  },
  {
    id: 'app-create-without-owner-answers-422',
    breaks: 'An instance without an owner is refused with 422.',
    aimedAt: 'APP-CREATE-012',
    ...onReply(routes, 400, withStatus(422)),
  },
  {
    id: 'app-create-takes-any-party-id',
    breaks: 'A party id that is no number counts as none, and the caller is the owner.',
    aimedAt: 'APP-CREATE-013',
    ...reads(named('partyId', (value) => value === 'abc')),
  },
  {
    id: 'app-create-odd-party-id-answers-400',
    breaks: 'A party id that is no number is refused with 400.',
    aimedAt: 'APP-CREATE-013',
    replies: { routes, when: isStatus(404), change: withStatus(400) },
  },
  {
    id: 'app-create-takes-unknown-party',
    breaks: 'An owner whom the register does not know is replaced by the caller.',
    aimedAt: 'APP-CREATE-014',
    ...reads(named('partyId', (value) => value === '999999999')),
  },
  {
    id: 'app-create-takes-unknown-organisation',
    breaks: 'An unknown organisation is replaced by the caller.',
    aimedAt: 'APP-CREATE-014',
    ...reads(named('organisationNumber', (value) => value === '999999999')),
  },
  {
    id: 'app-create-takes-unknown-person',
    breaks: 'An unknown person is replaced by the caller.',
    aimedAt: 'APP-CREATE-014',
    ...reads(named('personNumber', (value) => value !== owner.personNumber)),
  },
  {
    id: 'app-create-takes-numeric-party-id',
    breaks: 'A party id may be a JSON number.',
    aimedAt: 'APP-CREATE-015',
    ...reads(
      misreadMembers((members) => {
        const sent = members['instanceOwner'];
        if (!isRecord(sent) || typeof sent['partyId'] !== 'number') return members;
        return { ...members, instanceOwner: { partyId: String(sent['partyId']) } };
      }),
    ),
  },
  {
    id: 'app-create-repairs-json',
    breaks: 'A JSON body that is cut off is completed.',
    aimedAt: 'APP-CREATE-016',
    ...reads((call) => {
      const body = Buffer.concat([call.request.body, Buffer.from('}')]);
      const isRepaired = jsonIn(call.request.body) === undefined && jsonIn(body) !== undefined;
      return isRepaired ? { ...call, request: { ...call.request, body } } : call;
    }),
  },
  {
    id: 'app-create-takes-empty-body',
    breaks: 'An empty body makes an instance of the caller.',
    aimedAt: 'APP-CREATE-016',
    ...reads(
      misreadWhen(
        ({ request }) => request.body.length === 0 && request.header('content-type') !== undefined,
        misreadJson(() => mine),
      ),
    ),
  },
  {
    id: 'app-create-takes-a-list',
    breaks: 'Of a list the first member is taken.',
    aimedAt: 'APP-CREATE-017',
    ...reads(
      misreadWhen(
        ({ request }) => Array.isArray(jsonIn(request.body)),
        misreadJson((value) => (Array.isArray(value) ? value[0] : value)),
      ),
    ),
  },
  {
    id: 'app-create-takes-null',
    breaks: 'A body null makes an instance of the caller.',
    aimedAt: 'APP-CREATE-017',
    ...reads(
      misreadWhen(
        ({ request }) => jsonIn(request.body) === null,
        misreadJson(() => mine),
      ),
    ),
  },
  {
    id: 'app-create-takes-any-media-type',
    breaks: 'The media type of the body is not looked at.',
    aimedAt: 'APP-CREATE-018',
    ...reads(misreadHeader('Content-Type', () => 'application/json')),
  },
  {
    id: 'app-create-text-answers-400',
    breaks: 'A body that is no JSON by its type is refused with 400.',
    aimedAt: 'APP-CREATE-018',
    ...onReply(routes, 415, withStatus(400)),
  },
  {
    id: 'app-create-drops-odd-dates',
    breaks: 'A date that is none is dropped.',
    aimedAt: 'APP-CREATE-021',
    ...reads(
      misreadMembers((members) => {
        const { dueBefore, ...rest } = members;
        return Number.isNaN(Date.parse(textOf(dueBefore))) ? rest : members;
      }),
    ),
  },
  {
    id: 'app-create-for-anybody',
    breaks: 'Anybody makes instances for anybody.',
    aimedAt: 'APP-CREATE-022',
    rules: {
      permits: (question) => question.action === 'instantiate' || accessRules.permits(question),
    },
  },
  {
    id: 'app-create-for-anybody-refused-too-late',
    breaks: 'A caller without rights is refused, and the instance stays.',
    aimedAt: 'APP-CREATE-022',
    rules: {
      permits: (question) => question.action === 'instantiate' || accessRules.permits(question),
    },
    replies: { routes, when: isStatus(201), change: withStatus(403) },
  },
  {
    id: 'app-create-takes-any-size',
    breaks: 'A body above the limit is cut to what fits.',
    aimedAt: 'APP-CREATE-031',
    ...reads(misreadWhen(({ request }) => request.body.length > 30_000_000, withoutPrefill)),
  },
  {
    id: 'app-create-takes-unknown-user-name',
    breaks: 'A user name that cannot be looked up stands for the caller.',
    aimedAt: 'APP-CREATE-034',
    ...reads(named('username', () => true)),
  },
];
