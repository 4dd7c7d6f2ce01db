import type { Reply } from '../../server/message.ts';
import type { Call, Route } from '../call.ts';
import { bareProblem, bindingProblem, controllerProblem, empty, json } from '../families.ts';
import type { StoredDataElement, StoredInstance } from '../instances/instance.ts';
import { defects } from '../defects.ts';
import { ProcessFailure } from '../process/process-failure.ts';
import { readableInstance, uncaughtReply } from '../instances/readable-instance.ts';
import { elementOf } from '../instances/store.ts';
import { validateTask } from '../data/validation.ts';
import type { ValidationChoice, ValidationIssue } from '../data/validation.ts';

const base = '/{org}/{app}/instances/{party:int}/{guid:guid}';

/** Validation on demand (reference 1.6). */
export const validateRoutes: readonly Route[] = [
  {
    id: 'validateInstance',
    method: 'GET',
    path: `${base}/validate`,
    access: 'authenticated',
    handle: validateInstance,
  },
  {
    id: 'validateData',
    method: 'GET',
    path: `${base}/data/{dataGuid:guid}/validate`,
    access: 'authenticated',
    handle: validateData,
  },
];

function validateInstance(call: Call): Reply {
  const choice = choiceOf(call.request.query);
  if ('reply' in choice) return choice.reply;
  const instance = readableInstance(call);
  if (typeof instance === 'string') return platformProblem(call, instance === 'unknown');
  const taskId = instance.process?.currentTask?.elementId;
  if (taskId === undefined) return controllerProblem(409, notStarted);
  return issuesReply(() => validateTask({ call, instance, taskId }, choice));
}

const notStarted = {
  title: 'Validation error',
  detail: 'Unable to validate instance without a started process.',
};

function platformProblem(call: Call, unknown: boolean): Reply {
  const detail = unknown
    ? `404 - Not Found - "Unable to find instance ${call.params['guid'] ?? ''}"`
    : '403 - Forbidden - ';
  return controllerProblem(unknown ? 404 : 403, { title: 'Something went wrong.', detail });
}

function choiceOf(query: URLSearchParams): ValidationChoice | { readonly reply: Reply } {
  const ignored = (query.get('ignoredValidators') ?? '').split(',').filter(Boolean);
  const only = query.get('onlyIncrementalValidators');
  if (only === null || only === '') return { ignored };
  if (/^(true|false)$/i.test(only)) return { ignored, incremental: only.toLowerCase() === 'true' };
  const text = `The value '${only}' is not valid.`;
  return { reply: bindingProblem({ onlyIncrementalValidators: [text] }) };
}

const unreadable = {
  anonymous: defects.validateDataWithoutRights,
  unknown: defects.validateDataUnknownElement,
  denied: defects.validateDataWithoutRights,
};

function validateData(call: Call): Reply {
  const instance = readableInstance(call);
  const { world } = call.state;
  if (typeof instance === 'string') return uncaughtReply(call, instance, unreadable);
  const element = elementOf(call, instance);
  const taskId = instance.process?.currentTask?.elementId;
  if (element === undefined || taskId === undefined) {
    if (world.has(defects.validateDataUnknownElement)) return empty(500);
    return element === undefined ? bareProblem(404) : controllerProblem(409, notStarted);
  }
  return issuesReply(() => elementIssues(call, instance, { element, taskId }));
}

function elementIssues(
  call: Call,
  instance: StoredInstance,
  at: { readonly element: StoredDataElement; readonly taskId: string },
): ValidationIssue[] {
  const { element, taskId } = at;
  const type = call.app.dataTypes.find((one) => one.id === element.dataType);
  const own = validateTask({ call, instance, taskId: type?.taskId ?? taskId }).filter(
    (issue) => issue.dataElementId === element.id,
  );
  if (type?.taskId === taskId) return own;
  const code = 'DataElementValidatedAtWrongTask';
  const wrong = { severity: 2, dataElementId: element.id, field: null, code, description: code };
  return [...own, { ...wrong, source: 'Custom' }];
}

// A signature that the service finds no party for breaks validation as it breaks next.
function issuesReply(issues: () => readonly ValidationIssue[]): Reply {
  try {
    return json(200, issues());
  } catch (error) {
    if (error instanceof ProcessFailure) return empty(500);
    throw error;
  }
}
