import { both, dropMember, emptyBody, isStatus, setMember, withStatus } from '../change.ts';
import { also, addsElement, countsStep, forgets } from './effect.ts';
import type { Fault } from './fault.ts';
import { crashes, isEnded, isRefusedBody, isUnknownInstance, misses, takesIt } from './outcome.ts';

const ok = isStatus(200);

/** User actions. */
export const actionsFaults: readonly Fault[] = [
  {
    id: 'app-action-answers-204',
    breaks: 'POST actions answers 204, which is not documented.',
    aimedAt: 'APP-ACT-001',
    replies: { routes: ['performAction'], when: ok, change: both(withStatus(204), emptyBody) },
  },
  {
    id: 'app-action-without-instance',
    breaks: 'POST actions answers without the instance.',
    aimedAt: 'APP-ACT-001',
    replies: { routes: ['performAction'], when: ok, change: dropMember('instance') },
  },
  {
    id: 'app-action-with-error',
    breaks: 'POST actions answers 200 with an error.',
    aimedAt: 'APP-ACT-001',
    replies: {
      routes: ['performAction'],
      when: ok,
      change: setMember(['error'], { code: 'Failed', message: 'Failed', metadata: null }),
    },
  },
  {
    id: 'app-action-body-optional',
    breaks: 'POST actions without a body answers 400.',
    aimedAt: 'APP-ACT-002',
    replies: { routes: ['performAction'], when: isStatus(415), change: withStatus(400) },
  },
  {
    id: 'app-action-without-body-moves',
    breaks: 'POST actions without a body answers 415 and counts a step.',
    aimedAt: 'APP-ACT-002',
    replies: { routes: ['performAction'], when: isStatus(415), change: also(countsStep) },
  },
  {
    id: 'app-action-optional',
    breaks: 'POST actions without an action answers 200.',
    aimedAt: 'APP-ACT-003',
    replies: { routes: ['performAction'], when: isStatus(400), change: takesIt },
  },
  {
    id: 'app-action-refusal-untitled',
    breaks: 'POST actions without an action does not say what is missing.',
    aimedAt: 'APP-ACT-003',
    replies: { routes: ['performAction'], when: isStatus(400), change: dropMember('title') },
  },
  {
    id: 'app-action-not-authorised',
    breaks: 'POST actions does not ask whether the caller has the action.',
    aimedAt: 'APP-ACT-004',
    rules: { permits: () => true },
  },
  {
    id: 'app-action-denied-moves',
    breaks: 'POST actions answers 403 and counts a step.',
    aimedAt: 'APP-ACT-004',
    replies: { routes: ['performAction'], when: isStatus(403), change: also(countsStep) },
  },
  {
    id: 'app-action-unhandled-taken',
    breaks: 'POST actions with an action that nobody handles answers 200.',
    aimedAt: 'APP-ACT-005',
    replies: { routes: ['performAction'], when: isStatus(404), change: withStatus(200) },
  },
  {
    id: 'app-action-unhandled-unnamed',
    breaks: 'The refusal of an action that nobody handles has no code.',
    aimedAt: 'APP-ACT-005',
    replies: { routes: ['performAction'], when: isStatus(404), change: setMember(['error'], null) },
  },
  {
    id: 'app-action-owner-taken',
    breaks: 'POST actions takes an action of the app owner.',
    aimedAt: 'APP-ACT-006',
    replies: { routes: ['performAction'], when: isStatus(401), change: takesIt },
  },
  {
    id: 'app-action-owner-crashes',
    breaks: 'POST actions answers 500 to the app owner.',
    aimedAt: 'APP-ACT-006',
    replies: { routes: ['performAction'], when: isStatus(401), change: crashes },
  },
  {
    id: 'app-action-after-end-taken',
    breaks: 'POST actions of an ended process answers 200.',
    aimedAt: 'APP-ACT-007',
    replies: { routes: ['performAction'], when: isEnded, change: takesIt },
  },
  {
    id: 'app-action-after-end-404',
    breaks: 'POST actions of an ended process answers 404.',
    aimedAt: 'APP-ACT-007',
    replies: { routes: ['performAction'], when: isEnded, change: misses },
  },
  {
    id: 'app-action-bad-json-crashes',
    breaks: 'POST actions with malformed JSON answers 500.',
    aimedAt: 'APP-ACT-008',
    replies: { routes: ['performAction'], when: isRefusedBody(/^\{"action":$/), change: crashes },
  },
  {
    id: 'app-action-null-crashes',
    breaks: 'POST actions with null answers 500.',
    aimedAt: 'APP-ACT-008',
    replies: { routes: ['performAction'], when: isRefusedBody(/^null$/), change: crashes },
  },
  {
    id: 'app-action-list-taken',
    breaks: 'POST actions with a list answers 200.',
    aimedAt: 'APP-ACT-008',
    replies: { routes: ['performAction'], when: isRefusedBody(/^\[/), change: takesIt },
  },
  {
    id: 'app-action-missing-instance-crashes',
    breaks: 'POST actions of an instance that does not exist answers 500.',
    aimedAt: 'APP-ACT-009',
    replies: { routes: ['performAction'], when: isUnknownInstance, change: crashes },
  },
  {
    id: 'app-action-sign-forgets',
    breaks: 'The action sign answers 200 and stores no signature.',
    aimedAt: 'APP-ACT-010',
    ...forgets(['performAction']),
  },
  {
    id: 'app-action-sign-moves',
    breaks: 'The action sign moves the process on.',
    aimedAt: 'APP-ACT-010',
    replies: { routes: ['performAction'], when: ok, change: also(countsStep) },
  },
  {
    id: 'app-action-sign-stores-twice',
    breaks: 'The action sign stores two signatures.',
    aimedAt: 'APP-ACT-010',
    replies: { routes: ['performAction'], when: ok, change: also(addsElement) },
  },
  {
    id: 'app-action-open-to-all',
    breaks: 'Everybody may act on an instance.',
    aimedAt: 'APP-ACT-011',
    rules: { permits: () => true },
  },
  {
    id: 'app-action-denied-crashes',
    breaks: 'POST actions answers 500 to a caller who may not read the instance.',
    aimedAt: 'APP-ACT-011',
    replies: { routes: ['performAction'], when: isStatus(403), change: crashes },
  },
];
