import { empty, json } from '../../altinn-app/families.ts';
import { accessRules, type AccessQuestion } from '../../altinn-app/rules/access.ts';
import type { Call } from '../../altinn-app/call.ts';
import { instanceRules } from '../../altinn-app/rules/instances.ts';
import type { Reply } from '../../server/message.ts';
import { both, isStatus, replaceJson, setMember, withMediaType } from '../change.ts';
import type { Fault } from './fault.ts';
import { other, owner } from './spoil.ts';
import { callerOfToken } from './tokens.ts';

/** The question as a user of the right party would ask it. */
const asOwner = (question: AccessQuestion): AccessQuestion => ({
  ...question,
  caller: { ...question.caller, kind: 'user', userId: 1337, partyId: question.partyId },
});

const permitsWhen = (isLetIn: (question: AccessQuestion) => boolean): Pick<Fault, 'rules'> => ({
  rules: {
    permits: (question) =>
      accessRules.permits(question) ||
      (isLetIn(question) && accessRules.permits(asOwner(question))),
  },
});

const isStranger = ({ caller }: AccessQuestion): boolean => caller.userId === 12345;

const isOtherOrg = ({ caller }: AccessQuestion): boolean =>
  caller.kind === 'org' && caller.org === 'digdir';

const refused = (reply: Reply): Reply => ({
  status: 403,
  headers: reply.headers.filter(([name]) => !/^(content-|location)/i.test(name)),
});

/** The element that the path names, on whatever instance it stands. */
function elementAnywhere({ params, state }: Call): Reply | undefined {
  const elements = [...state.instances.values()].flatMap((instance) => instance.data);
  const found = elements.find((element) => element.id === params['dataGuid']);
  const own = state.instances.get(params['guid'] ?? '');
  if (found === undefined || own === undefined || found.instanceGuid === own.guid) return undefined;
  return json(200, { navn: 'Kari Nordmann' });
}

/** Faults of authorisation. */
export const authorisationFaults: readonly Fault[] = [
  {
    id: 'app-system-users-may-not-write',
    breaks: 'The right to write is not given to system users.',
    aimedAt: 'APP-ACCESS-001',
    rules: {
      permits: (question) =>
        (question.caller.kind !== 'system' || question.action !== 'write') &&
        accessRules.permits(question),
    },
  },
  {
    id: 'app-anybody-reads',
    breaks: 'The right to read is given to any organisation.',
    aimedAt: 'APP-ACCESS-002',
    ...permitsWhen((question) => isOtherOrg(question) && question.action === 'read'),
  },
  {
    id: 'app-any-user-has-rights',
    breaks: 'A user has rights to the instances of any party.',
    aimedAt: 'APP-AUTHZ-001',
    ...permitsWhen(isStranger),
  },
  {
    id: 'app-any-user-may-write',
    breaks: 'The right to write is given to any user.',
    aimedAt: 'APP-AUTHZ-001',
    ...permitsWhen((question) => isStranger(question) && question.action === 'write'),
  },
  {
    id: 'app-any-user-may-delete',
    breaks: 'DELETE instance forgets to ask for rights.',
    aimedAt: 'APP-AUTHZ-001',
    ...permitsWhen((question) => isStranger(question) && question.action === 'delete'),
  },
  {
    id: 'app-strangers-are-told-404',
    breaks: 'A user without rights is told that there is no such instance.',
    aimedAt: 'APP-AUTHZ-001',
    replies: {
      routes: ['getProcess'],
      when: (reply, call) => reply.status === 403 && callerOfToken(call) === 'stranger',
      change: (reply) => ({ ...reply, status: 404 }),
    },
  },
  {
    id: 'app-any-organisation-has-rights',
    breaks: 'An organisation has the rights of the app owner.',
    aimedAt: 'APP-AUTHZ-002',
    rules: {
      permits: (question) =>
        accessRules.permits(
          isOtherOrg(question)
            ? { ...question, caller: { ...question.caller, org: question.app.org } }
            : question,
        ),
    },
  },
  {
    id: 'app-any-organisation-may-set-substatus',
    breaks: 'Any service owner sets the sub status of any instance.',
    aimedAt: 'APP-AUTHZ-002',
    rules: { maySetSubstatus: (_, caller) => caller.org !== undefined },
  },
  {
    id: 'app-refuses-strangers-after-acting',
    breaks: 'A user without rights is refused only when all is done.',
    aimedAt: 'APP-AUTHZ-003',
    ...permitsWhen(isStranger),
    replies: { when: (_, call) => callerOfToken(call) === 'stranger', change: refused },
  },
  {
    id: 'app-refusal-names-the-owner',
    breaks: 'A refusal tells whose instance it is.',
    aimedAt: 'APP-AUTHZ-004',
    replies: {
      routes: ['getInstance'],
      when: isStatus(403),
      change: setMember(['detail'], `The instance belongs to ${owner.personNumber}.`),
    },
  },
  {
    id: 'app-refusal-shows-the-form',
    breaks: 'A refused reader is shown the form all the same.',
    aimedAt: 'APP-AUTHZ-004',
    replies: {
      routes: ['getData'],
      when: isStatus(403),
      change: both(
        withMediaType('application/json; charset=utf-8'),
        replaceJson({ navn: 'Kari Nordmann', epost: 'kari@example.no' }),
      ),
    },
  },
  {
    id: 'app-login-level-is-ignored',
    breaks: 'A weak login is as good as a strong one.',
    aimedAt: 'APP-AUTHZ-005',
    rules: { requiredLevel: () => 0 },
  },
  {
    id: 'app-weak-login-is-not-told-the-level',
    breaks: 'A weak login is refused without the level that is wanted.',
    aimedAt: 'APP-AUTHZ-005',
    replies: {
      routes: ['getInstance', 'createInstance', 'createInstanceSimple'],
      when: isStatus(403),
      change: replaceJson({ title: 'Forbidden', status: 403 }),
    },
  },
  {
    id: 'app-closed-app-serves-users',
    breaks: 'A user makes instances where only organisations may.',
    aimedAt: 'APP-AUTHZ-006',
    rules: { mayInstantiate: () => true },
  },
  {
    id: 'app-closed-app-refuses-its-owner',
    breaks: 'Where only organisations may make instances, the app owner may not.',
    aimedAt: 'APP-AUTHZ-006',
    rules: {
      mayInstantiate: (app, caller) =>
        app.metadata['disallowUserInstantiation'] !== true &&
        instanceRules.mayInstantiate(app, caller),
    },
  },
  {
    id: 'app-scopes-are-ignored',
    breaks: "The app's scopes are not asked for.",
    aimedAt: 'APP-AUTHZ-007',
    rules: { hasScope: () => true },
  },
  {
    id: 'app-reading-scope-lets-write',
    breaks: 'The scope to read is enough to write.',
    aimedAt: 'APP-AUTHZ-008',
    rules: { hasScope: (app, caller) => accessRules.hasScope(app, caller, 'GET') },
  },
  {
    id: 'app-missing-scope-is-not-named',
    breaks: 'The refusal for want of a scope does not say so.',
    aimedAt: 'APP-AUTHZ-009',
    replies: {
      when: isStatus(403),
      change: replaceJson({ title: 'Forbidden', status: 403, detail: 'No.' }),
    },
  },
  {
    id: 'app-system-user-has-no-rights',
    breaks: 'A system user has no rights to the organisation that owns it.',
    aimedAt: 'APP-AUTHZ-010',
    rules: {
      permits: (question) => question.caller.kind !== 'system' && accessRules.permits(question),
    },
  },
  {
    id: 'app-system-user-acts-for-another',
    breaks: 'An instance of a system user belongs to another organisation.',
    aimedAt: 'APP-AUTHZ-010',
    replies: {
      routes: ['createInstanceSimple'],
      when: isStatus(201),
      change: setMember(['instanceOwner', 'organisationNumber'], other.organisationNumber),
    },
  },
  {
    id: 'app-pdf-format-is-open',
    breaks: 'The PDF format of an element is told to anybody.',
    aimedAt: 'APP-AUTHZ-012',
    bypass: (call, route) =>
      route.id === 'getPdfFormat' && callerOfToken(call) === 'stranger'
        ? json(200, { excludedPages: [], excludedComponents: [] })
        : undefined,
  },
  {
    id: 'app-element-validation-is-open',
    breaks: 'The results of validating an element are told to anybody.',
    aimedAt: 'APP-AUTHZ-012',
    bypass: (call, route) =>
      route.id === 'validateData' && callerOfToken(call) === 'stranger' ? json(200, []) : undefined,
  },
  {
    id: 'app-element-of-another-instance',
    breaks: 'An element is found by its id alone, whatever instance the path names.',
    aimedAt: 'APP-AUTHZ-013',
    bypass: (call, route) => (route.id === 'getData' ? elementAnywhere(call) : undefined),
  },
  {
    id: 'app-scopes-close-the-metadata',
    breaks: 'Where the app demands scopes, its metadata are closed too.',
    aimedAt: 'APP-AUTHZ-014',
    bypass: (call, route) =>
      route.access === 'none' && call.app.metadata['apiScopes'] != null ? empty(401) : undefined,
  },
];
