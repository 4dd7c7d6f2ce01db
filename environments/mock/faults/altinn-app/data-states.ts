import { dataRules } from '../../altinn-app/rules/data.ts';
import { instanceOf } from '../../altinn-app/instances/store.ts';
import { both, isRefusal, isStatus, withStatus } from '../change.ts';
import { addsElement, also, changesForm, removesElement } from './effect.ts';
import type { Fault } from './fault.ts';
import { crashes, takesIt, denies, isEnded } from './outcome.ts';

const puts = ['putData', 'putDataByType'];

/** Form data that may not be made, changed or removed in the state that the instance is in. */
export const dataStatesFaults: readonly Fault[] = [
  {
    id: 'app-data-count-ignored',
    breaks: 'POST of form data beyond the maximum count is taken.',
    aimedAt: 'APP-DATA-023',
    rules: { dataAccess: withoutRule('Max Count Exceeded') },
  },
  {
    id: 'app-data-count-400',
    breaks: 'POST of form data beyond the maximum count answers 400.',
    aimedAt: 'APP-DATA-023',
    replies: { routes: ['createData'], when: isStatus(409), change: withStatus(400) },
  },
  {
    id: 'app-data-unknown-type-404',
    breaks: 'POST of an unknown data type answers 404.',
    aimedAt: 'APP-DATA-024',
    replies: { routes: ['createData'], when: isStatus(400), change: withStatus(404) },
  },
  {
    id: 'app-data-unknown-type-crashes',
    breaks: 'POST of an unknown data type answers 500.',
    aimedAt: 'APP-DATA-024',
    replies: { routes: ['createData'], when: isStatus(400), change: crashes },
  },
  {
    id: 'app-data-lock-ignored',
    breaks: 'Locked form data can be changed.',
    aimedAt: 'APP-DATA-025',
    rules: { isLocked: () => false },
  },
  {
    id: 'app-data-locked-put-changes-form',
    breaks: 'PUT of locked form data answers 409 and changes it.',
    aimedAt: 'APP-DATA-025',
    replies: { routes: puts, when: isStatus(409), change: also(changesForm) },
  },
  {
    id: 'app-data-locked-patch-changes-form',
    breaks: 'PATCH of locked form data answers 409 and changes it.',
    aimedAt: 'APP-DATA-025',
    replies: { routes: ['patchData'], when: isStatus(409), change: also(changesForm) },
  },
  {
    id: 'app-data-locked-unreadable',
    breaks: 'Locked form data cannot be read.',
    aimedAt: 'APP-DATA-026',
    replies: {
      routes: ['getData'],
      when: (_reply, call) => instanceOf(call)?.data.some((one) => one.locked) === true,
      change: denies,
    },
  },
  {
    id: 'app-data-main-form-deleted',
    breaks: 'The only form that is demanded can be deleted.',
    aimedAt: 'APP-DATA-027',
    rules: { dataAccess: withoutRule('Cannot Delete main data element') },
  },
  {
    id: 'app-data-refused-delete-changes-form',
    breaks: 'DELETE of the only form answers 400 and changes it.',
    aimedAt: 'APP-DATA-027',
    replies: { routes: ['deleteData'], when: isStatus(400), change: also(changesForm) },
  },
  {
    id: 'app-data-list-404',
    breaks: 'GET of a list of data elements answers 404.',
    aimedAt: 'APP-DATA-037',
    unrouted: (reply) => ({ ...reply, status: 404 }),
  },
  {
    id: 'app-data-list-without-allow',
    breaks: 'GET of a list of data elements answers 405 without Allow.',
    aimedAt: 'APP-DATA-037',
    unrouted: (reply) => ({
      ...reply,
      headers: reply.headers.filter(([name]) => name !== 'Allow'),
    }),
  },
  {
    id: 'app-data-ended-made',
    breaks: 'POST of data after the end answers 200.',
    aimedAt: 'APP-DATA-038',
    replies: { routes: ['createData'], when: isEnded, change: both(takesIt, also(addsElement)) },
  },
  {
    id: 'app-data-ended-put-changes-form',
    breaks: 'PUT of data after the end is refused and changes the form.',
    aimedAt: 'APP-DATA-038',
    replies: {
      routes: puts,
      when: (reply, call) => isRefusal(reply) && isEnded(reply, call),
      change: also(changesForm),
    },
  },
  {
    id: 'app-data-ended-unreadable',
    breaks: 'Data of an ended instance cannot be read.',
    aimedAt: 'APP-DATA-039',
    replies: { routes: ['getData'], when: isEnded, change: denies },
  },
  {
    id: 'app-data-ended-deleted',
    breaks: 'DELETE of data after the end answers 200 and removes it.',
    aimedAt: 'APP-DATA-038',
    replies: { routes: ['deleteData'], when: isEnded, change: both(takesIt, also(removesElement)) },
  },
];

function withoutRule(title: string): typeof dataRules.dataAccess {
  return (use, access) => {
    const problem = dataRules.dataAccess(use, access);
    return problem?.title === title ? undefined : problem;
  };
}
