import { empty } from '../../altinn-app/families.ts';
import { accessRules } from '../../altinn-app/rules/access.ts';
import { instanceRules } from '../../altinn-app/rules/instances.ts';
import { instanceOf } from '../../altinn-app/instances/store.ts';
import { withStatus } from '../change.ts';
import type { Fault } from './fault.ts';
import { creations, onReply } from './spoil.ts';

const isReading = (action: string): boolean => action.startsWith('les-');

/** Faults in rules that the metadata of an app turn on. */
export const metadataRulesFaults: readonly Fault[] = [
  {
    id: 'app-shows-unreadable-elements',
    breaks: 'An instance lists elements of a type that the caller may not read.',
    aimedAt: 'APP-INST-021',
    rules: {
      permits: (question) => isReading(question.action) || accessRules.permits(question),
    },
  },
  {
    id: 'app-open-to-any-kind-of-party',
    breaks: 'The kinds of party that the app is open to are not looked at.',
    aimedAt: 'APP-CREATE-023',
    rules: { allowsPartyType: () => true },
  },
  {
    id: 'app-refuses-wrong-kind-of-party-with-400',
    breaks: 'An owner of a kind that the app is not open to is refused with 400.',
    aimedAt: 'APP-CREATE-023',
    ...onReply(creations, 403, withStatus(400)),
  },
  {
    id: 'app-open-to-nobody',
    breaks: 'An app that is open to organisations is closed to them too.',
    aimedAt: 'APP-META-017',
    rules: {
      allowsPartyType: (app, partyType, unitType) =>
        partyType !== 2 && instanceRules.allowsPartyType(app, partyType, unitType),
    },
  },
  {
    id: 'app-forgets-days-without-deletion',
    breaks: 'The days in which the app forbids deletion are not counted.',
    aimedAt: 'APP-DEL-011',
    rules: { isProtected: () => false },
  },
  {
    id: 'app-protected-instance-is-deleted-all-the-same',
    breaks: 'Deletion within the forbidden days is refused, and done.',
    aimedAt: 'APP-DEL-011',
    rules: { isProtected: () => false },
    replies: {
      routes: ['deleteInstance'],
      when: (reply, call) => reply.status === 200 && instanceOf(call)?.process?.ended != null,
      change: () => empty(403),
    },
  },
];
