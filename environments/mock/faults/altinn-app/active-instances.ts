import { accessRules } from '../../altinn-app/rules/access.ts';
import { instanceRules } from '../../altinn-app/rules/instances.ts';
import { both, isStatus, mapJson, replaceJson, withHeader, withStatus } from '../change.ts';
import type { Fault } from './fault.ts';
import { owner } from './spoil.ts';
import { callerOfToken } from './tokens.ts';

const listing = ['listActiveInstances'];

const onList = (change: NonNullable<Fault['replies']>['change']): Pick<Fault, 'replies'> => ({
  replies: { routes: listing, when: isStatus(200), change },
});

/** Faults of the list of active instances. */
export const activeInstancesFaults: readonly Fault[] = [
  {
    id: 'app-active-list-is-empty',
    breaks: 'The list of active instances is empty.',
    aimedAt: 'APP-INST-014',
    rules: { isActive: () => false },
  },
  {
    id: 'app-active-list-loses-the-last',
    breaks: 'The list of active instances loses its newest one.',
    aimedAt: 'APP-INST-014',
    ...onList(mapJson((list) => (Array.isArray(list) ? list.slice(1) : list))),
  },
  {
    id: 'app-active-list-keeps-ended',
    breaks: 'The list of active instances holds ended ones.',
    aimedAt: 'APP-INST-015',
    rules: {
      isActive: (instance) =>
        instance.status.isArchived
          ? !instance.status.isSoftDeleted
          : instanceRules.isActive(instance),
    },
  },
  {
    id: 'app-active-list-oldest-first',
    breaks: 'The list of active instances begins with the oldest.',
    aimedAt: 'APP-INST-016',
    ...onList(mapJson((list) => (Array.isArray(list) ? list.toReversed() : list))),
  },
  {
    id: 'app-active-list-leaks-to-strangers',
    breaks: 'Anybody sees the active instances of any party.',
    aimedAt: 'APP-INST-017',
    rules: {
      permits: (question) => question.action === 'read' || accessRules.permits(question),
    },
  },
  {
    id: 'app-active-list-refuses-strangers-with-401',
    breaks: 'A user without rights is told that he is not logged in.',
    aimedAt: 'APP-INST-017',
    replies: {
      routes: listing,
      when: (_, call) => callerOfToken(call) === 'stranger',
      change: both(withStatus(401), withHeader('WWW-Authenticate', 'Bearer')),
    },
  },
  {
    id: 'app-active-list-leaks-to-organisations',
    breaks: 'Any organisation sees the active instances of any party.',
    aimedAt: 'APP-INST-018',
    replies: {
      routes: listing,
      when: (_, call) => callerOfToken(call) === 'otherOrg',
      change: both(
        withStatus(200),
        withHeader('Content-Type', 'application/json; charset=utf-8'),
        replaceJson([
          {
            id: `${owner.partyId}/11111111-1111-4111-8111-111111111111`,
            presentationTexts: {},
            dueBefore: null,
            lastChanged: '2026-01-01T00:00:00Z',
            lastChangedBy: 'Sophie Salt',
          },
        ]),
      ),
    },
  },
];
