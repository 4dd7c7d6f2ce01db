import type { Call } from '../../altinn-app/call.ts';
import { mapMember, setMember, withStatus } from '../change.ts';
import type { Fault } from './fault.ts';
import { misreadMembers, misreadWhen, sentMembers, without, type Misread } from './misread.ts';
import { isRecord, textOf } from '../../server/narrow.ts';
import { onReply } from './spoil.ts';

const routes = ['createInstanceSimple'];

const reads = (change: Misread): Pick<Fault, 'requests'> => ({ requests: { routes, change } });

const sentOwner = (call: Call): Readonly<Record<string, unknown>> => {
  const sent = sentMembers(call)['instanceOwner'];
  return isRecord(sent) ? sent : {};
};

const source = (call: Call): string => textOf(sentMembers(call)['sourceInstanceId']);

const sourceOf = (call: Call): ReturnType<Call['state']['instances']['get']> =>
  call.state.instances.get(source(call).split('/')[1] ?? '');

const ignoresSource = (fits: (call: Call) => boolean): Pick<Fault, 'requests'> =>
  reads(
    misreadWhen(
      (call) => source(call) !== '' && fits(call),
      misreadMembers(without('sourceInstanceId')),
    ),
  );

const isCopying = ({ app }: Call): boolean => app.metadata['copyInstanceSettings'] != null;

/** Faults of copying instances. */
export const copyFaults: readonly Fault[] = [
  {
    id: 'app-copy-is-empty',
    breaks: 'A copy has an empty form.',
    aimedAt: 'APP-CREATE-024',
    ...ignoresSource((call) => isCopying(call) && sourceOf(call)?.status.isArchived === true),
  },
  {
    id: 'app-copy-stays-ended',
    breaks: 'The process of a copy is ended like that of its source.',
    aimedAt: 'APP-CREATE-024',
    replies: {
      routes,
      when: (reply, call) => reply.status === 201 && source(call) !== '',
      change: setMember(['process', 'ended'], '2026-01-01T00:00:00Z'),
    },
  },
  {
    id: 'app-copy-shares-elements',
    breaks: 'A copy names the elements of its source.',
    aimedAt: 'APP-CREATE-024',
    replies: {
      routes,
      when: (reply, call) => reply.status === 201 && source(call) !== '',
      change: (reply, call) =>
        mapMember(['data', 0, 'id'], () => sourceOf(call)?.data[0]?.id)(reply, call),
    },
  },
  {
    id: 'app-copy-of-running',
    breaks: 'An instance that still runs can be copied.',
    aimedAt: 'APP-CREATE-025',
    ...ignoresSource((call) => isCopying(call) && sourceOf(call)?.status.isArchived === false),
  },
  {
    id: 'app-copy-between-owners',
    breaks: "Another owner's instance can be copied.",
    aimedAt: 'APP-CREATE-026',
    ...ignoresSource((call) => String(sourceOf(call)?.partyId) !== sentOwner(call)['partyId']),
  },
  {
    id: 'app-copy-of-nothing',
    breaks: 'A copy of an instance that does not exist is an empty instance.',
    aimedAt: 'APP-CREATE-027',
    ...ignoresSource((call) => isCopying(call) && sourceOf(call) === undefined),
  },
  {
    id: 'app-copy-of-unknown-answers-500',
    breaks: 'A copy of an instance that does not exist leads to 500.',
    aimedAt: 'APP-CREATE-027',
    ...onReply(routes, 404, withStatus(500)),
  },
  {
    id: 'app-copy-reads-bare-uuid',
    breaks: 'A source without a party makes an empty instance.',
    aimedAt: 'APP-CREATE-028',
    ...ignoresSource((call) => isCopying(call) && !source(call).includes('/')),
  },
  {
    id: 'app-copy-where-not-offered',
    breaks: 'A source is ignored where the app copies nothing.',
    aimedAt: 'APP-CREATE-029',
    ...ignoresSource((call) => !isCopying(call)),
  },
];
