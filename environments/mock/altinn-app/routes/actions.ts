import type { Reply } from '../../server/message.ts';
import { mayDo } from '../access/access.ts';
import { isJsonType } from '../bind-body.ts';
import type { Call, Caller, Route } from '../call.ts';
import { bindingProblem, empty, handMadeProblem, json, plainText } from '../families.ts';
import { toInstance } from '../instances/instance-json.ts';
import type { StoredInstance } from '../instances/instance.ts';
import { defects } from '../defects.ts';
import { ProcessFailure } from '../process/process-failure.ts';
import { readableInstance, uncaughtReply } from '../instances/readable-instance.ts';
import { sign } from '../process/signing.ts';

/** User actions on the current task (reference 1.5). */
export const actionsRoutes: readonly Route[] = [
  {
    id: 'performAction',
    method: 'POST',
    access: 'authenticated',
    apiController: false,
    path: '/{org}/{app}/instances/{party:int}/{guid:guid}/actions',
    handle: postAction,
  },
];

const unreadable = {
  anonymous: defects.actionWithoutRights,
  unknown: defects.actionUnknownInstance,
  denied: defects.actionWithoutRights,
};

function postAction(call: Call): Reply {
  if (!isJsonType(call.request.header('content-type'))) return empty(415);
  const body = bodyOf(call.request.body);
  if (body === undefined) {
    if (call.state.world.has(defects.actionBadBody)) return empty(500);
    return bindingProblem({ '': ['A non-empty request body is required.'] });
  }
  const { action } = body;
  if (typeof action !== 'string') return missingAction(call);
  return acted(call, action);
}

/** The JSON object of the body; undefined where there is none, and the service runs on into null. */
function bodyOf(body: Buffer): { readonly action?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const entries = Object.entries(value).map(([name, one]) => [name.toLowerCase(), one] as const);
    return Object.fromEntries(entries);
  } catch {
    return undefined;
  }
}

function missingAction(call: Call): Reply {
  return handMadeProblem(400, {
    title: 'Action is missing',
    status: 400,
    detail: 'Action is missing in the request',
    instance: call.params['guid'] ?? '',
  });
}

function acted(call: Call, action: string): Reply {
  const instance = readableInstance(call);
  if (typeof instance === 'string') return uncaughtReply(call, instance, unreadable);
  const { caller } = call;
  if (instance.process === null) return plainText(409, 'Process is not started.');
  if (instance.process.ended !== null) return plainText(409, 'Process is ended.');
  if (caller === undefined || caller.kind === 'org') return empty(401);
  if (!mayDo(call, action, instance)) return empty(403);
  return action === 'sign' ? signed(call, instance, caller) : noHandler(call, instance, action);
}

function signed(call: Call, instance: StoredInstance, caller: Caller): Reply {
  try {
    sign(call, instance, caller);
  } catch (error) {
    if (!(error instanceof ProcessFailure)) throw error;
    return noHandler(call, instance, 'sign');
  }
  const none = { updatedDataModels: {}, updatedValidationIssues: {} };
  return json(200, responseOf(call, instance, { ...none, error: null }));
}

function noHandler(call: Call, instance: StoredInstance, action: string): Reply {
  const message = `Action handler with id ${action} not found`;
  const error = { code: 'ActionNotFound', message, metadata: null };
  const none = { updatedDataModels: null, updatedValidationIssues: null };
  return json(404, responseOf(call, instance, { ...none, error }));
}

interface Outcome {
  readonly updatedDataModels: object | null;
  readonly updatedValidationIssues: object | null;
  readonly error: object | null;
}

function responseOf(call: Call, instance: StoredInstance, outcome: Outcome): object {
  const { updatedDataModels, updatedValidationIssues, error } = outcome;
  return {
    instance: toInstance(call, instance, { appLinks: false }),
    updatedDataModels,
    updatedValidationIssues,
    clientActions: null,
    error,
    redirectUrl: null,
  };
}
