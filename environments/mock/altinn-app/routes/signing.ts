import { organisationParty, personParty } from '../../identities.ts';
import type { Reply } from '../../server/message.ts';
import type { Call, Route } from '../call.ts';
import { bareProblem, empty, json, titledProblem } from '../families.ts';
import { toDataElement } from '../instances/instance-json.ts';
import type { StoredInstance } from '../instances/instance.ts';
import { defects } from '../defects.ts';
import type { SignatureConfig } from '../process/process-definition.ts';
import { ProcessFailure } from '../process/process-failure.ts';
import { readableInstance, uncaughtReply } from '../instances/readable-instance.ts';
import type { SignatureDocument } from '../rules/signing.ts';
import { elementsToSign, signaturesOf } from '../process/signing.ts';

const base = '/{org}/{app}/instances/{party:int}/{guid:guid}/signing';

/** What a signing task asks and has (reference 1.9); none of it asks for a token itself. */
export const signingRoutes: readonly Route[] = [
  route('getSigning', '', signeeStates),
  route('getSigningDataElements', '/data-elements', dataElements),
  route('getSigningOrganizations', '/organizations', organizations),
];

type Answer = (call: Call, instance: StoredInstance, config: SignatureConfig) => Reply;

function route(id: string, path: string, answer: Answer): Route {
  const handle = (call: Call): Reply => uncached(atSigningTask(call, answer));
  return { id, method: 'GET', path: `${base}${path}`, access: 'none', handle };
}

const unreadable = {
  anonymous: defects.signingWithoutToken,
  unknown: defects.signingWithoutRights,
  denied: defects.signingWithoutRights,
};

function atSigningTask(call: Call, answer: Answer): Reply {
  const instance = readableInstance(call);
  if (typeof instance === 'string') return uncaughtReply(call, instance, unreadable);
  const asked = call.request.query.get('taskId') ?? instance.process?.currentTask?.elementId;
  const element = call.app.process.elements.get(asked ?? '');
  if (element?.taskType !== 'signing' || element.signature === undefined)
    return titledProblem(400, notSigning);
  return answer(call, instance, element.signature);
}

const notSigning = {
  title: 'Not a signing task',
  detail:
    "This endpoint is only callable while the current task is a signing task, or when taskId query param is set to a signing task's ID.",
};

// The controller forbids caches the old way too; an empty 500 has lost it.
function uncached(reply: Reply): Reply {
  if (reply.body === undefined) return reply;
  return { ...reply, headers: [...reply.headers, ['Pragma', 'no-cache']] };
}

function signeeStates(call: Call, instance: StoredInstance, config: SignatureConfig): Reply {
  try {
    const signees = signaturesOf(call, instance, config).map(signeeState);
    return json(200, { signeeStates: signees });
  } catch (error) {
    if (error instanceof ProcessFailure) return empty(500);
    throw error;
  }
}

function signeeState(document: SignatureDocument): Record<string, unknown> {
  const { PersonNumber, OrganisationNumber } = document.SigneeInfo;
  const shared = {
    signedTime: document.SignedTime,
    delegationSuccessful: true,
    notificationStatus: 'Sent',
  };
  const person = personParty(PersonNumber ?? '');
  if (person !== undefined)
    return { name: person.name, organization: null, ...shared, partyId: person.partyId };
  const organisation = organisationParty(OrganisationNumber ?? '');
  const organization = organisation?.name ?? null;
  return { name: 'System', organization, ...shared, partyId: organisation?.partyId ?? 0 };
}

function dataElements(call: Call, instance: StoredInstance, config: SignatureConfig): Reply {
  const elements = elementsToSign(instance, config);
  return json(200, {
    dataElements: elements.map((element) => toDataElement(call, element, { instance })),
  });
}

// Nobody signs for an organisation in the mock's register.
function organizations(call: Call): Reply {
  return call.caller?.kind === 'user' ? json(200, { organizations: [] }) : bareProblem(401);
}
