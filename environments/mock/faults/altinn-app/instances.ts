import { accessRules } from '../../altinn-app/rules/access.ts';
import { both, isStatus, mapMember, setMember, withStatus } from '../change.ts';
import type { Fault } from './fault.ts';
import { misreadPath, misreadWhen } from './misread.ts';
import { creations, spoil } from './spoil.ts';

const reading = ['getInstance'];

const onRead = (change: NonNullable<Fault['replies']>['change']): Pick<Fault, 'replies'> => ({
  replies: { routes: reading, when: isStatus(200), change },
});

/** Faults of reading and listing instances. */
export const instancesFaults: readonly Fault[] = [
  {
    id: 'app-get-instance-shows-another',
    breaks: 'GET instance answers another instance of the same owner.',
    aimedAt: 'APP-INST-001',
    ...onRead(setMember(['id'], '501337/11111111-1111-4111-8111-111111111111')),
  },
  {
    id: 'app-get-instance-not-found',
    breaks: 'An instance that exists is not found.',
    aimedAt: 'APP-INST-001',
    ...onRead(withStatus(404)),
  },
  {
    id: 'app-instance-of-another-app-id',
    breaks: 'The instance names another app.',
    aimedAt: 'APP-INST-001',
    ...onRead(setMember(['appId'], 'ttd/annen')),
  },
  {
    id: 'app-owner-may-not-read',
    breaks: 'The app owner is refused the instances of his app.',
    aimedAt: 'APP-INST-002',
    rules: {
      permits: (question) => question.caller.kind !== 'org' && accessRules.permits(question),
    },
  },
  {
    id: 'app-self-link-leads-elsewhere',
    breaks: 'selfLinks.apps names another instance.',
    aimedAt: 'APP-INST-003',
    ...onRead(
      mapMember(['selfLinks', 'apps'], (link) =>
        String(link).replace(/[^/]+$/, '11111111-1111-4111-8111-111111111111'),
      ),
    ),
  },
  {
    id: 'app-self-link-is-missing',
    breaks: 'selfLinks.apps is null where an instance is read.',
    aimedAt: 'APP-INST-003',
    ...onRead(setMember(['selfLinks', 'apps'], null)),
  },
  {
    id: 'app-unknown-instance-shows-any',
    breaks: 'An unknown instance id is answered with any instance.',
    aimedAt: 'APP-INST-004',
    requests: {
      routes: reading,
      change: misreadPath('guid', (guid, { state }) =>
        state.instances.has(guid) ? guid : ([...state.instances.keys()].at(-1) ?? guid),
      ),
    },
  },
  {
    id: 'app-unknown-instance-is-gone',
    breaks: 'An unknown instance is answered with 410.',
    aimedAt: 'APP-INST-004',
    replies: { routes: reading, when: isStatus(404), change: withStatus(410) },
  },
  {
    id: 'app-odd-instance-id-answers-400',
    breaks: 'An instance id that is no uuid leads to 400.',
    aimedAt: 'APP-INST-005',
    unrouted: (reply, { path }) =>
      /\/instances\/\d+\/[^/]*[g-z][^/]*$/.test(path) ? { ...reply, status: 400 } : reply,
  },
  {
    id: 'app-odd-party-id-answers-400',
    breaks: 'A party id in the path that is no number leads to 400.',
    aimedAt: 'APP-INST-006',
    unrouted: (reply, { path }) =>
      /\/instances\/[a-z]+\/[0-9a-f-]{36}$/.test(path) ? { ...reply, status: 400 } : reply,
  },
  {
    id: 'app-instance-under-any-party',
    breaks: 'An instance is found by its uuid alone, whatever party the path names.',
    aimedAt: 'APP-INST-007',
    requests: {
      change: misreadPath('party', (party, { params, state }) =>
        String(state.instances.get(params['guid'] ?? '')?.partyId ?? party),
      ),
    },
  },
  {
    id: 'app-instance-under-any-app',
    breaks: 'An instance is shown under the name of another app.',
    aimedAt: 'APP-INST-008',
    requests: {
      routes: reading,
      change: misreadPath('app', (name, { app }) => (name === app.name ? name : app.name)),
    },
  },
  {
    id: 'app-get-instance-forgets-elements',
    breaks: 'GET instance lists no data elements.',
    aimedAt: 'APP-INST-009',
    ...onRead(setMember(['data'], [])),
  },
  {
    id: 'app-get-instance-shows-next-flow',
    breaks: 'GET instance shows the number of another step than the creation.',
    aimedAt: 'APP-INST-009',
    ...onRead(setMember(['process', 'currentTask', 'flow'], 7)),
  },
  {
    id: 'app-creation-shows-other-elements',
    breaks: 'The creation answers element ids that the instance does not have.',
    aimedAt: 'APP-INST-009',
    replies: {
      routes: creations,
      when: isStatus(201),
      change: setMember(['data', '*', 'id'], '22222222-2222-4222-8222-222222222222'),
    },
  },
  {
    id: 'app-get-instance-loses-party',
    breaks: "GET instance does not embed the owner's party.",
    aimedAt: 'APP-INST-010',
    ...onRead(setMember(['instanceOwner', 'party'], null)),
  },
  {
    id: 'app-creation-loses-party',
    breaks: "The creation does not embed the owner's party.",
    aimedAt: 'APP-INST-010',
    replies: {
      routes: creations,
      when: isStatus(201),
      change: setMember(['instanceOwner', 'party'], null),
    },
  },
  {
    id: 'app-owner-loses-number',
    breaks: 'The owner is named without a number.',
    aimedAt: 'APP-INST-011',
    ...onRead(setMember(['instanceOwner', 'personNumber'], null)),
  },
  {
    id: 'app-owner-has-two-numbers',
    breaks: 'The owner is both a person and an organisation.',
    aimedAt: 'APP-INST-011',
    ...onRead(setMember(['instanceOwner', 'organisationNumber'], '897069650')),
  },
  {
    id: 'app-creation-time-moves',
    breaks: 'Reading an instance sets its time of creation.',
    aimedAt: 'APP-INST-012',
    replies: {
      routes: ['getInstance', 'putData'],
      change: spoil((instance) => void (instance.created = new Date().toISOString())),
    },
  },
  {
    id: 'app-owner-reading-marks-read',
    breaks: 'A reading app owner marks the instance as read.',
    aimedAt: 'APP-INST-013',
    ...onRead(
      both(
        spoil((instance) => void (instance.status.readStatus = 1)),
        setMember(['status', 'readStatus'], 1),
      ),
    ),
  },
  {
    id: 'app-user-reading-leaves-unread',
    breaks: 'An instance stays unread though the user reads it.',
    aimedAt: 'APP-INST-013',
    ...onRead(spoil((instance) => void (instance.status.readStatus = 0))),
  },
  {
    id: 'app-elements-in-reverse-order',
    breaks: 'Data elements stand in reverse order.',
    aimedAt: 'APP-INST-019',
    ...onRead(mapMember(['data'], (data) => (Array.isArray(data) ? data.toReversed() : data))),
  },
  {
    id: 'app-presentation-texts-stay-empty',
    breaks: 'Saving a form does not fill the presentation texts.',
    aimedAt: 'APP-INST-020',
    rules: { fieldValues: () => ({}) },
  },
  {
    id: 'app-upper-case-uuid-is-unknown',
    breaks: 'An upper case uuid finds nothing.',
    aimedAt: 'APP-INST-022',
    requests: {
      routes: reading,
      change: misreadWhen(
        ({ params }) => /[A-F]/.test(params['guid'] ?? ''),
        misreadPath('guid', () => '00000000-0000-4000-8000-000000000000'),
      ),
    },
  },
  {
    id: 'app-names-in-any-case',
    breaks: 'Org and app are read whatever their case.',
    aimedAt: 'APP-INST-023',
    requests: {
      routes: reading,
      change: (call) =>
        misreadPath('org', () => call.app.org)(misreadPath('app', () => call.app.name)(call)),
    },
  },
  {
    id: 'app-trailing-slash-is-refused',
    breaks: 'A trailing slash behind the instance id is not tolerated.',
    aimedAt: 'APP-INST-024',
    bypass: (call, route) =>
      route.id === 'getInstance' && call.request.path.endsWith('/')
        ? { status: 404, headers: [] }
        : undefined,
  },
  {
    id: 'app-substatus-links-to-the-app',
    breaks: 'The answer of PUT substatus carries selfLinks.apps.',
    aimedAt: 'APP-INST-025',
    replies: {
      routes: ['putSubstatus'],
      when: isStatus(200),
      change: setMember(['selfLinks', 'apps'], 'https://ttd.apps.local/ttd/kontrakt'),
    },
  },
  {
    id: 'app-reading-moves-the-process',
    breaks: 'Reading an instance counts its process on.',
    aimedAt: 'APP-INST-026',
    ...onRead(
      spoil(({ process }) => {
        if (process?.currentTask != null) process.currentTask.flow += 1;
      }),
    ),
  },
  {
    id: 'app-reading-drops-elements',
    breaks: 'Reading an instance removes its last data element.',
    aimedAt: 'APP-INST-026',
    ...onRead(spoil((instance) => void instance.data.pop())),
  },
  {
    id: 'app-instance-host-name-leaks-http',
    breaks: 'Links of an instance lead to the inner host.',
    aimedAt: 'APP-INST-003',
    ...onRead(mapMember(['selfLinks', 'apps'], () => 'http://localhost:5005/')),
  },
  {
    id: 'app-instance-names-mangled-org',
    breaks: 'The instance names its organisation in upper case.',
    aimedAt: 'APP-INST-001',
    ...onRead(mapMember(['org'], (org) => String(org).toUpperCase())),
  },
];
